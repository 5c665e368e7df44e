import type { ReactNode } from 'react'
import { LanguageSwitch } from '../../layout/language-switch.tsx'
import { useTexts } from '../../texts/texts.tsx'

/** The frame of the pages before sign-in. */
export const EntryBox = ({ subtitle, children }: { subtitle: string; children: ReactNode }) => {
  const { t } = useTexts()
  return (
    <main className="entry">
      <div className="entry-box">
        <div className="entry-brand">
          <img src="/app/icon.svg" alt="" />
          <div style={{ flex: 1 }}>
            <h1>{t('product')}</h1>
            <p>{subtitle}</p>
          </div>
          <LanguageSwitch />
        </div>
        {children}
      </div>
    </main>
  )
}
