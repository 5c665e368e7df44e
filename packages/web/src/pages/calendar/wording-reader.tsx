import { Alert, Button, Input } from 'antd'
import { useState } from 'react'
import { useReadNotice } from '../../api/calendar.ts'
import type { NoticeReading } from '../../api/types.ts'
import { ProblemAlert } from '../../shared/problem-alert.tsx'
import { useTexts } from '../../texts/texts.tsx'
import type { NoticeValues } from './notice-form.tsx'

/** What of a reading goes into the form; what the wording does not say stays as it is. */
const valuesOf = (reading: NoticeReading): Partial<NoticeValues> => ({
  ...(reading.number ? { number: reading.number } : {}),
  ...(reading.issuedOn ? { issuedOn: reading.issuedOn } : {}),
  holidays: reading.holidays.map(each => ({ ...each })),
  makeUpDays: [...reading.makeUpDays],
})

/** Takes a notice's own words, fills the form with them, and says what was understood and what was not. */
export const WordingReader = ({
  year,
  onRead,
}: {
  year: number
  onRead: (values: Partial<NoticeValues>) => void
}) => {
  const { t, text } = useTexts()
  const [wording, setWording] = useState('')
  const read = useReadNotice(year)
  const submit = () =>
    read.mutate(wording, {
      onSuccess: reading => reading.holidays.length > 0 && onRead(valuesOf(reading)),
    })
  const { data } = read
  const otherYear = data?.year != null && data.year !== year
  const remarks = data
    ? [
        ...(otherYear ? [t('calendar.otherYear', { year: data.year ?? '' })] : []),
        ...data.doubts.map(text),
        ...data.leftOut.map(sentence => t('calendar.leftOut', { sentence })),
      ]
    : []
  return (
    <section className="wording">
      <label htmlFor="wording">{t('calendar.wording')}</label>
      <Input.TextArea
        id="wording"
        value={wording}
        onChange={event => setWording(event.target.value)}
        autoSize={{ minRows: 3, maxRows: 10 }}
        maxLength={10_000}
        placeholder={t('calendar.wordingExample')}
      />
      <Button onClick={submit} disabled={wording.trim() === ''} loading={read.isPending}>
        {t('calendar.read')}
      </Button>
      <ProblemAlert error={read.error} />
      {data && (
        <Alert
          showIcon
          type={data.holidays.length === 0 ? 'error' : remarks.length > 0 ? 'warning' : 'success'}
          title={
            data.holidays.length === 0
              ? t('calendar.readNothing')
              : t('calendar.understood', {
                  holidays: data.holidays.length,
                  makeUpDays: data.makeUpDays.length,
                })
          }
          description={
            remarks.length > 0 && (
              <ul style={{ margin: 0, paddingInlineStart: 20 }}>
                {remarks.map(remark => (
                  <li key={remark}>{remark}</li>
                ))}
              </ul>
            )
          }
        />
      )}
    </section>
  )
}
