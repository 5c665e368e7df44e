import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Alert, App, Button, Space, type TableProps, Tabs } from 'antd'
import { drawLotsQuery, useOpenDraw } from '../../api/draws.ts'
import { useMay, useSession } from '../../api/session.ts'
import type { Draw, DrawLot } from '../../api/types.ts'
import { DataTable } from '../../shared/data-table.tsx'
import { DocumentButton } from '../../shared/document-button.tsx'
import { Hash } from '../../shared/hash.tsx'
import { ProblemAlert } from '../../shared/problem-alert.tsx'
import { ProvisionalTag } from '../../shared/provisional-tag.tsx'
import { StateTag } from '../../shared/state-tag.tsx'
import { useTexts } from '../../texts/texts.tsx'
import { dayOf, dayWords, momentWords } from '../../time/moments.ts'
import { DispatchWords } from './dispatch-choice.tsx'
import { DrawHistory } from './draw-history.tsx'
import { DrawProgress } from './draw-progress.tsx'
import { DrawSteps } from './draw-steps.tsx'
import { FilingSheet } from './filing-sheet.tsx'
import { LotReplacement, Replacements } from './lot-replacement.tsx'
import { PoolTables } from './pool-tables.tsx'
import { QuotaTable } from './quota-table.tsx'
import { SealedList } from './sealed-list.tsx'

const route = getRouteApi('/office/draws/$drawId')
const tabs = ['lots', 'history', 'quotas', 'pool'] as const

/** A draw after the draw: what was fixed, how far the visits are, and the opening at the end. */
export const SealedDraw = ({ draw }: { draw: Draw }) => {
  const { t } = useTexts()
  const mayReadList = useMay('director')
  const { tab = 'lots' } = route.useSearch()
  const navigate = route.useNavigate()
  return (
    <>
      {draw.state === 'sealed' && <DrawSteps at="sealed" />}
      <section className="sheet" aria-labelledby="sealed-root">
        <h2 id="sealed-root">{t('sealed.root', { lots: draw.lots ?? 0 })}</h2>
        {draw.root && <Hash value={draw.root} big />}
        <p className="quiet" style={{ marginBottom: 8 }}>
          {draw.sealedAt && t('sealed.at', { at: momentWords(draw.sealedAt, true) })}{' '}
          {draw.sealedLogIndex !== null && t('logged', { index: draw.sealedLogIndex })}
        </p>
        <p style={{ marginTop: 0 }}>{t(draw.state === 'opened' ? 'sealed.whatOpened' : 'sealed.what')}</p>
        {draw.progress && <DrawProgress progress={draw.progress} />}
        <Space wrap style={{ marginTop: 12 }} className="no-print">
          <Button href={`/draws/${draw.id}`} target="_blank">
            {t('publicPage')}
          </Button>
          <Button href="/log" target="_blank">
            {t('sealed.log')}
          </Button>
          <DocumentButton path={`/api/draws/${draw.id}/notice.docx`} label={t('sealed.notice')} />
          <DocumentButton path={`/api/draws/${draw.id}/minutes.docx`} label={t('ceremony.minutes')} />
          {draw.state === 'opened' && (
            <>
              <Button type="primary" href={`/draws/${draw.id}/bundle.json`} download={`${draw.id}.json`}>
                {t('sealed.bundle')}
              </Button>
              <Button href="/verify" target="_blank">
                {t('sealed.verify')}
              </Button>
            </>
          )}
          {mayReadList && <SealedList draw={draw} />}
        </Space>
      </section>
      {draw.state === 'sealed' && <OpenDraw draw={draw} />}
      <FilingSheet draw={draw} />
      <div className="sheet">
        <Tabs
          activeKey={tab}
          onChange={key =>
            void navigate({ search: { tab: tabs.find(each => each === key) }, resetScroll: false })
          }
          items={[
            {
              key: 'lots',
              label: t('lots.title'),
              children: (
                <>
                  <DispatchWords draw={draw} />
                  <Replacements draw={draw} />
                  <Lots draw={draw} />
                </>
              ),
            },
            { key: 'history', label: t('history.title'), children: <DrawHistory draw={draw} /> },
            { key: 'quotas', label: t('quota.title'), children: <QuotaTable draw={draw} /> },
            { key: 'pool', label: t('pool.title'), children: <PoolTables drawId={draw.id} /> },
          ]}
        />
      </div>
    </>
  )
}

const OpenDraw = ({ draw }: { draw: Draw }) => {
  const { t, lang } = useTexts()
  const { modal, message } = App.useApp()
  const open = useOpenDraw(draw.id)
  const mayOpen = useMay('office', 'director')
  const today = dayOf(useSession().now)
  if (!mayOpen) return null
  const allOpened = draw.progress !== null && draw.progress.opened === draw.progress.lots
  const ready = allOpened || (draw.mayOpenFrom !== null && draw.mayOpenFrom <= today)
  const confirm = () =>
    modal.confirm({
      title: t('openDraw.confirmTitle'),
      content: t('openDraw.confirmWhat'),
      okText: t('openDraw.action'),
      cancelText: t('cancel'),
      onOk: () => open.mutate(undefined, { onSuccess: () => message.success(t('openDraw.done')) }),
    })
  return (
    <section className="sheet no-print" aria-labelledby="open-draw">
      <h2 id="open-draw">{t('openDraw.title')}</h2>
      <ProblemAlert error={open.error} />
      {ready ? (
        <Space wrap>
          <span>{t('openDraw.ready')}</span>
          <Button type="primary" loading={open.isPending} onClick={confirm}>
            {t('openDraw.action')}
          </Button>
        </Space>
      ) : (
        <Alert
          type="info"
          showIcon
          title={t('openDraw.notYet', { day: draw.mayOpenFrom ? dayWords(draw.mayOpenFrom, lang) : '' })}
        />
      )}
    </section>
  )
}

const Lots = ({ draw }: { draw: Draw }) => {
  const { t } = useTexts()
  const query = useQuery(drawLotsQuery(draw.id))
  const columns: NonNullable<TableProps<DrawLot>['columns']> = [
    { title: t('lot.number'), render: (_, lot) => lot.index + 1, width: 80, className: 'numeric' },
    {
      title: t('lot.state'),
      width: 130,
      render: (_, lot) => <StateTag state={`lot.${lot.state}`} />,
      filters: (['sealed', 'opened', 'replaced'] as const).map(value => ({
        value,
        text: t(`state.lot.${value}`),
      })),
      onFilter: (value, lot) => lot.state === value,
    },
    {
      title: t('lot.dispatchOn'),
      className: 'numeric',
      render: (_, lot) => (
        <>
          {lot.dispatchOn ?? <span className="quiet">{t('lot.dispatchLater')}</span>}{' '}
          {lot.dispatchProvisional && <ProvisionalTag />}
        </>
      ),
      sorter: (a, b) => (a.dispatchOn ?? '9999').localeCompare(b.dispatchOn ?? '9999'),
    },
    {
      title: t('lot.facility'),
      render: (_, lot) =>
        lot.facility ? (
          <Link to="/visits" search={{ q: lot.facility.name }}>
            {lot.facility.name}
          </Link>
        ) : (
          <span className="quiet">{t('lot.secret')}</span>
        ),
    },
    {
      title: t('lot.openedAt'),
      className: 'numeric',
      render: (_, lot) => (lot.openedAt ? momentWords(lot.openedAt) : '—'),
    },
    { title: t('menu.amendments'), render: (_, lot) => <LotReplacement draw={draw} lot={lot} /> },
  ]
  return (
    <>
      <ProblemAlert error={query.error} onRetry={() => void query.refetch()} />
      <DataTable<DrawLot>
        size="small"
        aria-label={t('lots.title')}
        rowKey="index"
        columns={columns}
        dataSource={[...(query.data ?? [])]}
        loading={query.isPending && !query.error}
        pagination={{ defaultPageSize: 20, showSizeChanger: true, hideOnSinglePage: true }}
      />
    </>
  )
}
