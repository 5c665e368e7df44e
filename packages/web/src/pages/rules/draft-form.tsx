import { Collapse } from 'antd'
import { useTexts } from '../../texts/texts.tsx'
import { BallFields } from './ball-fields.tsx'
import { ConditionFields } from './condition-fields.tsx'
import { DeadlineFields } from './deadline-fields.tsx'
import { type Json, useField } from './draft-document.tsx'
import { BilingualField, ChoiceField, ClauseFields, NumberField, TextField } from './draft-fields.tsx'
import { DraftList } from './draft-list.tsx'
import { QuotaFields } from './quota-fields.tsx'

const both = (zh: string, en: string): Json => ({ zh, en })
const noClause: Json = { id: '', zh: '', en: '' }

const useClasses = () => {
  const { lang } = useTexts()
  const { value } = useField(['classes'])
  const entries = Array.isArray(value)
    ? (value as { id?: string; label?: { zh?: string; en?: string } }[])
    : []
  return entries.map(({ id = '', label }) => ({ value: id, label: label?.[lang] || id }))
}

const Basics = () => {
  const { t } = useTexts()
  return (
    <>
      <div className="field-row">
        <TextField path={['id']} label={t('rules.id')} hint={t('rules.idHint')} />
        <NumberField path={['version']} label={t('rules.version')} />
        <ChoiceField
          path={['period']}
          label={t('rules.period')}
          options={(['month', 'quarter', 'year'] as const).map(value => ({
            value,
            label: t(`rules.every.${value}`),
          }))}
        />
      </div>
      <BilingualField path={['title']} label={t('rules.title')} />
      <BilingualField path={['source', 'issuer']} label={t('rules.issuer')} />
      <div className="field-row">
        <TextField path={['source', 'number']} label={t('rules.number')} optional />
        <TextField path={['source', 'issuedOn']} label={t('rules.issuedOn')} hint="2026-08-31" optional />
        <TextField path={['source', 'address']} label={t('rules.address')} optional />
      </div>
    </>
  )
}

const Classes = () => {
  const { t } = useTexts()
  const classes = useClasses()
  return (
    <DraftList
      path={['classes']}
      title={at => classes[at]?.label || t('rules.classNumber', { n: at + 1 })}
      addText={t('rules.addClass')}
      fresh={{ id: '', label: both('', ''), drawnBy: 'quota' }}
      least={1}
    >
      {path => (
        <>
          <div className="field-row">
            <TextField path={[...path, 'id']} label={t('rules.classId')} hint={t('rules.idHint')} />
            <ChoiceField
              path={[...path, 'drawnBy']}
              label={t('rules.drawnBy')}
              options={(['quota', 'balls'] as const).map(value => ({
                value,
                label: t(`rules.drawnBy.${value}`),
              }))}
            />
          </div>
          <BilingualField path={[...path, 'label']} label={t('rules.className')} />
        </>
      )}
    </DraftList>
  )
}

const Quotas = () => {
  const { t } = useTexts()
  const classes = useClasses()
  const { value } = useField(['quotas'])
  const titles = (Array.isArray(value) ? value : []) as { class?: string; level?: string }[]
  const titleOf = (at: number) => {
    const label = classes.find(each => each.value === titles[at]?.class)?.label ?? titles[at]?.class ?? ''
    const level = (['district', 'city', 'province'] as const).find(each => each === titles[at]?.level)
    return `${label}${level ? ` · ${t(`rules.level.${level}`)}` : ''}`
  }
  return (
    <DraftList
      path={['quotas']}
      title={titleOf}
      addText={t('rules.addQuota')}
      fresh={{
        level: 'district',
        class: classes[0]?.value ?? '',
        needs: 'all',
        measures: [{ kind: 'share', per: 'quarter', least: { num: 1, den: 4 } }],
        clause: noClause,
      }}
      least={1}
    >
      {path => <QuotaFields path={path} classes={classes} />}
    </DraftList>
  )
}

const Team = () => {
  const { t } = useTexts()
  const tags = (['lead', 'member', 'sampler'] as const).map(value => ({ value, label: t(`tag.${value}`) }))
  return (
    <>
      <NumberField path={['team', 'inspectorsAtLeast']} label={t('rules.teamAtLeast')} />
      <DraftList
        path={['team', 'seats']}
        title={at => t('rules.seatNumber', { n: at + 1 })}
        addText={t('rules.addSeat')}
        fresh={{ role: '', tag: 'member', label: both('', '') }}
        least={1}
      >
        {path => (
          <>
            <div className="field-row">
              <TextField path={[...path, 'role']} label={t('rules.seatId')} hint={t('rules.idHint')} />
              <ChoiceField path={[...path, 'tag']} label={t('rules.seatTag')} options={tags} />
            </div>
            <BilingualField path={[...path, 'label']} label={t('rules.seatName')} />
          </>
        )}
      </DraftList>
      <ClauseFields path={['team', 'clause']} />
    </>
  )
}

/** The whole rule set as a form, section by section. */
export const DraftForm = () => {
  const { t } = useTexts()
  const sections = [
    ['basics', <Basics key="basics" />],
    ['classes', <Classes key="classes" />],
    ['quotas', <Quotas key="quotas" />],
    ['balls', <BallFields key="balls" />],
    ['team', <Team key="team" />],
    ['conditions', <ConditionFields key="conditions" />],
    ['deadlines', <DeadlineFields key="deadlines" />],
  ] as const
  return (
    <Collapse
      defaultActiveKey={['basics', 'quotas']}
      items={sections.map(([key, children]) => ({ key, label: t(`rules.section.${key}`), children }))}
    />
  )
}
