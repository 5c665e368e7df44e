import { useQuery } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { plansQuery, useApprovePlan, useCreatePlan } from '../../api/plans.ts'
import { useMay, useSession } from '../../api/session.ts'
import type { Plan } from '../../api/types.ts'
import { EmptyState } from '../../shared/empty-state.tsx'
import { Loaded } from '../../shared/loaded.tsx'
import { PageHead } from '../../shared/page-head.tsx'
import { ProblemAlert } from '../../shared/problem-alert.tsx'
import { useTexts } from '../../texts/texts.tsx'
import { dayOf } from '../../time/moments.ts'
import { PlanSheet } from './plan-sheet.tsx'

/** 年度计划: how many inspections each quarter of the year, approved and published. */
export const PlansPage = () => {
  const { t } = useTexts()
  const { message, modal } = App.useApp()
  const query = useQuery(plansQuery)
  const create = useCreatePlan()
  const approve = useApprovePlan()
  const mayMake = useMay('office')
  const mayApprove = useMay('director')
  const thisYear = Number(dayOf(useSession().now).slice(0, 4))
  const missing = [thisYear + 1, thisYear].filter(year => query.data?.every(plan => plan.year !== year))
  const make = (year: number) =>
    create.mutate(year, { onSuccess: () => message.success(t('plan.made', { year })) })
  const confirmApproval = (plan: Plan) =>
    modal.confirm({
      title: t('plan.approveTitle', { year: plan.year }),
      content: t('plan.approveWhat', { total: plan.total }),
      okText: t('plan.approve'),
      cancelText: t('cancel'),
      onOk: () =>
        approve.mutate(plan.year, {
          onSuccess: () => message.success(t('plan.approved', { year: plan.year })),
        }),
    })
  const makeButton = (year: number, primary: boolean) => (
    <Button
      key={year}
      type={primary ? 'primary' : 'default'}
      loading={create.isPending && create.variables === year}
      onClick={() => make(year)}
    >
      {t('plan.make', { year })}
    </Button>
  )
  return (
    <>
      <PageHead
        title={t('menu.plans')}
        about={t('plans.about')}
        actions={mayMake && missing.map((year, index) => makeButton(year, index === 0))}
      />
      <ProblemAlert error={create.error ?? approve.error} />
      <Loaded query={query}>
        {plans =>
          plans.length === 0 ? (
            <div className="sheet">
              <EmptyState>{mayMake ? t('plans.empty') : t('plans.emptyReader')}</EmptyState>
            </div>
          ) : (
            [...plans]
              .sort((a, b) => b.year - a.year)
              .map(plan => (
                <PlanSheet
                  key={plan.year}
                  plan={plan}
                  actions={
                    <>
                      {plan.state === 'draft' && mayMake && (
                        <Button loading={create.isPending} onClick={() => make(plan.year)}>
                          {t('plan.recompute')}
                        </Button>
                      )}
                      {plan.state === 'draft' && mayApprove && (
                        <Button
                          type="primary"
                          loading={approve.isPending}
                          onClick={() => confirmApproval(plan)}
                        >
                          {t('plan.approve')}
                        </Button>
                      )}
                      {plan.state === 'approved' && (
                        <Button href={`/plans/${plan.year}`} target="_blank">
                          {t('publicPage')}
                        </Button>
                      )}
                    </>
                  }
                />
              ))
          )
        }
      </Loaded>
    </>
  )
}
