import { App, Button, Radio, Space } from 'antd'
import { useDecide } from '../../api/imports.ts'
import { useMay } from '../../api/session.ts'
import type { Import, ImportedRow } from '../../api/types.ts'
import { ProblemAlert } from '../../shared/problem-alert.tsx'
import { useTexts } from '../../texts/texts.tsx'
import { ChangedFields } from './changed-fields.tsx'
import { StagedRows } from './staged-rows.tsx'

/** Rows that look like something in the register: for each somebody says whether it is the same or new. */
export const NearRows = ({ found }: { found: Import }) => {
  const { t } = useTexts()
  const { modal } = App.useApp()
  const mayDecide = useMay('office')
  const decide = useDecide(found.id)
  const undecided = found.counts?.undecided ?? 0
  const all = (as: 'first' | 'new') =>
    modal.confirm({
      title: t(as === 'first' ? 'imports.near.allMergeTitle' : 'imports.near.allNewTitle', {
        count: undecided,
      }),
      okText: t('imports.near.ok'),
      cancelText: t('cancel'),
      onOk: () => decide.mutateAsync({ rows: 'undecided', as }),
    })
  return (
    <StagedRows
      found={found}
      verdict="near"
      label={t('imports.nearTable')}
      above={
        <>
          <p>{t('imports.near.about')}</p>
          <ProblemAlert error={decide.error} />
          {mayDecide && undecided > 0 && (
            <Space wrap style={{ marginBottom: 12 }}>
              <Button onClick={() => all('first')}>{t('imports.near.allMerge')}</Button>
              <Button onClick={() => all('new')}>{t('imports.near.allNew')}</Button>
            </Space>
          )}
        </>
      }
      columns={[
        { title: t('imports.subject'), render: (_, row) => <Written row={row} /> },
        {
          title: t('imports.near.which'),
          render: (_, row) => (
            <Choice
              row={row}
              disabled={!mayDecide || decide.isPending}
              onChoose={as => decide.mutate({ rows: [row.row], as })}
            />
          ),
        },
      ]}
    />
  )
}

const Written = ({ row }: { row: ImportedRow }) => {
  const asNew = row.candidates.find(({ id }) => id === null)
  return (
    <>
      <div>{row.title}</div>
      <div className="quiet numeric">{asNew?.creditCode}</div>
      <div className="quiet">{asNew?.address}</div>
    </>
  )
}

const Choice = ({
  row,
  disabled,
  onChoose,
}: {
  row: ImportedRow
  disabled: boolean
  onChoose: (as: 'new' | { candidate: string }) => void
}) => {
  const { t } = useTexts()
  const chosen =
    row.effect === 'undecided' ? undefined : row.effect === 'create' ? 'new' : (row.id ?? undefined)
  return (
    <Radio.Group
      aria-label={t('imports.near.choiceOf', { row: row.row })}
      value={chosen}
      disabled={disabled}
      onChange={event => onChoose(event.target.value === 'new' ? 'new' : { candidate: event.target.value })}
      style={{ display: 'grid', gap: 8 }}
    >
      {row.candidates.map(candidate =>
        candidate.id === null ? (
          <Radio key="new" value="new">
            {t('imports.near.asNew')}
          </Radio>
        ) : (
          <Radio key={candidate.id} value={candidate.id}>
            {t('imports.near.merge', { name: candidate.name, id: candidate.id })}
            <div className="quiet">{t(`imports.near.why.${candidate.why}`)}</div>
            <div className="quiet">
              <span className="numeric">{candidate.creditCode}</span> {candidate.address}
            </div>
            <ChangedFields changes={candidate.changes} />
          </Radio>
        ),
      )}
    </Radio.Group>
  )
}
