import { Form, Input, InputNumber, Select } from 'antd'
import { type ChangeEvent, type ReactNode, useState } from 'react'
import { useTexts } from '../../texts/texts.tsx'
import { type Path, useField } from './draft-document.tsx'
import { type Fraction, readShare, shareText } from './share-text.ts'

/** A field with its label, and beneath it what the server finds wrong. */
const Framed = ({
  path,
  label,
  hint,
  problem,
  children,
}: {
  path: Path
  label: string
  hint?: string | undefined
  problem?: string | undefined
  children: ReactNode
}) => {
  const { text } = useTexts()
  const { finding } = useField(path)
  const said = problem ?? (finding && text(finding))
  return (
    <Form.Item
      label={label}
      htmlFor={path.join('.')}
      extra={hint}
      validateStatus={said ? 'error' : ''}
      help={said}
      style={{ marginBottom: 12 }}
    >
      {children}
    </Form.Item>
  )
}

type FieldProps = { path: Path; label: string; hint?: string | undefined }

export const TextField = ({
  path,
  label,
  hint,
  optional,
  long,
}: FieldProps & { optional?: boolean; long?: boolean | undefined }) => {
  const { value, change, readOnly } = useField(path)
  const box = {
    id: path.join('.'),
    value: typeof value === 'string' ? value : '',
    disabled: readOnly,
    onChange: (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) =>
      change(event.target.value === '' && optional ? undefined : event.target.value),
  }
  return (
    <Framed path={path} label={label} hint={hint}>
      {long ? <Input.TextArea {...box} autoSize={{ minRows: 2, maxRows: 6 }} /> : <Input {...box} />}
    </Framed>
  )
}

/** A sentence in both languages, Chinese first. */
export const BilingualField = ({ path, label, hint, long }: FieldProps & { long?: boolean }) => {
  const { t } = useTexts()
  return (
    <div className="field-pair">
      <TextField path={[...path, 'zh']} label={label} hint={hint} long={long} />
      <TextField path={[...path, 'en']} label={t('rules.inEnglish', { label })} long={long} />
    </div>
  )
}

export const NumberField = ({
  path,
  label,
  hint,
  optional,
  suffix,
}: FieldProps & { optional?: boolean; suffix?: string }) => {
  const { value, change, readOnly } = useField(path)
  return (
    <Framed path={path} label={label} hint={hint}>
      <InputNumber
        id={path.join('.')}
        value={typeof value === 'number' ? value : null}
        min={0}
        precision={0}
        disabled={readOnly}
        suffix={suffix}
        style={{ width: '100%' }}
        onChange={entered => change(entered ?? (optional ? undefined : null))}
      />
    </Framed>
  )
}

export const ChoiceField = ({
  path,
  label,
  hint,
  options,
}: FieldProps & { options: readonly { value: string; label: string }[] }) => {
  const { value, change, readOnly } = useField(path)
  return (
    <Framed path={path} label={label} hint={hint}>
      <Select
        id={path.join('.')}
        value={typeof value === 'string' ? value : undefined}
        disabled={readOnly}
        options={[...options]}
        onChange={change}
      />
    </Framed>
  )
}

const isFraction = (value: unknown): value is Fraction =>
  typeof value === 'object' && value !== null && 'num' in value && 'den' in value

/** A share, written as people do: 25% or 1/3. What is no share yet stays in the box and is not taken. */
export const ShareField = ({ path, label, hint, optional }: FieldProps & { optional?: boolean }) => {
  const { t } = useTexts()
  const { value, change, readOnly } = useField(path)
  const known = isFraction(value) ? shareText(value) : ''
  const [typed, setTyped] = useState<string | null>(null)
  const wrong = typed !== null && typed !== '' && readShare(typed) === null
  return (
    <Framed path={path} label={label} hint={hint} problem={wrong ? t('rules.shareFormat') : undefined}>
      <Input
        id={path.join('.')}
        value={typed ?? known}
        disabled={readOnly}
        onBlur={() => !wrong && setTyped(null)}
        onChange={event => {
          setTyped(event.target.value)
          const share = readShare(event.target.value)
          if (share) change({ num: share.num, den: share.den })
          else if (event.target.value === '' && optional) change(undefined)
        }}
      />
    </Framed>
  )
}

const readDays = (written: string): number[] | null => {
  const parts = written
    .normalize('NFKC')
    .split(/[,、;\s]+/)
    .filter(part => part !== '')
  return parts.every(part => /^\d{1,2}$/.test(part)) ? parts.map(Number) : null
}

/** Days before a deadline on which people are reminded: `5, 2, 0`. */
export const DaysField = ({ path, label, hint }: FieldProps) => {
  const { t } = useTexts()
  const { value, change, readOnly } = useField(path)
  const known = Array.isArray(value) ? value.join('，') : ''
  const [typed, setTyped] = useState<string | null>(null)
  const wrong = readDays(typed ?? known) === null
  return (
    <Framed path={path} label={label} hint={hint} problem={wrong ? t('rules.daysFormat') : undefined}>
      <Input
        id={path.join('.')}
        value={typed ?? known}
        disabled={readOnly}
        onBlur={() => !wrong && setTyped(null)}
        onChange={event => {
          setTyped(event.target.value)
          const days = readDays(event.target.value)
          if (days) change(days.length > 0 ? days : undefined)
        }}
      />
    </Framed>
  )
}

/** The clause a number comes from: its number and what it says. */
export const ClauseFields = ({ path }: { path: Path }) => {
  const { t } = useTexts()
  return (
    <div className="field-clause">
      <TextField path={[...path, 'id']} label={t('rules.clauseId')} />
      <BilingualField path={path} label={t('rules.clause')} long />
    </div>
  )
}
