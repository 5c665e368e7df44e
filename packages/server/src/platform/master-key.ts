import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Config } from './config.ts'
import { ConfigError } from './config.ts'
import type { Randomness } from './randomness.ts'

const parseKey = (text: string, from: string): Uint8Array => {
  const hex = text.trim()
  if (!/^[0-9a-f]{64}$/i.test(hex))
    throw new ConfigError(`主密钥应为 64 位十六进制字符 the master key must be 64 hex characters: ${from}`)
  return new Uint8Array(Buffer.from(hex, 'hex'))
}

const readKeyFile = (file: string): Uint8Array => {
  const mode = statSync(file).mode & 0o777
  if ((mode & 0o077) !== 0)
    throw new ConfigError(
      `主密钥文件的权限应为 0600 the master key file must have mode 0600: ${file} (chmod 600)`,
    )
  return parseKey(readFileSync(file, 'utf8'), file)
}

/**
 * The key that wraps every other: from MASTER_KEY, else from the file MASTER_KEY_FILE, else from the file in the data
 * directory that the first start on the built-in database makes. With an external PostgreSQL it must be given.
 * @throws ConfigError when it is missing, malformed or readable by others
 */
export const masterKey = (config: Config, hasData: boolean, randomness: Randomness): Uint8Array => {
  if (config.masterKey !== null) return parseKey(config.masterKey, 'MASTER_KEY')
  if (config.masterKeyFile !== null) {
    if (!existsSync(config.masterKeyFile))
      throw new ConfigError(`找不到主密钥文件 no such master key file: ${config.masterKeyFile}`)
    return readKeyFile(config.masterKeyFile)
  }
  const own = join(config.dataDirectory, 'keys', 'master.key')
  if (existsSync(own)) return readKeyFile(own)
  if (config.databaseUrl !== null)
    throw new ConfigError(
      '使用外部 PostgreSQL 时须设置 MASTER_KEY 或 MASTER_KEY_FILE（可用 openssl rand -hex 32 生成）\n' +
        'With an external PostgreSQL set MASTER_KEY or MASTER_KEY_FILE (openssl rand -hex 32 makes one)',
    )
  if (hasData)
    throw new ConfigError(
      `数据目录已有数据而主密钥文件不见了，请恢复它 the data directory holds data but its master key is gone; restore it: ${own}`,
    )
  mkdirSync(dirname(own), { recursive: true, mode: 0o700 })
  const key = randomness.bytes(32)
  writeFileSync(own, `${Buffer.from(key).toString('hex')}\n`, { mode: 0o600, flag: 'wx' })
  return key
}
