import { Button } from 'antd'
import { useTexts } from '../texts/texts.tsx'

/** The other language, under its own name. */
export const LanguageSwitch = () => {
  const { lang, setLang } = useTexts()
  const other = lang === 'zh' ? 'en' : 'zh'
  return (
    <Button type="text" lang={other === 'zh' ? 'zh-CN' : 'en'} onClick={() => setLang(other)}>
      {other === 'zh' ? '中文' : 'English'}
    </Button>
  )
}
