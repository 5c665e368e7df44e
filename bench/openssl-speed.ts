import { spawnSync } from 'node:child_process'

/**
 * Nanoseconds OpenSSL takes to hash one message on this machine now; undefined if it is not installed.
 * @param bytes of the message  @param processes that hash at the same time: the time is that of all together
 */
export const opensslNanoseconds = (
  digest: 'sha256' | 'sm3',
  { bytes = 96, processes = 1 } = {},
): number | undefined => {
  const multi = processes > 1 ? ['-multi', String(processes)] : []
  const args = ['speed', '-seconds', '2', ...multi, '-bytes', String(bytes), '-evp', digest]
  const { status, stdout } = spawnSync('openssl', args, { encoding: 'utf8' })
  if (status !== 0) return undefined
  // The last line reads `sha256   338808.53k`: thousands of bytes a second.
  const thousands = /^\S+\s+([\d.]+)k\s*$/m.exec(stdout)?.[1]
  return thousands === undefined ? undefined : (bytes / (Number(thousands) * 1000)) * 1e9
}
