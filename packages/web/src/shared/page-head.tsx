import { Space } from 'antd'
import type { ReactNode } from 'react'
import { usePageTitle } from './page-title.ts'

/** A page's title, in the page and on the browser's tab, its state, one line on what it is for, and its actions. */
export const PageHead = ({
  title,
  state,
  about,
  actions,
}: {
  title: string
  state?: ReactNode
  about?: ReactNode
  actions?: ReactNode
}) => {
  usePageTitle(title)
  return (
    <div className="page-head">
      <div className="page-title">
        <h1>
          {title} {state}
        </h1>
        {about && <p>{about}</p>}
      </div>
      {actions && (
        <Space wrap className="no-print">
          {actions}
        </Space>
      )}
    </div>
  )
}
