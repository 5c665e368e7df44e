import { Select } from 'antd'
import { useTexts } from '../../texts/texts.tsx'
import { type Json, type Path, useField } from './draft-document.tsx'
import { BilingualField, ClauseFields, NumberField, TextField } from './draft-fields.tsx'
import { DraftList } from './draft-list.tsx'
import { Toggle } from './draft-toggle.tsx'

/** The facts on record that may earn a facility more balls, each with the condition it begins with. */
const conditions = {
  complaints: { fact: 'complaints', months: 12, atLeast: 3 },
  'serious-violation': { fact: 'serious-violation', months: 24 },
  'risk-grade': { fact: 'risk-grade', grades: ['major'] },
  'late-rectification': { fact: 'late-rectification', months: 24 },
} as const satisfies Record<string, Json>

type Fact = keyof typeof conditions
const facts = Object.keys(conditions) as readonly Fact[]
const grades = ['major', 'considerable', 'ordinary'] as const

const Grades = ({ path }: { path: Path }) => {
  const { t } = useTexts()
  const { value, change, readOnly } = useField(path)
  const id = path.join('.')
  return (
    <div>
      <label htmlFor={id} className="field-label">
        {t('rules.grades')}
      </label>
      <Select
        id={id}
        mode="multiple"
        style={{ width: '100%' }}
        value={Array.isArray(value) ? value.map(String) : []}
        disabled={readOnly}
        options={grades.map(grade => ({ value: grade, label: t(`risk.${grade}`) }))}
        onChange={change}
      />
    </div>
  )
}

const BallRule = ({ path }: { path: Path }) => {
  const { t } = useTexts()
  const { value, change, readOnly } = useField([...path, 'when'])
  const fact = facts.find(each => each === (value as { fact?: string } | undefined)?.fact)
  const factId = [...path, 'when', 'fact'].join('.')
  return (
    <>
      <div className="field-row">
        <div>
          <label htmlFor={factId} className="field-label">
            {t('rules.fact')}
          </label>
          <Select
            id={factId}
            style={{ width: '100%' }}
            value={fact ?? null}
            disabled={readOnly}
            options={facts.map(each => ({ value: each, label: t(`rules.fact.${each}`) }))}
            onChange={(each: Fact) => change(conditions[each])}
          />
        </div>
        {fact === 'complaints' && (
          <NumberField path={[...path, 'when', 'atLeast']} label={t('rules.complaintsAtLeast')} />
        )}
        {(fact === 'serious-violation' || fact === 'late-rectification') && (
          <NumberField path={[...path, 'when', 'months']} label={t('rules.withinMonths')} />
        )}
        {fact === 'risk-grade' && <Grades path={[...path, 'when', 'grades']} />}
        <NumberField path={[...path, 'balls']} label={t('rules.ballsMore')} />
        <TextField path={[...path, 'id']} label={t('rules.reasonId')} hint={t('rules.idHint')} />
      </div>
      <BilingualField path={[...path, 'label']} label={t('rules.reason')} />
    </>
  )
}

/** What earns a facility more balls in the drum, and how many at the most. */
export const BallFields = () => {
  const { t } = useTexts()
  return (
    <>
      <NumberField path={['balls', 'cap']} label={t('rules.ballsCap')} />
      <Toggle
        path={['balls', 'publishReasons']}
        on={true}
        label={t('rules.publishReasons')}
        hint={t('rules.publishReasonsHint')}
      />
      <DraftList
        path={['balls', 'rules']}
        title={at => t('rules.reasonNumber', { n: at + 1 })}
        addText={t('rules.addReason')}
        fresh={{
          id: '',
          balls: 1,
          when: conditions.complaints,
          label: { zh: '', en: '' },
        }}
      >
        {path => <BallRule path={path} />}
      </DraftList>
      <ClauseFields path={['balls', 'clause']} />
    </>
  )
}
