import { useEffect } from 'react'
import { useTexts } from '../texts/texts.tsx'

/** Names the browser's tab. */
export const usePageTitle = (title: string | undefined) => {
  const { t } = useTexts()
  useEffect(() => {
    document.title = title ? `${title} · ${t('product')}` : t('product')
  }, [title, t])
}
