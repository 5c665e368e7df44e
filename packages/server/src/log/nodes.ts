import { and, eq, or } from 'drizzle-orm'
import type { Rows } from '../platform/database.ts'
import { logNodes } from './tables.ts'

export type NodeAddress = { readonly level: number; readonly index: number }

/** Fetches tree nodes by address in one query; `at` fails loudly if one is missing, for then the log is damaged. */
export const readNodes = async (rows: Rows, addresses: readonly NodeAddress[]) => {
  const wanted = addresses.map(({ level, index }) =>
    and(eq(logNodes.level, level), eq(logNodes.index, index)),
  )
  const found =
    wanted.length === 0
      ? []
      : await rows
          .select()
          .from(logNodes)
          .where(or(...wanted))
  const hashes = new Map(found.map(node => [`${node.level}/${node.index}`, node.hash]))
  return {
    at: ({ level, index }: NodeAddress): Uint8Array => {
      const hash = hashes.get(`${level}/${index}`)
      if (!hash) throw new Error(`the log lacks node ${level}/${index}`)
      return hash
    },
  }
}
