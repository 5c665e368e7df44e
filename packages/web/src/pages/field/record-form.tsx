import { Checkbox, Input, Radio, Switch } from 'antd'
import type { ReactNode } from 'react'
import type { Finding, RecordBody, RecordPart, VisitRecord } from '../../api/types.ts'
import { recordParts } from '../../api/types.ts'
import { useTexts } from '../../texts/texts.tsx'
import { MomentField } from './moment-field.tsx'
import { type PhotoQueue, Photos } from './photos.tsx'
import { PositionField } from './position-field.tsx'
import { ReceiverSignature } from './receiver-signature.tsx'

type Edit = (change: (body: RecordBody) => RecordBody) => void
const findings: readonly Finding[] = ['normal', 'abnormal', 'not-applicable']
const longest = 5000

/** The record's form, in the order in which a visit goes. */
export const RecordForm = ({
  record,
  body,
  edit,
  photos,
  onPhotoGone,
}: {
  record: VisitRecord
  body: RecordBody
  edit: Edit
  photos: PhotoQueue
  onPhotoGone: () => Promise<void>
}) => {
  const { t, text } = useTexts()
  const set = <K extends keyof RecordBody>(key: K, value: RecordBody[K]) =>
    edit(before => ({ ...before, [key]: value }))
  const photosFor = (part: RecordPart | null) => (
    <Photos record={record} part={part} queue={photos} onGone={onPhotoGone} />
  )
  return (
    <>
      <Section title={t('record.arrival')}>
        <MomentField
          id="arrivedAt"
          label={t('record.arrivedAt')}
          value={body.arrivedAt}
          onChange={value => set('arrivedAt', value)}
        />
        <Tick
          id="identityShown"
          label={t('record.identityShown')}
          checked={body.identityShown}
          onChange={value => set('identityShown', value)}
        />
        <Tick
          id="avoidanceTold"
          label={t('record.avoidanceTold')}
          checked={body.avoidanceTold}
          onChange={value => set('avoidanceTold', value)}
        />
        <Labelled id="receivedBy" label={t('record.receivedBy')}>
          <Input
            id="receivedBy"
            maxLength={100}
            autoComplete="off"
            value={body.receivedBy}
            onChange={event => set('receivedBy', event.target.value)}
          />
        </Labelled>
        <Labelled id="receivedByPost" label={t('record.receivedByPost')}>
          <Input
            id="receivedByPost"
            maxLength={100}
            autoComplete="off"
            value={body.receivedByPost}
            onChange={event => set('receivedByPost', event.target.value)}
          />
        </Labelled>
        <PositionField value={body.position} onChange={value => set('position', value)} />
      </Section>
      {recordParts.map((part, number) => (
        <Part
          key={part}
          part={part}
          number={number + 1}
          value={body.parts[part]}
          onChange={value => edit(before => ({ ...before, parts: { ...before.parts, [part]: value } }))}
        >
          {photosFor(part)}
        </Part>
      ))}
      <Section title={t('record.result')}>
        <Labelled id="summary" label={t('record.summary')}>
          <Input.TextArea
            id="summary"
            autoSize={{ minRows: 3 }}
            maxLength={longest}
            value={body.summary}
            onChange={event => set('summary', event.target.value)}
          />
        </Labelled>
        <div style={{ display: 'flex', alignItems: 'center', gap: 12, minHeight: 44 }}>
          <Switch
            checked={body.violation}
            onChange={value => set('violation', value)}
            aria-label={t('record.violationFound')}
          />
          <span aria-hidden>{t('record.violationFound')}</span>
        </div>
        <Labelled id="demands" label={t('record.demands')}>
          <Input.TextArea
            id="demands"
            autoSize={{ minRows: 2 }}
            maxLength={longest}
            value={body.demands}
            onChange={event => set('demands', event.target.value)}
          />
        </Labelled>
        <Labelled id="demandsDueOn" label={t('record.demandsDueOn')}>
          <input
            id="demandsDueOn"
            type="date"
            className="moment-input"
            value={body.demandsDueOn ?? ''}
            onChange={event => set('demandsDueOn', event.target.value || null)}
          />
        </Labelled>
      </Section>
      <Section title={t('record.photos')}>{photosFor(null)}</Section>
      <Section title={t('record.departure')}>
        <MomentField
          id="leftAt"
          label={t('record.leftAt')}
          value={body.leftAt}
          onChange={value => set('leftAt', value)}
        />
        <ReceiverSignature
          value={body.receiverSignature}
          suggestion={body.receivedBy}
          onChange={value => set('receiverSignature', value)}
        />
        <fieldset className="plain" id="inspectorSignatures">
          <legend>{t('record.inspectorSignatures')}</legend>
          {record.team.map(member => (
            <Tick
              key={member.certificate}
              label={t('record.signsAs', { role: text(member.roleTitle), name: member.name })}
              checked={body.inspectorSignatures.includes(member.name)}
              onChange={signed =>
                edit(before => ({
                  ...before,
                  inspectorSignatures: signed
                    ? [...before.inspectorSignatures.filter(name => name !== member.name), member.name]
                    : before.inspectorSignatures.filter(name => name !== member.name),
                }))
              }
            />
          ))}
        </fieldset>
      </Section>
    </>
  )
}

const Section = ({ title, children }: { title: string; children: ReactNode }) => (
  <section className="sheet">
    <h2>{title}</h2>
    <div style={{ display: 'grid', gap: 14 }}>{children}</div>
  </section>
)

const Labelled = ({ id, label, children }: { id: string; label: string; children: ReactNode }) => (
  <div>
    <label htmlFor={id} style={{ display: 'block', marginBottom: 4 }}>
      {label}
    </label>
    {children}
  </div>
)

const Tick = ({
  id,
  label,
  checked,
  onChange,
}: {
  id?: string
  label: string
  checked: boolean
  onChange: (checked: boolean) => void
}) => (
  <Checkbox
    {...(id ? { id } : {})}
    checked={checked}
    onChange={event => onChange(event.target.checked)}
    style={{ minHeight: 44, alignItems: 'center' }}
  >
    {label}
  </Checkbox>
)

const Part = ({
  part,
  number,
  value,
  onChange,
  children,
}: {
  part: RecordPart
  number: number
  value: RecordBody['parts'][RecordPart]
  onChange: (value: RecordBody['parts'][RecordPart]) => void
  children: ReactNode
}) => {
  const { t } = useTexts()
  const title = t(`part.${part}`)
  return (
    <Section title={`${number}. ${title}`}>
      <Radio.Group
        id={`finding-${part}`}
        className="finding-choice"
        aria-label={`${title} ${t('record.finding')}`}
        buttonStyle="solid"
        value={value.finding}
        onChange={event => onChange({ ...value, finding: event.target.value as Finding })}
      >
        {findings.map(finding => (
          <Radio.Button key={finding} value={finding}>
            {t(`finding.${finding}`)}
          </Radio.Button>
        ))}
      </Radio.Group>
      <Labelled id={`facts-${part}`} label={t('record.facts')}>
        <Input.TextArea
          id={`facts-${part}`}
          aria-label={`${title} ${t('record.facts')}`}
          autoSize={{ minRows: 2 }}
          maxLength={longest}
          placeholder={t(value.finding === 'abnormal' ? 'record.factsNeeded' : 'record.factsOptional')}
          value={value.facts}
          onChange={event => onChange({ ...value, facts: event.target.value })}
        />
      </Labelled>
      {children}
    </Section>
  )
}
