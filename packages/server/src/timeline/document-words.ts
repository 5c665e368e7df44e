import type { RecordedChange } from '../changes/index.ts'
import { type DocumentKind, documentKindLabel, findDocuments } from '../dossiers/index.ts'
import type { Rows } from '../platform/database.ts'
import type { Text } from '../platform/text.ts'
import { type ChangeWords, columnsOf } from './change-happenings.ts'

const labels = { title: { zh: '标题', en: 'Title' }, kind: { zh: '类别', en: 'Kind' } } as const

const plain = (value: unknown): Text => ({ zh: String(value), en: String(value) })

const worded = (column: keyof typeof labels, value: unknown): Text =>
  column === 'kind' ? documentKindLabel(value as DocumentKind) : plain(value)

/** What was done with documents, in words. */
export const documentChangeWords = async (
  rows: Rows,
  bureau: string,
  changes: readonly RecordedChange[],
): Promise<(change: RecordedChange) => ChangeWords> => {
  const documents = await findDocuments(
    rows,
    bureau,
    changes.map(({ subjectId }) => subjectId),
  )
  return change => {
    const name = documents.get(change.subjectId)?.title ?? ''
    const { before, after } = columnsOf(change)
    const title = (): Text => {
      if (change.action === 'created') return { zh: `上传文件《${name}》`, en: `Document added: ${name}` }
      if (after.withdrawnAt) return { zh: `撤下文件《${name}》`, en: `Document withdrawn: ${name}` }
      return after.version
        ? { zh: `文件《${name}》更新为第${after.version}版`, en: `Version ${after.version} of ${name}` }
        : { zh: `修改文件《${name}》`, en: `Document changed: ${name}` }
    }
    return {
      title: title(),
      facts: after.withdrawalReason
        ? [{ label: { zh: '原因', en: 'Reason' }, value: plain(after.withdrawalReason) }]
        : [],
      changes: (['title', 'kind'] as const).flatMap(column =>
        column in after
          ? [
              {
                label: labels[column],
                from: worded(column, before[column]),
                to: worded(column, after[column]),
              },
            ]
          : [],
      ),
      link: { to: 'document', id: change.subjectId },
    }
  }
}
