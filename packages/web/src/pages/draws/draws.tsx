import { PlusOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { TableProps } from 'antd'
import { drawsQuery } from '../../api/draws.ts'
import { useMay } from '../../api/session.ts'
import type { Draw } from '../../api/types.ts'
import { DataTable } from '../../shared/data-table.tsx'
import { EmptyState } from '../../shared/empty-state.tsx'
import { LinkButton, QuietLinkButton } from '../../shared/link-button.tsx'
import { PageHead } from '../../shared/page-head.tsx'
import { ProblemAlert } from '../../shared/problem-alert.tsx'
import { StateTag } from '../../shared/state-tag.tsx'
import { useTexts } from '../../texts/texts.tsx'
import { momentWords } from '../../time/moments.ts'
import { DrawProgress } from './draw-progress.tsx'

/** 双随机摇号: every draw, the newest first. */
export const DrawsPage = () => {
  const { t, text } = useTexts()
  const query = useQuery(drawsQuery)
  const mayDraw = useMay('office')
  const mayRehearse = useMay('office', 'director')
  const start = (
    <LinkButton to="/draws/new" icon={<PlusOutlined />}>
      {t('draws.new')}
    </LinkButton>
  )
  const columns: NonNullable<TableProps<Draw>['columns']> = [
    {
      title: t('draw.period'),
      render: (_, draw) => (
        <Link to="/draws/$drawId" params={{ drawId: draw.id }}>
          {text(draw.title)}
        </Link>
      ),
    },
    { title: t('draw.state'), render: (_, draw) => <StateTag state={`draw.${draw.state}`} /> },
    {
      title: t('draw.pool'),
      render: (_, draw) =>
        t('draw.poolSize', { facilities: draw.pool.facilities, inspectors: draw.pool.inspectors }),
    },
    { title: t('draw.lots'), align: 'right', className: 'numeric', render: (_, draw) => draw.lots ?? '—' },
    {
      title: t('draw.progress'),
      width: 260,
      render: (_, draw) => (draw.progress ? <DrawProgress progress={draw.progress} /> : '—'),
    },
    {
      title: t('draw.sealedAt'),
      className: 'numeric',
      render: (_, draw) => (draw.sealedAt ? momentWords(draw.sealedAt) : '—'),
    },
  ]
  return (
    <>
      <PageHead
        title={t('menu.draws')}
        about={t('draws.about')}
        actions={
          <>
            {mayRehearse && <QuietLinkButton to="/rehearsal">{t('ceremony.rehearsal')}</QuietLinkButton>}
            {mayDraw && start}
          </>
        }
      />
      <div className="sheet">
        <ProblemAlert error={query.error} onRetry={() => void query.refetch()} />
        <DataTable<Draw>
          size="middle"
          aria-label={t('menu.draws')}
          rowKey="id"
          columns={columns}
          dataSource={[...(query.data ?? [])]}
          loading={query.isPending && !query.error}
          pagination={{ hideOnSinglePage: true, defaultPageSize: 20 }}
          locale={{ emptyText: <EmptyState action={mayDraw && start}>{t('draws.empty')}</EmptyState> }}
        />
      </div>
    </>
  )
}
