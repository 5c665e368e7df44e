import { type CosignerKey, cosign, cosignerKey, parseNote, writeNote, writeVerifierKey } from '@mingqian/log'
import { generateX25519Identity, identityToRecipient } from 'age-encryption'
import type { Answer, TestServer } from './test-server.ts'

/** A body as it keeps its keys outside the server. */
export type TestBody = {
  readonly name: string
  readonly key: CosignerKey
  readonly verifierKey: string
  readonly identity: string
  readonly encryption: string
}

/** @param byte makes one body's key differ from another's */
export const testBody = async (name: string, byte: number): Promise<TestBody> => {
  const key = cosignerKey(name, new Uint8Array(32).fill(byte))
  const identity = await generateX25519Identity()
  return {
    name,
    key,
    verifierKey: writeVerifierKey(key.key),
    identity,
    encryption: await identityToRecipient(identity),
  }
}

/** Enters a body as the director does. */
export const enterBody = (
  server: TestServer,
  body: TestBody,
  recipient: 'government' | 'city-bureau' | null,
): Promise<Answer> =>
  server.as('director').post('/api/cosigners', {
    name: body.name,
    key: body.verifierKey,
    encryption: recipient === null ? null : body.encryption,
    recipient,
  })

/** A checkpoint with the body's cosignature beside the signatures it has. */
export const cosignedBy = (note: string, body: TestBody, at: Date): string => {
  const parsed = parseNote(note)
  if (!parsed) throw new Error('no note')
  const lines = parsed.signatures.map(({ line }) => line)
  return writeNote(parsed.text, [...lines, cosign(parsed.text, body.key, Math.floor(at.getTime() / 1000))])
}

/** Sends a note as a body's own system would, or the page: without an account. */
export const sendNote = async (server: TestServer, note: string): Promise<Answer> => {
  const response = await server.app.request('http://test.local/log/cosignatures', {
    method: 'POST',
    headers: { 'content-type': 'text/plain' },
    body: note,
  })
  const text = await response.text()
  return {
    status: response.status,
    headers: response.headers,
    text,
    bytes: new TextEncoder().encode(text),
    json: JSON.parse(text),
  }
}

/** Cosigns the newest checkpoint and sends it. */
export const cosignNewest = async (server: TestServer, body: TestBody): Promise<Answer> => {
  const note = (await server.anybody.get('/log/checkpoint')).text
  return sendNote(server, cosignedBy(note, body, server.platform.clock.now()))
}
