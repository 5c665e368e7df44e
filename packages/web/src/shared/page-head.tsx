import { Space } from 'antd'
import type { ReactNode } from 'react'

/** A page's title, one line on what it is for, and its actions. */
export const PageHead = ({
  title,
  about,
  actions,
}: {
  title: ReactNode
  about?: ReactNode
  actions?: ReactNode
}) => (
  <div className="page-head">
    <div className="page-title">
      <h1>{title}</h1>
      {about && <p>{about}</p>}
    </div>
    {actions && (
      <Space wrap className="no-print">
        {actions}
      </Space>
    )}
  </div>
)
