import { spawnSync } from 'node:child_process'

/** Nanoseconds OpenSSL takes to hash one message of 96 bytes on this machine now; undefined if it is not installed. */
export const opensslNanoseconds = (digest: 'sha256' | 'sm3'): number | undefined => {
  const args = ['speed', '-seconds', '2', '-bytes', '96', '-evp', digest]
  const { status, stdout } = spawnSync('openssl', args, { encoding: 'utf8' })
  if (status !== 0) return undefined
  // The last line reads `sha256   338808.53k`: thousands of bytes a second.
  const thousands = /^\S+\s+([\d.]+)k\s*$/m.exec(stdout)?.[1]
  return thousands === undefined ? undefined : (96 / (Number(thousands) * 1000)) * 1e9
}
