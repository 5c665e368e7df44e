import { api, read } from '../api/client.ts'
import { problemOf } from '../api/problem.ts'
import { serverNow } from '../api/session.ts'
import type { Instant, MyLot } from '../api/types.ts'
import { readRecord } from '../api/visits.ts'
import { deviceDatabase, draftKey, keepUntouchedDraft } from './draft-store.ts'

/** An inspector's lots: all of them from the server, or those under way as this device last saw them. */
export type MyLots = { readonly lots: readonly MyLot[]; readonly asOf: Instant | null }

// A phone at the edge of a signal waits for minutes; what it has is shown before that.
const patienceMs = 8_000

/** Opened and not signed yet. Lots that are still secret never stay on a phone. */
const underWay = (lot: MyLot) => lot.state === 'opened' || lot.state === 'draft'

const keepLots = (person: string, lots: readonly MyLot[]) =>
  deviceDatabase.transaction('rw', deviceDatabase.lots, async () => {
    const keptAt = serverNow().toISOString()
    await deviceDatabase.lots.where('person').equals(person).delete()
    await deviceDatabase.lots.bulkPut(
      lots.map(lot => ({ key: draftKey(person, lot.drawId, lot.index), person, lot, keptAt })),
    )
  })

/** Fetches the records that this device does not hold, so that they can be begun without a signal. */
const keepRecords = async (person: string, lots: readonly MyLot[]) => {
  for (const { drawId, index } of lots) {
    const key = draftKey(person, drawId, index)
    if (await deviceDatabase.drafts.get(key)) continue
    const record = await readRecord(drawId, index)
    await keepUntouchedDraft({ key, record, body: record.body, dirty: false, changedAt: 0 })
  }
}

/** @throws ProblemError where the server can't be reached and nothing is on this device */
export const readMyLots = async (person: string): Promise<MyLots> => {
  try {
    const init = { signal: AbortSignal.timeout(patienceMs) }
    const { items } = await read(api.my.lots.$get(undefined, { init }))
    const own = items.filter(underWay)
    await keepLots(person, own)
    // What could not be fetched now is fetched with the next list.
    void keepRecords(person, own).catch(() => {})
    return { lots: items, asOf: null }
  } catch (error) {
    if (problemOf(error).code !== 'offline') throw error
    const kept = await deviceDatabase.lots.where('person').equals(person).toArray()
    const [first] = kept
    if (!first) throw error
    return { lots: kept.map(({ lot }) => lot), asOf: first.keptAt }
  }
}

/** Takes everybody's lots off this device, when one of them signs out. Unsent drafts stay, under their writer's key. */
export const forgetLots = () => deviceDatabase.lots.clear()
