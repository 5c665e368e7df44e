import { createHash, createPrivateKey, createPublicKey, sign } from 'node:crypto'

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
