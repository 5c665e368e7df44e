import { CheckOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { Button, Checkbox, Tag } from 'antd'
import { noticesQuery, useReadAll, useReadNotice } from '../../api/notices.ts'
import type { Notice } from '../../api/types.ts'
import { EmptyState } from '../../shared/empty-state.tsx'
import { ListPage } from '../../shared/list-page.tsx'
import { ProvisionalTag } from '../../shared/provisional-tag.tsx'
import { useTexts } from '../../texts/texts.tsx'
import { momentWords } from '../../time/moments.ts'
import { WhereDone } from '../deadlines/where-done.tsx'

const route = getRouteApi('/office/notices')

/** 通知: what the person was reminded of, newest first. */
export const NoticesPage = () => {
  const { t, text } = useTexts()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const query = useQuery(noticesQuery(search))
  const readOne = useReadNotice()
  const readAll = useReadAll()
  const read = ({ id, read }: Notice) => {
    if (!read) readOne.mutate(id)
  }
  return (
    <ListPage<Notice>
      title={t('menu.notices')}
      about={t('notices.about')}
      actions={
        <Button
          icon={<CheckOutlined />}
          disabled={!query.data?.unread}
          loading={readAll.isPending}
          onClick={() => readAll.mutate(undefined)}
        >
          {t('notices.readAll')}
        </Button>
      }
      filters={
        <Checkbox
          checked={search.unread === 'yes'}
          onChange={event =>
            void navigate({
              search: { ...search, after: undefined, unread: event.target.checked ? 'yes' : undefined },
              replace: true,
            })
          }
        >
          {t('notices.onlyUnread')}
        </Checkbox>
      }
      query={query}
      rowKey={notice => notice.id}
      columns={[
        {
          title: t('notices.what'),
          render: (_, notice) => (
            <WhereDone due={notice} onFollow={() => read(notice)}>
              <span style={notice.read ? {} : { fontWeight: 600 }}>
                {t(`deadline.kind.${notice.kind}`)} · {text(notice.subject)}
              </span>
            </WhereDone>
          ),
        },
        {
          title: t('deadlines.due'),
          render: (_, { day, overdue, provisional }) => (
            <span style={{ whiteSpace: 'nowrap' }}>
              <span className="numeric">{day} </span>
              {overdue && <Tag color="error">{t('deadlines.group.overdue')}</Tag>}{' '}
              {provisional && <ProvisionalTag />}
            </span>
          ),
        },
        { title: t('notices.at'), className: 'numeric', render: (_, { at }) => momentWords(at) },
        {
          title: t('notices.state'),
          className: 'no-print',
          render: (_, notice) =>
            notice.read ? (
              <span className="quiet">{t('notices.isRead')}</span>
            ) : (
              <Button size="small" onClick={() => read(notice)}>
                {t('notices.read')}
              </Button>
            ),
        },
      ]}
      empty={<EmptyState>{t(search.unread ? 'notices.nothingUnread' : 'notices.empty')}</EmptyState>}
      paging={{
        after: search.after,
        limit: search.limit ?? 50,
        onPage: after => void navigate({ search: { ...search, after } }),
        onLimit: limit => void navigate({ search: { ...search, after: undefined, limit }, replace: true }),
      }}
    />
  )
}
