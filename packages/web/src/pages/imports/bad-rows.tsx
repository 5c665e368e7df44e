import { Tag } from 'antd'
import type { Import, ImportFinding } from '../../api/types.ts'
import type { TextKey } from '../../texts/sentence.ts'
import { useTexts } from '../../texts/texts.tsx'
import { StagedRows } from './staged-rows.tsx'

const problemNames = {
  checksum: 'problem.checksum',
  duplicate: 'problem.duplicate',
  missing: 'problem.missing',
  format: 'problem.format',
  division: 'problem.division',
  choice: 'problem.choice',
  date: 'problem.date',
  range: 'problem.range',
  'too-long': 'problem.tooLong',
} as const satisfies Readonly<Record<string, TextKey>>

const nameOf = (problem: string): TextKey =>
  problem in problemNames ? problemNames[problem as keyof typeof problemNames] : 'problem.unknown'

const each = (findings: readonly ImportFinding[], render: (finding: ImportFinding) => React.ReactNode) => (
  <ul className="plain-list">
    {findings.map(finding => (
      <li key={`${finding.column} ${finding.problem}`}>{render(finding)}</li>
    ))}
  </ul>
)

/** Rows that can't be taken: each bad cell, what is wrong with it, and what was expected. */
export const BadRows = ({ found }: { found: Import }) => {
  const { t, text } = useTexts()
  return (
    <StagedRows
      found={found}
      verdict="bad"
      label={t('finding.table')}
      columns={[
        { title: t('finding.column'), render: (_, { findings }) => each(findings, ({ column }) => column) },
        {
          title: t('finding.value'),
          render: (_, { findings }) =>
            each(findings, ({ value }) =>
              value === '' ? (
                <span className="quiet">{t('finding.blank')}</span>
              ) : (
                <code className="preserve">{value}</code>
              ),
            ),
        },
        {
          title: t('finding.problem'),
          render: (_, { findings }) =>
            each(findings, ({ problem, message }) => (
              <>
                <Tag color="error">{t(nameOf(problem))}</Tag> {text(message)}
              </>
            )),
        },
        {
          title: t('finding.expected'),
          render: (_, { findings }) => (
            <div style={{ whiteSpace: 'normal', maxWidth: 420 }}>
              {each(findings, ({ expected }) => text(expected))}
            </div>
          ),
        },
      ]}
    />
  )
}
