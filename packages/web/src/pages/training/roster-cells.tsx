import { Input, InputNumber, Switch } from 'antd'
import { type KeyboardEvent, useState } from 'react'
import type { RosterLine } from '../../api/types.ts'
import { useTexts } from '../../texts/texts.tsx'

/** Enter takes the value and goes to the same column of the next line, as in a spreadsheet. */
const toNextLine = (event: KeyboardEvent<HTMLInputElement>) => {
  if (event.key !== 'Enter') return
  const { column } = event.currentTarget.dataset
  const all = [...document.querySelectorAll<HTMLInputElement>(`input[data-column="${column}"]`)]
  const next = all[all.indexOf(event.currentTarget) + 1]
  if (next) next.focus()
  else event.currentTarget.blur()
}

export const MarkCell = ({ line, onMark }: { line: RosterLine; onMark: (mark: number | null) => void }) => {
  const { t } = useTexts()
  const [mark, setMark] = useState(line.mark)
  return (
    <InputNumber
      aria-label={t('roster.markOf', { name: line.name })}
      data-column="mark"
      value={mark}
      min={0}
      max={1000}
      precision={1}
      controls={false}
      size="small"
      style={{ width: 76 }}
      formatter={value => (value === undefined || String(value) === '' ? '' : String(Number(value)))}
      onChange={setMark}
      onBlur={() => mark !== line.mark && onMark(mark)}
      onKeyDown={toNextLine}
    />
  )
}

export const CertificateCell = ({
  line,
  onCertificate,
}: {
  line: RosterLine
  onCertificate: (number: string) => void
}) => {
  const { t } = useTexts()
  const [written, setWritten] = useState(line.certificateNumber)
  return (
    <Input
      aria-label={t('roster.certificateOf', { name: line.name })}
      data-column="certificate"
      value={written}
      maxLength={60}
      size="small"
      style={{ minWidth: 150 }}
      onChange={event => setWritten(event.target.value)}
      onBlur={() => written.trim() !== line.certificateNumber && onCertificate(written.trim())}
      onKeyDown={toNextLine}
    />
  )
}

/** For courses without a test, where being there is passing unless the office says otherwise. */
export const PassedCell = ({ line, onPassed }: { line: RosterLine; onPassed: (passed: boolean) => void }) => {
  const { t } = useTexts()
  return (
    <Switch
      aria-label={t('roster.passedOf', { name: line.name })}
      checked={line.passed}
      checkedChildren={t('roster.passedYes')}
      unCheckedChildren={t('roster.notPassed')}
      onChange={onPassed}
    />
  )
}
