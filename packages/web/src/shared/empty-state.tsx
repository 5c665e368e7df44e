import { Empty } from 'antd'
import type { ReactNode } from 'react'

/** Nothing here yet, why, and what to do next. */
export const EmptyState = ({ children, action }: { children: ReactNode; action?: ReactNode }) => (
  <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={children} style={{ margin: '32px 0' }}>
    {action}
  </Empty>
)
