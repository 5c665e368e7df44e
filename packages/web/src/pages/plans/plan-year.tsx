import { PrinterOutlined } from '@ant-design/icons'
import { Alert, App, Button, Space, Spin } from 'antd'
import { useApprovePlan, useDraftPlan } from '../../api/plans.ts'
import { useMay } from '../../api/session.ts'
import type { Plan, PlanPreview } from '../../api/types.ts'
import { Loaded } from '../../shared/loaded.tsx'
import { ProblemAlert } from '../../shared/problem-alert.tsx'
import { StateTag } from '../../shared/state-tag.tsx'
import { useTexts } from '../../texts/texts.tsx'
import { momentWords } from '../../time/moments.ts'
import { choiceWords } from './choice-words.ts'
import { Comparison } from './comparison.tsx'
import { PlanBasis } from './plan-basis.tsx'
import { PlanCharts } from './plan-charts.tsx'
import { PlanDocument } from './plan-document.tsx'
import { PlanTable } from './plan-table.tsx'
import { classTotal } from './plan-words.ts'
import { useTrial } from './use-trial.ts'
import { WhatIf } from './what-if.tsx'

/** What the director is about to fix, in a few lines. */
const ApprovalSummary = ({ plan }: { plan: Plan }) => {
  const { t, text } = useTexts()
  const words = choiceWords(plan, t, text)
  return (
    <>
      <ul style={{ paddingInlineStart: 20 }}>
        {plan.classes.map(({ id, label }) => (
          <li key={id}>{t('plan.classTimes', { class: text(label), count: classTotal(plan, id) })}</li>
        ))}
        {words.map(word => (
          <li key={word}>{word}</li>
        ))}
        {plan.filing && <li>{t('plan.approve.filing', { clause: text(plan.filing.clause) })}</li>}
      </ul>
      <p>{t('plan.approveWhat', { total: plan.total })}</p>
    </>
  )
}

const useActions = (
  year: number,
  stored: Plan | undefined,
  { trial, tried }: ReturnType<typeof useTrial>,
) => {
  const { t } = useTexts()
  const { message, modal } = App.useApp()
  const draft = useDraftPlan()
  const approve = useApprovePlan()
  const makeDraft = () =>
    draft.mutateAsync(
      { year, choices: trial.choices },
      { onSuccess: () => message.success(t('plan.made', { year })) },
    )
  return {
    draft,
    approve,
    make: () => {
      if (!stored) return void makeDraft().catch(() => {})
      modal.confirm({
        title: t('plan.replaceTitle', { year }),
        content: t('plan.replaceWhat', {
          name: stored.createdBy,
          at: momentWords(stored.createdAt),
          before: stored.total,
          after: tried.data?.total ?? '',
        }),
        okText: t('plan.replace'),
        cancelText: t('cancel'),
        onOk: () => makeDraft().catch(() => {}),
      })
    },
    approveIt: (plan: Plan) =>
      modal.confirm({
        title: t('plan.approveTitle', { year }),
        content: <ApprovalSummary plan={plan} />,
        width: 520,
        okText: t('plan.approve'),
        cancelText: t('cancel'),
        onOk: () =>
          approve
            .mutateAsync(year, { onSuccess: () => message.success(t('plan.approved', { year })) })
            .catch(() => {}),
      }),
  }
}

/** One year: its plan if there is one, and until it is approved the dials to try others. */
export const PlanYear = ({ year, stored }: { year: number; stored: Plan | undefined }) => {
  const { t } = useTexts()
  const trying = useTrial(year, stored)
  const { trial, setTrial, ruled, tried, isTrying, choicesChanged } = trying
  const { draft, approve, make, approveIt } = useActions(year, stored, trying)
  const mayMake = useMay('office')
  const mayApprove = useMay('director')
  const title = t('plan.title', { year })
  const isApproved = stored?.state === 'approved'

  const actions = (
    <>
      {!isApproved && mayMake && (
        <Button type="primary" loading={draft.isPending} onClick={make}>
          {stored ? t(choicesChanged ? 'plan.redraft' : 'plan.recompute') : t('plan.make', { year })}
        </Button>
      )}
      {stored?.state === 'draft' && mayApprove && (
        <Button type="primary" loading={approve.isPending} onClick={() => approveIt(stored)}>
          {t('plan.approve')}
        </Button>
      )}
      {isApproved && (
        <Button href={`/plans/${year}`} target="_blank">
          {t('publicPage')}
        </Button>
      )}
      {stored && <PlanDocument plan={stored} />}
      <Button icon={<PrinterOutlined aria-hidden />} onClick={() => print()}>
        {t('plan.print')}
      </Button>
    </>
  )

  const whole = (plan: PlanPreview) => (
    <>
      <section className="sheet" aria-label={title}>
        <div className="plan-head">
          <h2>
            {title} {stored && !isTrying && <StateTag state={`plan.${stored.state}`} />}
          </h2>
          <Space wrap className="no-print">
            {actions}
          </Space>
        </div>
        {isTrying && (
          <Alert
            type="info"
            showIcon
            style={{ marginBottom: 12 }}
            title={t(stored ? 'plan.trying' : 'plan.tryingNew')}
            description={trial.inspectorsInPost !== undefined ? t('plan.tryingHeads') : undefined}
          />
        )}
        {!stored && !isTrying && (
          <Alert
            type="info"
            showIcon
            style={{ marginBottom: 12 }}
            title={t(mayMake ? 'plan.noneYet' : 'plan.noneYetReader')}
          />
        )}
        <PlanTable plan={plan} title={title} />
        <PlanBasis plan={plan} stored={isTrying ? undefined : stored} />
      </section>
      {!isApproved && ruled.data && (
        <div className="plan-trial">
          <WhatIf
            ruled={ruled.data}
            trial={trial}
            onChange={setTrial}
            drafted={stored ? stored.choices : undefined}
            action={
              mayMake &&
              isTrying && (
                <Button loading={draft.isPending} onClick={make}>
                  {t(stored ? 'plan.redraft' : 'plan.draftSo')}
                </Button>
              )
            }
          />
          <Comparison
            now={stored ?? ruled.data}
            tried={tried.data ?? plan}
            nowTitle={t(stored ? 'plan.compare.draft' : 'plan.compare.rules')}
          />
        </div>
      )}
      <section className="sheet" aria-label={t('plan.consequences')}>
        <h2>{t('plan.consequences')}</h2>
        <PlanCharts plan={plan} />
      </section>
    </>
  )

  return (
    <>
      <ProblemAlert error={draft.error ?? approve.error ?? (stored && !tried.data ? tried.error : null)} />
      {stored && !isTrying ? (
        whole(stored)
      ) : (
        <Loaded query={tried}>
          {plan => (
            <Spin spinning={tried.isPlaceholderData} delay={400}>
              {whole(plan)}
            </Spin>
          )}
        </Loaded>
      )}
    </>
  )
}
