import { Alert, Table, Tooltip } from 'antd'
import type { PlanClass, PlanPreview } from '../../api/types.ts'
import type { Translate } from '../../texts/sentence.ts'
import { useTexts } from '../../texts/texts.tsx'
import { classTotal, periodWord } from './plan-words.ts'

type Stratum = PlanPreview['strata'][number]

const partWord = (stratum: string, t: Translate): string =>
  stratum.endsWith('.due') ? t('plan.due') : stratum.endsWith('.again') ? t('plan.again') : t('plan.all')

/** How each period's number of a class follows, with its clause; a list, so that it wraps on a phone. */
const Derivations = ({ strata, label }: { strata: readonly Stratum[]; label: string }) => {
  const { t, text } = useTexts()
  return (
    <ul className="derivations" aria-label={t('plan.derivationOf', { class: label })}>
      {strata.map(each => (
        <li key={`${each.period} ${each.stratum}`}>
          <strong>
            {t('plan.derivation', {
              period: periodWord(each.period, t),
              part: partWord(each.stratum, t),
              size: each.size,
              quota: each.quota,
            })}
          </strong>{' '}
          {text(each.explanation)}{' '}
          <Tooltip title={text(each.clause)}>
            <span className="explained quiet">{t('quota.clauseOf', { clause: each.clause.id })}</span>
          </Tooltip>
        </li>
      ))}
    </ul>
  )
}

/** The year's quotas: classes by periods, each class with the derivation of its numbers on demand. */
export const PlanTable = ({ plan, title }: { plan: PlanPreview; title: string }) => {
  const { t, text } = useTexts()
  const periods = [...new Set(plan.quotas.map(each => each.period))]
  const quota = (period: string, id?: string) =>
    plan.quotas
      .filter(each => each.period === period && (id === undefined || each.class === id))
      .reduce((sum, each) => sum + each.quota, 0)
  const warnings = new Map(
    plan.strata.flatMap(({ warning }) => (warning ? [[warning.zh, warning] as const] : [])),
  )
  return (
    <>
      <Table<PlanClass>
        size="small"
        rowKey="id"
        aria-label={title}
        dataSource={[...plan.classes]}
        pagination={false}
        scroll={{ x: 'max-content' }}
        expandable={{
          expandedRowRender: one => (
            <Derivations strata={plan.strata.filter(each => each.class === one.id)} label={text(one.label)} />
          ),
        }}
        columns={[
          { title: t('facility.class'), render: (_, one) => text(one.label) },
          {
            title: t('quota.size'),
            align: 'right',
            className: 'numeric',
            render: (_, one) => plan.facilities[one.id] ?? 0,
          },
          ...periods.map(period => ({
            key: period,
            title: periodWord(period, t),
            align: 'right' as const,
            className: 'numeric',
            render: (_: unknown, one: PlanClass) => quota(period, one.id),
          })),
          {
            title: t('plan.wholeYear'),
            align: 'right',
            className: 'numeric',
            render: (_, one) => <strong>{classTotal(plan, one.id)}</strong>,
          },
        ]}
        summary={() => (
          <Table.Summary.Row>
            <Table.Summary.Cell index={0} />
            <Table.Summary.Cell index={1} colSpan={2}>
              {t('quota.total')}
            </Table.Summary.Cell>
            {periods.map((period, at) => (
              <Table.Summary.Cell key={period} index={at + 3} align="right" className="numeric">
                {quota(period)}
              </Table.Summary.Cell>
            ))}
            <Table.Summary.Cell index={periods.length + 3} align="right" className="numeric">
              <strong>{plan.total}</strong>
            </Table.Summary.Cell>
          </Table.Summary.Row>
        )}
      />
      {[...warnings.values()].map(warning => (
        <Alert key={warning.zh} type="warning" showIcon title={text(warning)} style={{ marginTop: 8 }} />
      ))}
    </>
  )
}
