import { Descriptions, Table } from 'antd'
import type { RuleSet } from '../../api/types.ts'
import { wordFor } from '../../shared/domain-words.ts'
import { useTexts } from '../../texts/texts.tsx'
import { shareText } from './share-text.ts'

type Quota = RuleSet['quotas'][number]
type Measure = Quota['measures'][number]
type Conditions = NonNullable<RuleSet['conditions']>

const deadlineNames = ['draw', 'register', 'disclosure', 'annualPlan', 'filing', 'keyDirectory'] as const

/** A rule set as people read it: what is owed, what earns balls, who goes, and when, each with its clause. */
export const RuleSetSheet = ({ ruleSet }: { ruleSet: RuleSet }) => {
  const { t, text } = useTexts()
  const label = (id: string) => {
    const found = ruleSet.classes.find(one => one.id === id)
    return found ? text(found.label) : id
  }
  const measureWords = (measure: Measure) => {
    const per = t(`rules.span.${measure.per}`)
    if (measure.kind === 'ratio') return t('rules.ratioWords', { per, n: measure.facilitiesPerInspector })
    const share = measure.most
      ? `${shareText(measure.least)}—${shareText(measure.most)}`
      : shareText(measure.least)
    return t(measure.most ? 'rules.rangeWords' : 'rules.shareWords', { per, share })
  }
  const owed = ({ measures, needs, coverage, bounds }: Quota) =>
    [
      measures.map(measureWords).join(t(needs === 'all' ? 'rules.and' : 'rules.or')),
      coverage && t('rules.coverageWords', { years: coverage.years }),
      bounds?.min !== undefined && t('rules.minWords', { n: bounds.min }),
      bounds?.max !== undefined && t('rules.maxWords', { n: bounds.max }),
    ]
      .filter(Boolean)
      .join(t('rules.and'))
  const dueWords = (
    name: (typeof deadlineNames)[number],
  ): { words: string; clause: Quota['clause'] } | null => {
    const deadline = ruleSet.deadlines[name]
    if (!deadline) return null
    const { clause } = deadline
    if ('lastWorkingDaysBefore' in deadline)
      return { words: t('rules.drawWords', { n: deadline.lastWorkingDaysBefore }), clause }
    if ('workingDays' in deadline)
      return {
        words:
          deadline.workingDays === 0
            ? t('rules.sameDay')
            : t('rules.withinWords', { n: deadline.workingDays }),
        clause,
      }
    return { words: t('rules.beforeWords', { month: deadline.month, day: deadline.day }), clause }
  }
  const conditionWords = ({ certificate, account, courses, rotation }: Conditions): readonly string[] => [
    ...(certificate ? [t('rules.conditions.certificate')] : []),
    ...(account ? [t('rules.conditions.account')] : []),
    ...(courses ?? []).map(one =>
      t('rules.conditions.courseWords', { name: text(one.label), n: one.months }),
    ),
    ...(rotation ? [t('rules.conditions.rotationWords', { n: rotation.visits })] : []),
  ]
  const { source } = ruleSet
  return (
    <>
      <p>
        {text(source.issuer)}
        {source.number && `　${source.number}`}
        {source.address && (
          <>
            {'　'}
            <a href={source.address} target="_blank" rel="noreferrer">
              {t('rules.source')}
            </a>
          </>
        )}
        {source.note && <span className="quiet"> {text(source.note)}</span>}
      </p>
      <h3>{t('rules.section.quotas')}</h3>
      <Table<Quota>
        size="small"
        rowKey={quota => `${quota.level} ${quota.class}`}
        aria-label={t('rules.section.quotas')}
        dataSource={[...ruleSet.quotas]}
        pagination={false}
        scroll={{ x: 640 }}
        columns={[
          { title: t('rules.level'), render: (_, quota) => t(`rules.level.${quota.level}`) },
          { title: t('facility.class'), render: (_, quota) => label(quota.class) },
          { title: t('rules.owed'), render: (_, quota) => owed(quota), className: 'wrap' },
          {
            title: t('rules.clause'),
            className: 'wrap',
            render: (_, { clause }) => `${clause.id}　${text(clause)}`,
          },
        ]}
      />
      <h3>{t('rules.section.balls')}</h3>
      <p>
        {t('rules.ballsCapWords', { n: ruleSet.balls.cap })}
        {ruleSet.balls.rules
          .map(rule => t('rules.ballWords', { reason: text(rule.label), n: rule.balls }))
          .join('')}{' '}
        {ruleSet.balls.publishReasons && t('rules.publishReasonsWords')}{' '}
        <span className="quiet">
          {ruleSet.balls.clause.id}　{text(ruleSet.balls.clause)}
        </span>
      </p>
      <h3>{t('rules.section.team')}</h3>
      <p>
        {ruleSet.team.seats
          .map(seat => `${text(seat.label)}（${wordFor(seat.tag, t)}）`)
          .join(t('list.joint'))}{' '}
        <span className="quiet">
          {ruleSet.team.clause.id}　{text(ruleSet.team.clause)}
        </span>
      </p>
      {ruleSet.conditions && (
        <>
          <h3>{t('rules.section.conditions')}</h3>
          <p>
            {conditionWords(ruleSet.conditions).join('；') || t('rules.conditions.none')}{' '}
            <span className="quiet">
              {ruleSet.conditions.clause.id}　{text(ruleSet.conditions.clause)}
            </span>
          </p>
        </>
      )}
      <h3>{t('rules.section.deadlines')}</h3>
      <Descriptions
        column={1}
        size="small"
        items={deadlineNames.flatMap(name => {
          const due = dueWords(name)
          return due
            ? [
                {
                  key: name,
                  label: t(`rules.deadline.${name}`),
                  children: (
                    <span>
                      {due.words}{' '}
                      <span className="quiet">
                        {due.clause.id}　{text(due.clause)}
                      </span>
                    </span>
                  ),
                },
              ]
            : []
        })}
      />
    </>
  )
}
