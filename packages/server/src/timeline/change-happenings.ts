import {
  changesOnTimeline,
  type RecordedChange,
  type StoredColumns,
  type SubjectKind,
  timelineId,
} from '../changes/index.ts'
import type { Rows } from '../platform/database.ts'
import type { Happening, HappeningKind, HappeningSource } from '../platform/happenings.ts'
import type { Text } from '../platform/text.ts'
import { facilityChangeWords } from '../registry/index.ts'
import { classLabels } from '../rule-sets/index.ts'
import { documentChangeWords } from './document-words.ts'
import { entryChangeWords } from './entry-words.ts'
import { exclusionChangeWords } from './exclusion-words.ts'

/** What a change is called, and what it changed. */
export type ChangeWords = Pick<Happening, 'title' | 'facts' | 'changes' | 'link'>

/** The columns of a change, as they were and as they are. */
export const columnsOf = (change: RecordedChange): { before: StoredColumns; after: StoredColumns } => ({
  before: (change.before ?? {}) as StoredColumns,
  after: (change.after ?? {}) as StoredColumns,
})

const facilityTitles: Readonly<Record<RecordedChange['action'], Text>> = {
  created: { zh: '建立档案', en: 'Dossier opened' },
  changed: { zh: '修改基本信息', en: 'Profile changed' },
  removed: { zh: '移出污染源库', en: 'Taken out of the register' },
  restored: { zh: '撤销导入，恢复原状', en: 'Import undone: as it was before' },
}

const facilityWordsFor = async (
  rows: Rows,
  bureau: string,
  changes: readonly RecordedChange[],
): Promise<(change: RecordedChange) => ChangeWords> => {
  const classes = changes.length > 0 ? await classLabels(rows, bureau) : new Map()
  return change => {
    const { before, after } = columnsOf(change)
    return {
      title: facilityTitles[change.action],
      facts: [],
      changes: change.action === 'removed' ? [] : facilityChangeWords(before, after, classes),
      link: null,
    }
  }
}

const readers = {
  facility: { kind: 'change', words: facilityWordsFor },
  entry: { kind: 'change', words: entryChangeWords },
  exclusion: { kind: 'exclusion', words: exclusionChangeWords },
  document: { kind: 'document', words: documentChangeWords },
} as const satisfies Partial<
  Record<
    SubjectKind,
    {
      kind: HappeningKind
      words: (
        rows: Rows,
        bureau: string,
        changes: readonly RecordedChange[],
      ) => Promise<(change: RecordedChange) => ChangeWords>
    }
  >
>

type Told = keyof typeof readers
const told = Object.keys(readers) as Told[]

const imported: Text = { zh: '批量导入', en: 'by an import' }

/** Changes of a facility's own data: who, when, from what to what; its exclusions and documents among them. */
export const changeHappenings: HappeningSource = {
  id: 'change',
  kinds: ['change', 'exclusion', 'document'],
  read: async (rows, _platform, query) => {
    const { bureau } = query
    const wanted = told.filter(subject => query.kinds.has(readers[subject].kind))
    const found = await changesOnTimeline(rows, query, wanted)
    const words = new Map<SubjectKind, (change: RecordedChange) => ChangeWords>()
    for (const subject of wanted)
      words.set(
        subject,
        await readers[subject].words(
          rows,
          bureau,
          found.filter(({ subjectKind }) => subjectKind === subject),
        ),
      )
    return found.flatMap((change): Happening[] => {
      const worded = words.get(change.subjectKind)?.(change)
      if (!worded) return []
      return [
        {
          ...worded,
          id: timelineId(change),
          kind: readers[change.subjectKind as Told].kind,
          at: change.at,
          day: null,
          facts: change.importId
            ? [...worded.facts, { label: { zh: '方式', en: 'How' }, value: imported }]
            : worded.facts,
          by: change.by,
        },
      ]
    })
  },
}
