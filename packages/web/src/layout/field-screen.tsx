import { ArrowLeftOutlined } from '@ant-design/icons'
import { Link, type LinkProps } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { usePageTitle } from '../shared/page-title.ts'
import { useTexts } from '../texts/texts.tsx'

/** One phone screen: title with the way back, content, and the actions under the thumb. */
export const FieldScreen = ({
  title,
  back,
  aside,
  actions,
  children,
}: {
  title: string
  back?: LinkProps
  aside?: ReactNode
  actions?: ReactNode
  children: ReactNode
}) => {
  const { t } = useTexts()
  usePageTitle(title)
  return (
    <>
      <header className="field-header">
        {back && (
          <Link {...back} aria-label={t('back')} className="ant-btn ant-btn-text field-back">
            <ArrowLeftOutlined />
          </Link>
        )}
        <h1>{title}</h1>
        {aside}
      </header>
      <main className="field-main">{children}</main>
      {actions && <div className="field-actions">{actions}</div>}
    </>
  )
}
