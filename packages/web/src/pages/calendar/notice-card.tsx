import { App, Button, Tag } from 'antd'
import { useChangeNotice, usePreviewNotice } from '../../api/calendar.ts'
import { useMay } from '../../api/session.ts'
import type { CalendarYear } from '../../api/types.ts'
import { ProblemAlert } from '../../shared/problem-alert.tsx'
import { useTexts } from '../../texts/texts.tsx'
import { dayRange, momentWords } from '../../time/moments.ts'
import { EffectList } from './effect-list.tsx'

/** The notice a year goes by, where it comes from, and what was entered when and by whom. */
export const NoticeCard = ({ calendar }: { calendar: CalendarYear }) => {
  const { t, lang } = useTexts()
  const { modal, message } = App.useApp()
  const { year, notice, origin, revision, history } = calendar
  const preview = usePreviewNotice(year)
  const change = useChangeNotice(year)
  const mayChange = useMay('office')
  const withdraw = async () => {
    const effect = await preview.mutateAsync(null).catch(() => null)
    if (!effect) return
    modal.confirm({
      title: t('calendar.withdrawTitle', { year }),
      content: (
        <>
          <p>{t('calendar.withdrawWhat')}</p>
          <EffectList effect={effect} />
        </>
      ),
      width: 640,
      okText: t('calendar.withdraw'),
      okButtonProps: { danger: true },
      cancelText: t('cancel'),
      onOk: () =>
        change.mutate(
          { revision, notice: null },
          { onSuccess: () => message.success(t('calendar.withdrawn', { year })) },
        ),
    })
  }
  return (
    <section className="sheet" aria-label={t('calendar.notice')}>
      <ProblemAlert error={preview.error ?? change.error} />
      {notice && (
        <>
          <h2>
            {notice.number ?? t('calendar.numberUnknown')}{' '}
            <Tag>{t(origin === 'entered' ? 'calendar.origin.entered' : 'calendar.origin.announced')}</Tag>
          </h2>
          <p>
            {t('calendar.issued', { day: notice.issuedOn ?? '—' })}{' '}
            {t('calendar.workingDays', { count: calendar.workingDays })}{' '}
            {notice.source && (
              <a href={notice.source} target="_blank" rel="noreferrer">
                {t('calendar.seeSource')}
              </a>
            )}
          </p>
          <ul className="holiday-list">
            {notice.holidays.map(({ name, from, to }) => (
              <li key={from}>
                <strong>{name}</strong> {dayRange(from, to, lang)}
              </li>
            ))}
            {notice.makeUpDays.length > 0 && (
              <li>
                <strong>{t('calendar.makeUpDays')}</strong>{' '}
                {notice.makeUpDays.map(day => dayRange(day, day, lang)).join(lang === 'zh' ? '、' : ', ')}
              </li>
            )}
          </ul>
          {origin === 'entered' && mayChange && (
            <Button danger loading={preview.isPending || change.isPending} onClick={() => void withdraw()}>
              {t('calendar.withdraw')}
            </Button>
          )}
        </>
      )}
      {history.length > 0 && (
        <details>
          <summary>{t('calendar.history', { count: history.length })}</summary>
          <ol className="notice-history" reversed>
            {history.map(version => (
              <li key={version.revision}>
                {momentWords(version.at)} {version.by}{' '}
                {version.notice
                  ? t(version.revision === 1 ? 'calendar.wasEntered' : 'calendar.wasCorrected', {
                      number: version.notice.number ?? '',
                    })
                  : t('calendar.wasWithdrawn')}{' '}
                <span className="quiet">{t('logged', { index: version.logIndex })}</span>
              </li>
            ))}
          </ol>
        </details>
      )}
    </section>
  )
}
