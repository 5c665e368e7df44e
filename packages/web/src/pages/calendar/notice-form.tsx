import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { App, Button, Drawer, Form, Input } from 'antd'
import { useState } from 'react'
import { useChangeNotice, usePreviewNotice } from '../../api/calendar.ts'
import { problemOf } from '../../api/problem.ts'
import type { CalendarYear, NoticeEffect, NoticeInput } from '../../api/types.ts'
import { ProblemAlert } from '../../shared/problem-alert.tsx'
import { useTexts } from '../../texts/texts.tsx'
import { EffectList } from './effect-list.tsx'
import { WordingReader } from './wording-reader.tsx'

export type NoticeValues = {
  number: string
  issuedOn: string
  source: string
  holidays: { name: string; from: string; to: string }[]
  makeUpDays: string[]
}

const valuesOf = (notice: CalendarYear['notice']): NoticeValues => ({
  number: notice?.number ?? '',
  issuedOn: notice?.issuedOn ?? '',
  source: notice?.source ?? '',
  holidays: notice ? notice.holidays.map(each => ({ ...each })) : [{ name: '', from: '', to: '' }],
  makeUpDays: notice ? [...notice.makeUpDays] : [],
})

const noticeOf = (values: NoticeValues): NoticeInput => ({
  number: values.number?.trim() || null,
  issuedOn: values.issuedOn || null,
  source: values.source?.trim() || null,
  holidays: (values.holidays ?? []).map(each => ({
    name: each?.name?.trim() ?? '',
    from: each?.from ?? '',
    to: each?.to ?? '',
  })),
  makeUpDays: (values.makeUpDays ?? []).map(day => day ?? ''),
})

/** `holidays.0.from` of a problem document as a place in the form. */
const place = (path: string) =>
  path
    .replace(/^notice\./, '')
    .split('.')
    .map(part => (/^\d+$/.test(part) ? Number(part) : part))

/** Enters or corrects a year's notice: from its wording or by hand, and not before its effect was seen. */
export const NoticeForm = ({ calendar, onClose }: { calendar: CalendarYear; onClose: () => void }) => {
  const { t, text } = useTexts()
  const { message } = App.useApp()
  const { year, revision, notice } = calendar
  const [form] = Form.useForm<NoticeValues>()
  const preview = usePreviewNotice(year)
  const change = useChangeNotice(year)
  const [effect, setEffect] = useState<NoticeEffect | null>(null)
  const refuse = (error: unknown) => {
    setEffect(null)
    form.setFields(
      problemOf(error).fields.map(field => ({
        name: place(field.path) as never,
        errors: [text(field.message)],
      })),
    )
  }
  const submit = () => {
    const proposed = noticeOf(form.getFieldsValue(true))
    if (effect)
      change.mutate(
        { revision, notice: proposed },
        {
          onError: refuse,
          onSuccess: () => {
            message.success(t('calendar.savedNotice', { year }))
            onClose()
          },
        },
      )
    else preview.mutate(proposed, { onSuccess: setEffect, onError: refuse })
  }
  const fill = (values: Partial<NoticeValues>) => {
    form.setFieldsValue(values as NoticeValues)
    setEffect(null)
  }
  return (
    <Drawer
      open
      title={t(notice ? 'calendar.correctTitle' : 'calendar.enterTitle', { year })}
      size={720}
      onClose={onClose}
      mask={{ closable: false }}
      footer={
        <div className="form-actions" style={{ margin: 0 }}>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button type="primary" loading={preview.isPending || change.isPending} onClick={submit}>
            {t(effect ? 'calendar.save' : 'calendar.preview')}
          </Button>
        </div>
      }
    >
      <WordingReader year={year} onRead={fill} />
      <Form<NoticeValues>
        form={form}
        layout="vertical"
        initialValues={valuesOf(notice)}
        onValuesChange={() => setEffect(null)}
      >
        <div className="notice-head">
          <Form.Item name="number" label={t('calendar.number')} extra={t('calendar.numberHint')}>
            <Input placeholder={`国办发明电〔${year - 1}〕××号`} maxLength={200} />
          </Form.Item>
          <Form.Item name="issuedOn" label={t('calendar.issuedOn')}>
            <Input type="date" />
          </Form.Item>
        </div>
        <Form.Item name="source" label={t('calendar.source')}>
          <Input placeholder="https://www.gov.cn/…" maxLength={500} inputMode="url" />
        </Form.Item>
        <h3>{t('calendar.holidays')}</h3>
        <Form.List name="holidays">
          {(rows, { add, remove }) => (
            <>
              {rows.map(({ key, name }) => (
                <div className="notice-row" key={key}>
                  <Form.Item name={[name, 'name']} label={t('calendar.holidayName')}>
                    <Input maxLength={20} />
                  </Form.Item>
                  <Form.Item name={[name, 'from']} label={t('calendar.from')}>
                    <Input type="date" />
                  </Form.Item>
                  <Form.Item name={[name, 'to']} label={t('calendar.to')}>
                    <Input type="date" />
                  </Form.Item>
                  <Button
                    icon={<DeleteOutlined />}
                    aria-label={t('calendar.removeHoliday', { number: name + 1 })}
                    onClick={() => remove(name)}
                  />
                </div>
              ))}
              <Button icon={<PlusOutlined />} onClick={() => add({ name: '', from: '', to: '' })}>
                {t('calendar.addHoliday')}
              </Button>
            </>
          )}
        </Form.List>
        <h3>{t('calendar.makeUpDays')}</h3>
        <p className="quiet">{t('calendar.makeUpHint')}</p>
        <Form.List name="makeUpDays">
          {(rows, { add, remove }) => (
            <div className="make-up-days">
              {rows.map(({ key, name }) => (
                <div className="make-up-day" key={key}>
                  <Form.Item name={name} label={t('calendar.makeUpDay', { number: name + 1 })}>
                    <Input type="date" />
                  </Form.Item>
                  <Button
                    icon={<DeleteOutlined />}
                    aria-label={t('calendar.removeMakeUp', { number: name + 1 })}
                    onClick={() => remove(name)}
                  />
                </div>
              ))}
              <Button icon={<PlusOutlined />} onClick={() => add('')}>
                {t('calendar.addMakeUp')}
              </Button>
            </div>
          )}
        </Form.List>
      </Form>
      <div style={{ marginTop: 16 }}>
        <ProblemAlert error={preview.error ?? change.error} />
        {effect && <EffectList effect={effect} />}
      </div>
    </Drawer>
  )
}
