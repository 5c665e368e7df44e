import type { z } from '@hono/zod-openapi'
import type { SheetColumn } from '../exports/index.ts'
import type { Text } from '../platform/text.ts'
import type { inspectorSchema } from './schemas.ts'

type Answer = z.infer<typeof inspectorSchema>

const postWords: Readonly<Record<Answer['post'], Text>> = {
  'in-post': { zh: '在岗', en: 'In post' },
  'on-leave': { zh: '长假离岗', en: 'On long leave' },
  seconded: { zh: '借调', en: 'Seconded' },
  left: { zh: '已调离', en: 'Left' },
}

const tagWords: Readonly<Record<string, string>> = {
  lead: '可任主办',
  member: '可任协办',
  sampler: '可采样',
}

const column = (
  key: string,
  zh: string,
  en: string,
  width: number,
  of: SheetColumn<Answer>['of'],
): SheetColumn<Answer> => ({ key, title: { zh, en }, width, of })

/** The inspectors' columns as a sheet shows them, named as the list's columns are. Personal numbers are masked. */
export const inspectorSheet: readonly SheetColumn<Answer>[] = [
  column('code', '人员编号', 'Number', 18, row => row.id),
  column('name', '姓名', 'Name', 12, row => row.name),
  column('certificate', '执法证号', 'Certificate', 18, row => row.certificate),
  column('unit', '所属单位', 'Unit', 20, row => row.unit),
  column('tags', '可任职责', 'Qualified as', 18, row => ({
    zh: row.tags.map(tag => tagWords[tag] ?? tag).join('、'),
    en: row.tags.join(', '),
  })),
  column('areas', '负责片区', 'Areas', 24, row => row.areas.join('、')),
  column('avoid', '回避单位', 'Keeps away from', 24, row => row.avoid.join('、')),
  column('post', '在岗状态', 'Post', 12, row => postWords[row.post]),
  column('phone', '联系电话', 'Phone', 16, row => row.phone),
  column('account', '账号', 'Account', 14, row => row.username),
]
