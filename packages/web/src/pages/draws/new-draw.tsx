import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Alert, Button, Form, Input, Radio, Tag } from 'antd'
import { drawPeriodsQuery, useFreezePool } from '../../api/draws.ts'
import { exclusionsQuery } from '../../api/exclusions.ts'
import { useMay } from '../../api/session.ts'
import type { DrawPeriod } from '../../api/types.ts'
import { Deadline } from '../../shared/deadline.tsx'
import { EmptyState } from '../../shared/empty-state.tsx'
import { Loaded } from '../../shared/loaded.tsx'
import { PageHead } from '../../shared/page-head.tsx'
import { ProblemAlert } from '../../shared/problem-alert.tsx'
import { ProvisionalTag } from '../../shared/provisional-tag.tsx'
import { useTexts } from '../../texts/texts.tsx'
import { dayRange } from '../../time/moments.ts'
import { DrawSteps } from './draw-steps.tsx'

const route = getRouteApi('/office/draws/new')

/** First step of a draw: for which period, and freezing the pool. */
export const NewDrawPage = () => {
  const { t } = useTexts()
  const query = useQuery(drawPeriodsQuery)
  const mayDraw = useMay('office')
  return (
    <>
      <Link to="/draws">← {t('menu.draws')}</Link>
      <PageHead title={t('newDraw.title')} about={t('newDraw.about')} />
      <DrawSteps at="period" />
      {mayDraw ? (
        <Loaded query={query}>{periods => <ChoosePeriod periods={periods} />}</Loaded>
      ) : (
        <Alert type="info" showIcon title={t('newDraw.officeOnly')} />
      )}
    </>
  )
}

const ChoosePeriod = ({ periods }: { periods: readonly DrawPeriod[] }) => {
  const { t, text, lang } = useTexts()
  const { period: asked } = route.useSearch()
  const navigate = route.useNavigate()
  const freeze = useFreezePool()
  const [form] = Form.useForm<{ period: string; reason?: string }>()
  const free = periods.filter(period => period.drawId === null)
  const first =
    free.find(each => each.period === asked) ??
    free.find(each => each.windowState === 'open') ??
    // The next one rather than one whose window was missed.
    free.find(each => each.windowState === 'before') ??
    free[0]
  const chosenId = Form.useWatch('period', form) ?? first?.period
  const chosen = free.find(period => period.period === chosenId)
  const outside = chosen !== undefined && chosen.windowState !== 'open'
  if (!first)
    return (
      <div className="sheet">
        <EmptyState action={<Link to="/draws">{t('home.seeDraws')}</Link>}>{t('newDraw.none')}</EmptyState>
      </div>
    )
  const submit = ({ period, reason }: { period: string; reason?: string }) =>
    freeze.mutate(
      { period, ...(outside && reason ? { outsideWindowReason: reason.trim() } : {}) },
      {
        onSuccess: draw =>
          void navigate({ to: '/draws/$drawId', params: { drawId: draw.id }, search: { step: 'pool' } }),
      },
    )
  return (
    <div className="sheet">
      <WaitingExclusions />
      <ProblemAlert error={freeze.error} />
      <Form form={form} layout="vertical" onFinish={submit} initialValues={{ period: first.period }}>
        <Form.Item name="period" label={t('newDraw.period')}>
          <Radio.Group style={{ display: 'grid', gap: 12 }}>
            {periods.map(period => (
              <Radio key={period.period} value={period.period} disabled={period.drawId !== null}>
                <strong>{text(period.title)}</strong>
                {' · '}
                {t('newDraw.window', { window: dayRange(period.window.from, period.window.to, lang) })}{' '}
                {period.drawId !== null ? (
                  <Tag>{t('newDraw.exists')}</Tag>
                ) : period.windowState === 'open' ? (
                  <Deadline workingDaysLeft={period.workingDaysLeft} provisional={false} />
                ) : (
                  <Tag color={period.windowState === 'after' ? 'error' : 'default'}>
                    {t(`newDraw.windowState.${period.windowState}`)}
                  </Tag>
                )}
                {period.window.provisional && <ProvisionalTag />}
              </Radio>
            ))}
          </Radio.Group>
        </Form.Item>
        {outside && (
          <>
            <Alert
              type="warning"
              showIcon
              style={{ marginBottom: 16 }}
              title={t('newDraw.outsideTitle')}
              description={t('newDraw.outsideWhat')}
            />
            <Form.Item
              name="reason"
              label={t('newDraw.reason')}
              rules={[
                { required: true, whitespace: true, message: t('form.required') },
                { min: 4, message: t('sealedList.reasonShort') },
              ]}
            >
              <Input.TextArea autoSize={{ minRows: 2 }} maxLength={500} showCount />
            </Form.Item>
          </>
        )}
        <p className="quiet">{t('newDraw.freezeWhat')}</p>
        <Button type="primary" size="large" htmlType="submit" loading={freeze.isPending}>
          {t('newDraw.freeze')}
        </Button>
      </Form>
    </div>
  )
}

/** Who waits to be taken out is still in: better seen before the freeze than after it. */
const WaitingExclusions = () => {
  const { t } = useTexts()
  const waiting = useQuery(exclusionsQuery({ state: 'waiting', limit: 1 })).data?.total ?? 0
  if (waiting === 0) return null
  return (
    <Alert
      type="warning"
      showIcon
      style={{ marginBottom: 16 }}
      title={t('exclusions.waitingAtDraw', { count: waiting })}
      action={
        <Link to="/exclusions" search={{ state: 'waiting' }}>
          {t('exclusions.seeWaiting')}
        </Link>
      }
    />
  )
}
