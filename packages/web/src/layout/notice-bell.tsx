import { BellOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Badge } from 'antd'
import { unreadQuery } from '../api/notices.ts'
import { useMay } from '../api/session.ts'
import { useTexts } from '../texts/texts.tsx'
import { placeOf } from './places.ts'

/** The way to one's notices, with how many are not read. */
export const NoticeBell = () => {
  const { t } = useTexts()
  const gets = useMay(...placeOf('/notices').roles)
  const { data } = useQuery({ ...unreadQuery, enabled: gets })
  if (!gets) return null
  const unread = data?.unread ?? 0
  return (
    <Link
      to="/notices"
      className="ant-btn ant-btn-text notice-bell"
      aria-label={unread > 0 ? t('notices.unread', { count: unread }) : t('menu.notices')}
    >
      <Badge count={unread} size="small" overflowCount={99}>
        <BellOutlined />
      </Badge>
    </Link>
  )
}
