import { createHash, createPrivateKey, createPublicKey, sign, verify } from 'node:crypto'

// C2SP signed-note and tlog-checkpoint: a text, an empty line, and one line a signature,
// "— name base64(key id ‖ signature)". The key id is the first 4 bytes of SHA-256(name ‖ "\n" ‖ 0x01 ‖ public key).

const ed25519 = 0x01
// An Ed25519 seed in PKCS #8 and a public key in SPKI are these prefixes and the 32 bytes (RFC 8410).
const seedPrefix = Buffer.from('302e020100300506032b657004220420', 'hex')
const publicPrefix = Buffer.from('302a300506032b6570032100', 'hex')

export type NoteSigner = {
  readonly name: string
  /** The verifier key, `name+hash+base64`, as the C2SP tools take it. */
  readonly verifierKey: string
  readonly sign: (text: string) => string
}

const keyId = (name: string, publicKey: Uint8Array): Buffer =>
  createHash('sha256')
    .update(`${name}\n`)
    .update(Uint8Array.of(ed25519))
    .update(publicKey)
    .digest()
    .subarray(0, 4)

/** @param seed 32 bytes  @param name no spaces and no plus sign */
export const noteSigner = (name: string, seed: Uint8Array): NoteSigner => {
  const key = createPrivateKey({ key: Buffer.concat([seedPrefix, seed]), format: 'der', type: 'pkcs8' })
  const publicKey = createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(publicPrefix.length)
  const id = keyId(name, publicKey)
  return {
    name,
    verifierKey: `${name}+${id.toString('hex')}+${Buffer.concat([Uint8Array.of(ed25519), publicKey]).toString('base64')}`,
    sign: text => {
      const signature = Buffer.concat([id, sign(null, Buffer.from(text), key)]).toString('base64')
      return `${text}\n— ${name} ${signature}\n`
    },
  }
}

/** The text of a signed note if the verifier key has signed it, else null; one false signature spoils the note. */
export const verifyNote = (note: string, verifierKey: string): string | null => {
  const [, name, hash, encoded] = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/.exec(verifierKey) ?? []
  if (!name || !hash || !encoded) return null
  const publicKey = Buffer.from(encoded, 'base64').subarray(1)
  const end = note.lastIndexOf('\n\n')
  if (end < 0) return null
  const text = note.slice(0, end + 1)
  const key = createPublicKey({ key: Buffer.concat([publicPrefix, publicKey]), format: 'der', type: 'spki' })
  const signatures = note
    .slice(end + 2)
    .split('\n')
    .filter(line => line.startsWith(`— ${name} `))
    .map(line => Buffer.from(line.slice(`— ${name} `.length), 'base64'))
    .filter(bytes => bytes.subarray(0, 4).toString('hex') === hash)
  const holds = signatures.every(bytes => verify(null, Buffer.from(text), key, bytes.subarray(4)))
  return holds && signatures.length > 0 ? text : null
}
