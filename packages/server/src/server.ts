import { serve } from '@hono/node-server'
import { buildApi } from './api.ts'
import { seedDemoDistrict } from './demo/index.ts'
import { openAccounts, readDemoClock } from './identity/index.ts'
import { fillVisitSearch } from './inspections/index.ts'
import { newestEntries, openLog } from './log/index.ts'
import { fillOutsideSearch } from './outside/index.ts'
import { readBureau } from './platform/bureau.ts'
import { rehearsalClock } from './platform/clock.ts'
import { ConfigError } from './platform/config.ts'
import type { OpenPlatform } from './platform/open-platform.ts'
import type { Platform } from './platform/platform.ts'
import { serveBuiltFiles } from './platform/static-files.ts'
import { keepTidy } from './platform/tidy-database.ts'
import { keepSearchFresh } from './registry/index.ts'
import { keepReminding } from './reminders/index.ts'

export type RunningServer = {
  readonly platform: Platform
  /** The port it listens on: the one asked for, or a free one where that was 0. */
  readonly port: number
  readonly close: () => Promise<void>
}

/** Makes the demo district if this is its first start, and listens. */
export const startServer = async (opened: OpenPlatform): Promise<RunningServer> => {
  const { config } = opened.platform
  try {
    await openLog(opened.platform)
    const platform = await withDemoClock(opened.platform)
    await warnOfClockBehind(platform)
    for (const fill of [fillVisitSearch, fillOutsideSearch]) await fill(platform.database)
    const stopSearching = await keepSearchFresh(platform)
    const stopTidying = await keepTidy(platform)
    const accounts = openAccounts(platform)
    const app = buildApi(platform, accounts)
    serveBuiltFiles(app)
    const { server, port } = await new Promise<{ server: ReturnType<typeof serve>; port: number }>(
      (resolve, reject) => {
        const server = serve({ fetch: app.fetch, port: config.port, hostname: config.host }, info =>
          resolve({ server, port: info.port }),
        )
        server.once('error', reject)
      },
    )
    const stopReminding = keepReminding(platform)
    return {
      platform,
      port,
      close: async () => {
        await stopReminding()
        await stopSearching()
        await stopTidying()
        await new Promise<void>(done => {
          server.close(() => done())
          if ('closeAllConnections' in server) server.closeAllConnections()
        })
        await opened.close()
      },
    }
  } catch (error) {
    await opened.close()
    throw error
  }
}

/** A clock set back dates new entries before old ones, and deadlines with them. */
const warnOfClockBehind = async ({ clock, database }: Platform): Promise<void> => {
  const [newest] = await newestEntries(database, undefined, 1)
  if (newest && newest.at.getTime() > clock.now().getTime())
    console.warn(
      `警告:时钟比日志最新记录还早,请检查系统时间 warning: the clock is behind the log's newest entry; check the system's time: ${clock.now().toISOString()} < ${newest.at.toISOString()}`,
    )
}

const withDemoClock = async (platform: Platform): Promise<Platform> => {
  const { config, database } = platform
  const bureau = await readBureau(database)
  if (!config.empty && bureau === null) await seedDemoDistrict(platform)
  const offset = await readDemoClock(database)
  // The clock is the last thing that is made of the demo.
  if (bureau?.demo && offset === null)
    throw new ConfigError(
      `演示数据上次没有生成完，请删除数据目录后重新启动 The demo was not made to its end; delete the data directory and start again: ${config.dataDirectory}`,
    )
  if (offset === null || platform.rehearsal) return platform
  const rehearsal = rehearsalClock(offset)
  return { ...platform, clock: rehearsal, rehearsal }
}
