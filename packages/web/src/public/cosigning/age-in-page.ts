import { armor, Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption'

// The library asks WebCrypto for X25519 and falls back to its own where a browser says that it does not know it. On
// pages served over plain HTTP, as bureaus' inner networks have them, there is no WebCrypto to ask at all: this one
// answers that it knows nothing.
if (globalThis.crypto.subtle === undefined)
  Object.defineProperty(globalThis.crypto, 'subtle', {
    value: { importKey: () => Promise.reject(new DOMException('no WebCrypto here', 'NotSupportedError')) },
  })

// 2^17 takes a second and 128 MiB on an office's computer; `age` itself uses 2^18.
const scryptWork = 17

export const newIdentity = async (): Promise<{ readonly identity: string; readonly recipient: string }> => {
  const identity = await generateX25519Identity()
  return { identity, recipient: await identityToRecipient(identity) }
}

export const recipientOf = (identity: string): Promise<string> => identityToRecipient(identity)

/** As an armoured age file, which `age -d` opens, too. */
export const lockWithPassphrase = async (text: string, passphrase: string): Promise<string> => {
  const encrypter = new Encrypter()
  encrypter.setPassphrase(passphrase)
  encrypter.setScryptWorkFactor(scryptWork)
  return armor.encode(await encrypter.encrypt(text))
}

/** @returns null for a wrong passphrase or a damaged file */
export const openWithPassphrase = async (file: string, passphrase: string): Promise<string | null> => {
  try {
    const decrypter = new Decrypter()
    decrypter.addPassphrase(passphrase)
    return await decrypter.decrypt(armor.decode(file.trim()), 'text')
  } catch {
    return null
  }
}

/** @returns null if it is not for this identity, or damaged */
export const openWithIdentity = async (file: string, identity: string): Promise<string | null> => {
  try {
    const decrypter = new Decrypter()
    decrypter.addIdentity(identity)
    return await decrypter.decrypt(armor.decode(file.trim()), 'text')
  } catch {
    return null
  }
}
