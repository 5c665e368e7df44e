import { type RecordedChange, removedSubjects } from '../changes/index.ts'
import {
  type DossierEntry,
  type EntryKindId,
  entryKind,
  type FieldValue,
  fieldWords,
  findEntries,
} from '../dossiers/index.ts'
import type { Rows } from '../platform/database.ts'
import type { Text } from '../platform/text.ts'
import { type ChangeWords, columnsOf } from './change-happenings.ts'

type Entry = Pick<DossierEntry, 'kind' | 'data'>

const titles: Readonly<Record<RecordedChange['action'], Text>> = {
  created: { zh: '登记', en: 'Added: ' },
  changed: { zh: '修改', en: 'Changed: ' },
  removed: { zh: '删除', en: 'Removed: ' },
  restored: { zh: '撤销导入，恢复', en: 'Import undone: ' },
}

const nameOf = ({ kind: kindId, data }: Entry): string => {
  const { key, fields } = entryKind(kindId)
  const named = key ?? fields.find(({ mandatory }) => mandatory)?.id
  const field = fields.find(({ id }) => id === named)
  return fieldWords(field, named ? data[named] : null)?.zh ?? ''
}

const titleOf = (action: RecordedChange['action'], entry: Entry | undefined): Text => {
  const [doing, name] = [titles[action], entry ? nameOf(entry) : '']
  const kind = entry ? entryKind(entry.kind).label : { zh: '记录', en: 'entry' }
  return {
    zh: `${doing.zh}${kind.zh}${name && `：${name}`}`,
    en: `${doing.en}${kind.en}${name && ` ${name}`}`,
  }
}

/** Changes of entries in words; of an entry that is gone by what its removal kept of it. */
export const entryChangeWords = async (
  rows: Rows,
  bureau: string,
  changes: readonly RecordedChange[],
): Promise<(change: RecordedChange) => ChangeWords> => {
  const ids = [...new Set(changes.map(({ subjectId }) => subjectId))]
  const entries = await findEntries(rows, bureau, ids)
  const gone = await removedSubjects(
    rows,
    bureau,
    'entry',
    ids.filter(id => !entries.has(id)),
  )
  const entryOf = (id: string): Entry | undefined => {
    const kept = entries.get(id) ?? gone.get(id)
    return kept ? { kind: kept.kind as EntryKindId, data: (kept.data ?? {}) as Entry['data'] } : undefined
  }
  return change => {
    const entry = entryOf(change.subjectId)
    const { before, after } = columnsOf(change)
    const fields = entry ? entryKind(entry.kind).fields : []
    return {
      title: titleOf(change.action, entry),
      facts: [],
      changes:
        change.action === 'changed'
          ? Object.keys(after).flatMap(id => {
              const field = fields.find(each => each.id === id)
              if (!field) return []
              return [
                {
                  label: field.label,
                  from: fieldWords(field, before[id] as FieldValue | null),
                  to: fieldWords(field, after[id] as FieldValue | null),
                },
              ]
            })
          : [],
      link: entries.has(change.subjectId) ? { to: 'entry', id: change.subjectId } : null,
    }
  }
}
