import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useTexts } from '../../texts/texts.tsx'
import { type Json, useField } from './draft-document.tsx'
import { ClauseFields, DaysField, NumberField } from './draft-fields.tsx'

const noClause: Json = { id: '', zh: '', en: '' }

/** Deadlines that a rule set need not have, each as it begins. */
const optional = {
  filing: { workingDays: 5, clause: noClause },
  keyDirectory: { month: 3, day: 31, clause: noClause },
} as const satisfies Record<string, Json>

const limits = ['register', 'disclosure', 'filing'] as const
const yearly = ['annualPlan', 'keyDirectory'] as const
type DeadlineName = 'draw' | (typeof limits)[number] | (typeof yearly)[number]

const isOptional = (name: DeadlineName): name is keyof typeof optional => Object.hasOwn(optional, name)

/** One deadline: how long, whom it reminds when, and where it comes from. */
const Entry = ({ name, children }: { name: DeadlineName; children: ReactNode }) => {
  const { t } = useTexts()
  const { value, change, readOnly } = useField(['deadlines', name])
  if (isOptional(name) && value === undefined)
    return readOnly ? null : (
      <Button style={{ marginInlineEnd: 8 }} onClick={() => change(optional[name])}>
        {t('rules.addDeadline', { name: t(`rules.deadline.${name}`) })}
      </Button>
    )
  return (
    <fieldset className="draft-entry">
      <legend>{t(`rules.deadline.${name}`)}</legend>
      <div className="field-row">
        {children}
        <DaysField
          path={['deadlines', name, 'remind']}
          label={t('rules.remind')}
          hint={t('rules.remindHint')}
        />
      </div>
      <ClauseFields path={['deadlines', name, 'clause']} />
      {isOptional(name) && !readOnly && (
        <div className="draft-entry-actions">
          <Button size="small" danger onClick={() => change(undefined)}>
            {t('delete')}
          </Button>
        </div>
      )}
    </fieldset>
  )
}

/** When things are due: the draw window, terms in working days, days of the year. */
export const DeadlineFields = () => {
  const { t } = useTexts()
  return (
    <>
      <Entry name="draw">
        <NumberField
          path={['deadlines', 'draw', 'lastWorkingDaysBefore']}
          label={t('rules.lastWorkingDays')}
          suffix={t('rules.workingDays')}
        />
      </Entry>
      {limits.map(name => (
        <Entry key={name} name={name}>
          <NumberField
            path={['deadlines', name, 'workingDays']}
            label={t('rules.within')}
            suffix={t('rules.workingDays')}
          />
        </Entry>
      ))}
      {yearly.map(name => (
        <Entry key={name} name={name}>
          <NumberField path={['deadlines', name, 'month']} label={t('rules.month')} />
          <NumberField path={['deadlines', name, 'day']} label={t('rules.day')} />
        </Entry>
      ))}
    </>
  )
}
