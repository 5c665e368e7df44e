import type { z } from '@hono/zod-openapi'
import { columnsFor, type ListedColumn } from '../exports/index.ts'
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

const { text } = columnsFor<Answer>()

/** The inspectors' columns as a sheet shows them, named as the list's columns are. Personal numbers are masked. */
export const inspectorSheet: readonly ListedColumn<Answer>[] = [
  text('code', '人员编号', 'Number', 18, row => row.id),
  text('name', '姓名', 'Name', 12, row => row.name),
  text('eligible', '可否参加抽取', 'May be drawn', 30, row =>
    row.reasons.length === 0
      ? { zh: '可参加抽取', en: 'Yes' }
      : {
          zh: `不可参加：${row.reasons.map(({ zh }) => zh).join('；')}`,
          en: `No: ${row.reasons.map(({ en }) => en).join('; ')}`,
        },
  ),
  text('establishment', '编制', 'Establishment', 10, row =>
    row.inEstablishment
      ? { zh: '在编', en: 'In establishment' }
      : { zh: '不在编', en: 'Not in establishment' },
  ),
  text('certificate', '执法证号', 'Certificate', 18, row => row.certificate),
  text('certificateFrom', '执法证有效期自', 'Certificate from', 14, row => row.certificateFrom),
  text('certificateUntil', '执法证有效期至', 'Certificate until', 14, row => row.certificateUntil),
  text('certificateIssuer', '发证机关', 'Issued by', 20, row => row.certificateIssuer),
  text('unit', '所属单位', 'Unit', 20, row => row.unit),
  text('tags', '可任职责', 'Qualified as', 18, row => ({
    zh: row.tags.map(tag => tagWords[tag] ?? tag).join('、'),
    en: row.tags.join(', '),
  })),
  text('specialities', '专业特长', 'Specialities', 20, row => row.specialities.join('、')),
  text('areas', '负责片区', 'Areas', 24, row => row.areas.join('、')),
  text('avoid', '回避单位数', 'Keeps away from', 12, row => (row.avoids > 0 ? String(row.avoids) : '')),
  text('post', '在岗状态', 'Post', 12, row => postWords[row.post]),
  text('hours', '本年学时', 'Hours this year', 10, row => String(row.hours)),
  text('phone', '联系电话', 'Phone', 16, row => row.phone),
  text('account', '账号', 'Account', 14, row => row.username),
]
