import { resolve } from 'node:path'
import { z } from 'zod'

const environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65535).default(8080),
  HOST: z.string().min(1).default('0.0.0.0'),
  DATA_DIR: z.string().min(1).default('./data-local'),
  /** The address people type, for links and cookies behind a reverse proxy; the request's own when absent. */
  PUBLIC_URL: z.url().optional(),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'postgres://user:password@host/database')
    .optional(),
  /** 64 hex characters, or a file that holds them. */
  MASTER_KEY: z
    .string()
    .regex(/^[0-9a-f]{64}$/i, '64 hex characters')
    .optional(),
  MASTER_KEY_FILE: z.string().min(1).optional(),
  /** The mail server by which reminders are sent, `smtp://` or `smtps://`, with user and password if it wants them. */
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//, 'smtp://user:password@host:587')
    .optional(),
  MAIL_FROM: z.email().optional(),
  /**
   * Layers of map tiles (Web Mercator), the lowest first, with spaces between: addresses with `{x}`, `{y}` and `{z}`.
   * Their ground must be WGS-84 or CGCS2000, as that of 天地图 is.
   */
  MAP_TILES: z
    .string()
    .transform(text => text.trim().split(/\s+/))
    .refine(
      tiles =>
        tiles.every(
          tile =>
            /^https?:\/\//.test(tile) &&
            URL.canParse(tile) &&
            ['{x}', '{y}', '{z}'].every(place => tile.includes(place)),
        ),
      'https://host/…{x}…{y}…{z}…',
    )
    .optional(),
  MAP_ATTRIBUTION: z.string().max(200).optional(),
  /** For rehearsals: the clock starts at this instant and every page says so. */
  CLOCK_START: z.iso.datetime({ offset: true }).optional(),
})

export type Config = {
  readonly port: number
  readonly host: string
  readonly dataDirectory: string
  readonly publicUrl: string | null
  readonly databaseUrl: string | null
  readonly masterKey: string | null
  readonly masterKeyFile: string | null
  /** The mail server and the sender's address; without them no mail is sent. */
  readonly mail: { readonly url: string; readonly from: string } | null
  /** What lies under the register's map. */
  readonly map: { readonly tiles: readonly string[]; readonly attribution: string }
  readonly clockStart: Date | null
  /** Start without the demo district: the first administrator sets the bureau up. */
  readonly empty: boolean
}

export class ConfigError extends Error {}

/**
 * Reads the configuration from environment variables and the command line.
 * @throws ConfigError naming each variable that can't be used and what is expected
 */
export const readConfig = (variables: NodeJS.ProcessEnv, args: readonly string[]): Config => {
  const unknown = args.filter(argument => argument !== '--empty')
  if (unknown.length > 0)
    throw new ConfigError(`未知参数 unknown option: ${unknown.join(' ')}（可用 known: --empty）`)
  const present = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''))
  const parsed = environment.safeParse(present)
  if (!parsed.success) {
    const lines = parsed.error.issues.map(issue => `  ${issue.path.join('.')}: ${issue.message}`)
    throw new ConfigError(`环境变量有误 configuration error:\n${lines.join('\n')}`)
  }
  const values = parsed.data
  const { SMTP_URL, MAIL_FROM } = values
  if ((SMTP_URL === undefined) !== (MAIL_FROM === undefined))
    throw new ConfigError('SMTP_URL 与 MAIL_FROM 须同时设置 SMTP_URL and MAIL_FROM go together')
  return {
    port: values.PORT,
    host: values.HOST,
    dataDirectory: resolve(values.DATA_DIR),
    publicUrl: values.PUBLIC_URL ?? null,
    databaseUrl: values.DATABASE_URL ?? null,
    masterKey: values.MASTER_KEY ?? null,
    masterKeyFile: values.MASTER_KEY_FILE ?? null,
    mail: SMTP_URL && MAIL_FROM ? { url: SMTP_URL, from: MAIL_FROM } : null,
    map: { tiles: values.MAP_TILES ?? [], attribution: values.MAP_ATTRIBUTION ?? '' },
    clockStart: values.CLOCK_START ? new Date(values.CLOCK_START) : null,
    empty: args.includes('--empty'),
  }
}
