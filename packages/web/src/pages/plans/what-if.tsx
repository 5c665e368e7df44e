import { Button, InputNumber, Slider, Space } from 'antd'
import { type ReactNode, useId } from 'react'
import type { PlanChoices, PlanClass, PlanPreview } from '../../api/types.ts'
import { useTexts } from '../../texts/texts.tsx'
import { shareWord } from './choice-words.ts'

/** What is being tried: the choices, and a head count that is only looked at. */
export type Trial = { readonly choices: PlanChoices; readonly inspectorsInPost: number | undefined }

const Dial = ({
  label,
  about,
  value,
  min,
  max,
  suffix,
  onChange,
}: {
  label: string
  about: ReactNode
  value: number
  min: number
  max: number
  suffix: string
  onChange: (value: number) => void
}) => {
  const id = useId()
  return (
    <div className="dial">
      <label htmlFor={id}>{label}</label>
      <div className="dial-controls">
        <Slider
          min={min}
          max={max}
          value={value}
          onChange={onChange}
          ariaLabelForHandle={label}
          tooltip={{ formatter: shown => `${shown}${suffix}` }}
        />
        <InputNumber
          id={id}
          min={min}
          max={max}
          precision={0}
          value={value}
          suffix={suffix}
          onChange={typed => typed !== null && onChange(typed)}
        />
      </div>
      <p className="quiet">{about}</p>
    </div>
  )
}

/** The class's choices with one of them set anew, or left to the rules by undefined. */
const withChoice = (choices: PlanChoices, id: string, change: PlanChoices[string]): PlanChoices => {
  const { share, extraVisited } = { ...choices[id], ...change }
  const { [id]: _, ...others } = choices
  const own = { ...(share && { share }), ...(extraVisited && { extraVisited }) }
  return Object.keys(own).length === 0 ? others : { ...others, [id]: own }
}

const percentOf = ({ num, den }: { num: number; den: number }) => (num * 100) / den

const ClassDials = ({
  of: { id, label, share: range, extraVisited: mayRepeat },
  size,
  choices,
  onChange,
}: {
  of: PlanClass
  size: number
  choices: PlanChoices
  onChange: (choices: PlanChoices) => void
}) => {
  const { t, text } = useTexts()
  const { share, extraVisited = 0 } = choices[id] ?? {}
  const name = text(label)
  return (
    <>
      {range && (
        <Dial
          label={t('plan.dial.share', { class: name })}
          about={t('plan.dial.share.about', { least: shareWord(range.least), most: shareWord(range.most) })}
          value={Math.floor(percentOf(share ?? range.least))}
          min={Math.floor(percentOf(range.least))}
          max={Math.floor(percentOf(range.most))}
          suffix="%"
          onChange={percent =>
            onChange(
              withChoice(choices, id, {
                share: percent > percentOf(range.least) ? { num: percent, den: 100 } : undefined,
              }),
            )
          }
        />
      )}
      {mayRepeat && (
        <Dial
          label={t('plan.dial.extra', { class: name })}
          about={t('plan.dial.extra.about')}
          value={extraVisited}
          min={0}
          max={size}
          suffix={t('plan.dial.facilities')}
          onChange={count => onChange(withChoice(choices, id, { extraVisited: count }))}
        />
      )}
    </>
  )
}

/**
 * 试算: what the bureau may choose, as dials that redraw the page at once.
 * @param ruled the plan as the rules alone ask it, with the head count of the register
 */
export const WhatIf = ({
  ruled,
  trial,
  onChange,
  drafted,
  action,
}: {
  ruled: PlanPreview
  trial: Trial
  onChange: (trial: Trial) => void
  /** The choices of the draft that is there, to go back to. */
  drafted: PlanChoices | undefined
  /** What makes a plan of it. */
  action: ReactNode
}) => {
  const { t } = useTexts()
  const headCount = trial.inspectorsInPost ?? ruled.inspectorsInPost
  return (
    <section className="sheet no-print" aria-label={t('plan.whatIf')}>
      <h2>{t('plan.whatIf')}</h2>
      <p className="quiet">{t('plan.whatIf.about')}</p>
      <div className="dials">
        {ruled.classes.map(one => (
          <ClassDials
            key={one.id}
            of={one}
            size={ruled.facilities[one.id] ?? 0}
            choices={trial.choices}
            onChange={choices => onChange({ ...trial, choices })}
          />
        ))}
        <Dial
          label={t('plan.dial.inspectors')}
          about={t('plan.dial.inspectors.about', { count: ruled.inspectorsInPost })}
          value={headCount}
          min={1}
          max={Math.max(20, ruled.inspectorsInPost * 2)}
          suffix={t('plan.dial.people')}
          onChange={count =>
            onChange({ ...trial, inspectorsInPost: count === ruled.inspectorsInPost ? undefined : count })
          }
        />
      </div>
      <Space wrap>
        {action}
        <Button onClick={() => onChange({ choices: {}, inspectorsInPost: undefined })}>
          {t('plan.whatIf.toRules')}
        </Button>
        {drafted && Object.keys(drafted).length > 0 && (
          <Button onClick={() => onChange({ choices: drafted, inspectorsInPost: undefined })}>
            {t('plan.whatIf.toDraft')}
          </Button>
        )}
      </Space>
    </section>
  )
}
