import { sql } from 'drizzle-orm'
import type { Rows } from '../platform/database.ts'

/**
 * Rows without a number got one while the file was being read; if a later row has that very number, the rows that got
 * it are bad: they need one of their own. Happens only in files that number some rows in our way and others not.
 */
export const objectToTakenNumbers = async (rows: Rows, bureau: string, importId: string): Promise<void> => {
  const finding = [
    {
      row: 0,
      column: '编号',
      value: '',
      problem: 'duplicate',
      message: { zh: '编号与文件中另一行相同', en: 'another row has the same number' },
      expected: { zh: '为没有编号的行填写编号', en: 'numbers for the rows that have none' },
    },
  ]
  const { rows: twice } = await rows.execute<{ subject_id: string }>(sql`
    select subject_id from import_rows where bureau = ${bureau} and import_id = ${importId} and effect = 'create'
    group by subject_id having count(*) > 1`)
  if (twice.length === 0) return
  await rows.execute(sql`
    update import_rows r
    set verdict = 'bad', effect = 'none', subject_id = null, record = null, children = '[]', entries = 0, exclusions = 0,
      findings = jsonb_set(${JSON.stringify(finding)}::jsonb, '{0,row}', to_jsonb(r.row))
    where r.bureau = ${bureau} and r.import_id = ${importId}
      and r.subject_id = any(${sql.param(twice.map(({ subject_id }) => subject_id))}::text[])`)
}
