import type { Lang, RecordBody, RecordPart } from '../api/types.ts'
import { recordParts } from '../api/types.ts'

/** A place of the record that both wrote differently. */
export type MergeConflict = { readonly path: string; readonly mine: string; readonly theirs: string }

type Merged<T> = { readonly value: T; readonly conflict: boolean }

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)

/** Three-way choice: who changed it wins; if both did, this device's value stands and it is told. */
const pick = <T>(base: T, mine: T, theirs: T): Merged<T> => {
  if (same(mine, theirs) || same(theirs, base)) return { value: mine, conflict: false }
  if (same(mine, base)) return { value: theirs, conflict: false }
  return { value: mine, conflict: true }
}

const otherVersion: Readonly<Record<Lang, string>> = { zh: '【同组另一版本】', en: '[The other version] ' }

/** Running text that both changed is kept twice, one below the other, so that no word is lost. */
const pickText = (base: string, mine: string, theirs: string, lang: Lang): Merged<string> => {
  const picked = pick(base, mine, theirs)
  if (!picked.conflict) return picked
  if (mine.includes(theirs)) return { value: mine, conflict: false }
  if (theirs.includes(mine)) return { value: theirs, conflict: false }
  return { value: `${mine}\n${otherVersion[lang]}${theirs}`, conflict: true }
}

const plainFields = [
  'identityShown',
  'avoidanceTold',
  'receivedBy',
  'receivedByPost',
  'arrivedAt',
  'leftAt',
  'position',
  'violation',
  'demandsDueOn',
  'receiverSignature',
] as const

const words = (value: unknown): string =>
  value === null || value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value)

/**
 * Joins what this device wrote with what a team member saved meanwhile.
 * Fields that only one changed take that change; text that both changed is kept twice; other fields keep
 * this device's value. Everything that both changed is listed for the person to look at.
 * @param base the record both started from
 */
export const mergeRecord = (
  base: RecordBody,
  mine: RecordBody,
  theirs: RecordBody,
  lang: Lang,
): { readonly body: RecordBody; readonly conflicts: readonly MergeConflict[] } => {
  const conflicts: MergeConflict[] = []
  const note = <T>(path: string, mineValue: T, theirValue: T, merged: Merged<T>): T => {
    if (merged.conflict) conflicts.push({ path, mine: words(mineValue), theirs: words(theirValue) })
    return merged.value
  }
  const plain = Object.fromEntries(
    plainFields.map(key => [
      key,
      note<unknown>(key, mine[key], theirs[key], pick<unknown>(base[key], mine[key], theirs[key])),
    ]),
  ) as Pick<RecordBody, (typeof plainFields)[number]>
  const part = (name: RecordPart) => ({
    finding: note(
      `parts.${name}.finding`,
      mine.parts[name].finding,
      theirs.parts[name].finding,
      pick(base.parts[name].finding, mine.parts[name].finding, theirs.parts[name].finding),
    ),
    facts: note(
      `parts.${name}.facts`,
      mine.parts[name].facts,
      theirs.parts[name].facts,
      pickText(base.parts[name].facts, mine.parts[name].facts, theirs.parts[name].facts, lang),
    ),
  })
  const body: RecordBody = {
    ...plain,
    parts: Object.fromEntries(recordParts.map(name => [name, part(name)])) as RecordBody['parts'],
    summary: note(
      'summary',
      mine.summary,
      theirs.summary,
      pickText(base.summary, mine.summary, theirs.summary, lang),
    ),
    demands: note(
      'demands',
      mine.demands,
      theirs.demands,
      pickText(base.demands, mine.demands, theirs.demands, lang),
    ),
    // Signatures are a set of names: each member adds his own on his own phone.
    inspectorSignatures: mergeNames(
      base.inspectorSignatures,
      mine.inspectorSignatures,
      theirs.inspectorSignatures,
    ),
  }
  return { body, conflicts }
}

const mergeNames = (
  base: readonly string[],
  mine: readonly string[],
  theirs: readonly string[],
): string[] => {
  const removed = base.filter(name => !mine.includes(name) || !theirs.includes(name))
  return [...new Set([...mine, ...theirs])].filter(name => !removed.includes(name))
}
