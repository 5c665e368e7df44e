import type { Clock, RehearsalClock } from './clock.ts'
import type { Config } from './config.ts'
import type { Database } from './database.ts'
import type { Randomness } from './randomness.ts'
import type { Vault } from './vault.ts'

/** What the operations lean on, handed to each of them: nothing in the server reaches for a global. */
export type Platform = {
  readonly config: Config
  readonly database: Database
  readonly clock: Clock
  /** The same clock where it is one for demonstration or rehearsal, which can be moved forward. */
  readonly rehearsal: RehearsalClock | null
  readonly randomness: Randomness
  readonly vault: Vault
}
