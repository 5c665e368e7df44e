import { createHash } from 'node:crypto'
import { consistencyProof, inclusionProof, leafHash, toHex, treeRoot } from '@mingqian/draw'
import { ed25519 } from '@noble/curves/ed25519.js'
import type { LogSource } from './cosign-log.ts'

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64')

/** For tests: a log by RFC 6962 with a key of its own, whose entries the test makes up and may exchange. */
export const inventedLog = (bodies: readonly string[], secret = 9) => {
  const origin = 'mingqian-log/invented'
  const seed = new Uint8Array(32).fill(secret)
  const publicKey = Uint8Array.of(1, ...ed25519.getPublicKey(seed))
  const id = createHash('sha256').update(`${origin}\n`).update(publicKey).digest().subarray(0, 4)
  const leaves = bodies.map(body => leafHash('sha256', new TextEncoder().encode(body)))
  const note = (size = leaves.length): string => {
    const text = `${origin}\n${size}\n${base64(treeRoot('sha256', leaves.slice(0, size)))}\n`
    const signature = ed25519.sign(new TextEncoder().encode(text), seed)
    return `${text}\n— ${origin} ${base64(Uint8Array.of(...id, ...signature))}\n`
  }
  const consistency = async (from: number, to: number) =>
    consistencyProof('sha256', leaves.slice(0, to), from).map(toHex)
  const source: LogSource = {
    checkpoint: async () => note(),
    consistency,
    inclusion: async (index, size) => inclusionProof('sha256', leaves.slice(0, size), index).map(toHex),
    entries: async (start, end) => bodies.slice(start, end).map((body, at) => ({ index: start + at, body })),
  }
  return { key: `${origin}+${id.toString('hex')}+${base64(publicKey)}`, note, consistency, source, leaves }
}
