import { Form, Input, InputNumber, Select } from 'antd'
import { type ChangeEvent, type ReactNode, useState } from 'react'
import { useTexts } from '../../texts/texts.tsx'
import { type Json, type Path, useField } from './draft-document.tsx'
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

/** A box for a value that people write as text. What cannot be read yet stays in the box and is not taken. */
const WrittenField = ({
  path,
  label,
  hint,
  show,
  read,
  problem,
}: FieldProps & {
  show: (value: Json | undefined) => string
  /** The value of a text, undefined to take the field away; null for what cannot be read. */
  read: (written: string) => Json | undefined
  problem: string
}) => {
  const { value, change, readOnly } = useField(path)
  const [typed, setTyped] = useState<string | null>(null)
  const shown = typed ?? show(value)
  const wrong = shown !== '' && read(shown) === null
  return (
    <Framed path={path} label={label} hint={hint} problem={wrong ? problem : undefined}>
      <Input
        id={path.join('.')}
        value={shown}
        disabled={readOnly}
        onBlur={() => !wrong && setTyped(null)}
        onChange={event => {
          setTyped(event.target.value)
          const next = read(event.target.value)
          if (next !== null) change(next)
        }}
      />
    </Framed>
  )
}

const isFraction = (value: unknown): value is Fraction =>
  typeof value === 'object' && value !== null && 'num' in value && 'den' in value

/** A share, written as people do: 25% or 1/3. */
export const ShareField = ({ optional, ...field }: FieldProps & { optional?: boolean }) => {
  const { t } = useTexts()
  return (
    <WrittenField
      {...field}
      problem={t('rules.shareFormat')}
      show={value => (isFraction(value) ? shareText(value) : '')}
      read={written => {
        if (written === '' && optional) return undefined
        const share = readShare(written)
        return share && { num: share.num, den: share.den }
      }}
    />
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
export const DaysField = (field: FieldProps) => {
  const { t } = useTexts()
  return (
    <WrittenField
      {...field}
      problem={t('rules.daysFormat')}
      show={value => (Array.isArray(value) ? value.join('，') : '')}
      read={written => {
        const days = readDays(written)
        return days?.length === 0 ? undefined : days
      }}
    />
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
