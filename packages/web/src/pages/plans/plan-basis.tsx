import { Alert, Descriptions, Tooltip } from 'antd'
import type { Plan, PlanPreview } from '../../api/types.ts'
import { Deadline } from '../../shared/deadline.tsx'
import { useTexts } from '../../texts/texts.tsx'
import { dayWords, momentWords } from '../../time/moments.ts'
import { choiceWords } from './choice-words.ts'

const Filing = ({ filing }: { filing: PlanPreview['filing'] }) => {
  const { t, text, lang } = useTexts()
  if (!filing) return <>{t('plan.filing.none')}</>
  const when = filing.dueOn
    ? t(filing.provisional ? 'plan.filing.byProvisional' : 'plan.filing.by', {
        day: dayWords(filing.dueOn, lang),
      })
    : filing.workingDays === 0
      ? t('plan.filing.atOnce')
      : t('plan.filing.within', { days: filing.workingDays })
  return (
    <>
      {when}{' '}
      <span className="quiet">
        {t('plan.filing.clause', { clause: text(filing.clause), id: filing.clause.id })}
      </span>
    </>
  )
}

/** What a plan is reckoned from, what the bureau chose, and who fixed it by when. */
export const PlanBasis = ({ plan, stored }: { plan: PlanPreview; stored: Plan | undefined }) => {
  const { t, text } = useTexts()
  const classes = plan.classes
    .map(({ id, label }) => t('plan.basis.class', { class: text(label), count: plan.facilities[id] ?? 0 }))
    .join(t('plan.basis.comma'))
  const words = choiceWords(plan, t, text)
  return (
    <>
      {stored?.rulesChanged && (
        <Alert type="warning" showIcon title={t('plan.rulesChanged')} style={{ margin: '12px 0' }} />
      )}
      <Descriptions
        size="small"
        column={1}
        style={{ marginTop: 12 }}
        items={[
          {
            key: 'basis',
            label: t('plan.basis'),
            children: (
              <span>
                {classes}
                {t('plan.basis.comma')}
                <Tooltip title={t('plan.basis.inPost')}>
                  <span className="explained">
                    {t('plan.basis.inspectors', { count: plan.inspectorsInPost })}
                  </span>
                </Tooltip>
              </span>
            ),
          },
          {
            key: 'rules',
            label: t('plan.rules'),
            children: t('plan.rules.version', {
              title: text(plan.ruleSetTitle),
              version: plan.ruleSetVersion,
            }),
          },
          {
            key: 'choices',
            label: t('plan.choices'),
            children: words.length === 0 ? t('plan.choices.none') : words.join(t('plan.basis.semicolon')),
          },
          {
            key: 'fixed',
            label: stored?.state === 'approved' ? t('plan.fixed') : t('plan.deadline'),
            children:
              stored?.state === 'approved' && stored.approvedAt ? (
                <span>
                  {t('plan.approvedBy', {
                    name: stored.approvedBy ?? '',
                    at: momentWords(stored.approvedAt),
                  })}
                  {stored.logIndex !== null && ` ${t('logged', { index: stored.logIndex })}`}
                </span>
              ) : (
                <span>
                  <Deadline
                    day={plan.deadline}
                    workingDaysLeft={plan.workingDaysLeft}
                    provisional={plan.deadlineProvisional}
                  />{' '}
                  {stored && (
                    <span className="quiet">
                      {t('plan.draftedBy', { name: stored.createdBy, at: momentWords(stored.createdAt) })}
                    </span>
                  )}
                </span>
              ),
          },
          {
            key: 'filing',
            label: t('plan.filing'),
            children: (
              <span>
                <Filing filing={plan.filing} />
              </span>
            ),
          },
        ]}
      />
    </>
  )
}
