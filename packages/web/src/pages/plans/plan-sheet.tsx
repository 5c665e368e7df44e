import { Space, Table } from 'antd'
import type { ReactNode } from 'react'
import type { Plan } from '../../api/types.ts'
import { Deadline } from '../../shared/deadline.tsx'
import { wordFor } from '../../shared/domain-words.ts'
import { StateTag } from '../../shared/state-tag.tsx'
import { useTexts } from '../../texts/texts.tsx'
import { momentWords } from '../../time/moments.ts'
import { PlanDocument } from './plan-document.tsx'

const unique = (values: readonly string[]) => [...new Set(values)]

/** One year's plan: the quotas by quarter and class, what they were computed from, and who approved it. */
export const PlanSheet = ({ plan, actions }: { plan: Plan; actions: ReactNode }) => {
  const { t } = useTexts()
  const periods = unique(plan.quotas.map(each => each.period))
  const classes = unique(plan.quotas.map(each => each.class))
  const quota = (name: string, period?: string) =>
    plan.quotas
      .filter(each => each.class === name && (period === undefined || each.period === period))
      .reduce((sum, each) => sum + each.quota, 0)
  const rows = classes.map(name => ({ name }))
  const quarter = (period: string) => {
    const number = /-Q([1-4])$/.exec(period)?.[1]
    return number ? t('plan.quarter', { number }) : period
  }
  return (
    <section className="sheet" aria-label={t('plan.title', { year: plan.year })}>
      <div style={{ display: 'flex', flexWrap: 'wrap', gap: 12, alignItems: 'center', marginBottom: 12 }}>
        <h2 style={{ margin: 0, flex: 1, minWidth: 180 }}>
          {t('plan.title', { year: plan.year })} <StateTag state={`plan.${plan.state}`} />
        </h2>
        <Space wrap>
          <PlanDocument plan={plan} />
          {actions}
        </Space>
      </div>
      <Table<{ name: string }>
        size="small"
        rowKey="name"
        aria-label={t('plan.title', { year: plan.year })}
        dataSource={rows}
        pagination={false}
        scroll={{ x: 'max-content' }}
        columns={[
          { title: t('facility.class'), render: (_, { name }) => wordFor(name, t) },
          ...periods.map(period => ({
            key: period,
            title: quarter(period),
            align: 'right' as const,
            className: 'numeric',
            render: (_: unknown, { name }: { name: string }) => quota(name, period),
          })),
          {
            title: t('plan.wholeYear'),
            align: 'right',
            className: 'numeric',
            render: (_, { name }) => <strong>{quota(name)}</strong>,
          },
        ]}
      />
      <p style={{ marginBottom: 4 }}>
        {t('plan.basis', {
          key: plan.facilities.key ?? 0,
          general: plan.facilities.general ?? 0,
          inspectors: plan.inspectorsInPost,
          total: plan.total,
        })}
      </p>
      <p className="quiet" style={{ margin: 0 }}>
        {plan.state === 'approved' && plan.approvedAt ? (
          <>
            {t('plan.approvedBy', { name: plan.approvedBy ?? '', at: momentWords(plan.approvedAt) })}
            {plan.logIndex !== null && ` ${t('logged', { index: plan.logIndex })}`}
          </>
        ) : (
          <>
            {t('plan.deadline')}{' '}
            <Deadline
              day={plan.deadline}
              workingDaysLeft={plan.workingDaysLeft}
              provisional={plan.deadlineProvisional}
            />
          </>
        )}
      </p>
    </section>
  )
}
