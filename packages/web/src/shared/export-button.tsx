import { DownloadOutlined } from '@ant-design/icons'
import { App, Button, Dropdown } from 'antd'
import { useTexts } from '../texts/texts.tsx'

const formats = ['xlsx', 'csv'] as const

/** The list as seen, whole, as a file: the browser shows how far its download is. */
export const ExportButton = ({ urlOf }: { urlOf: (format: (typeof formats)[number]) => string }) => {
  const { t } = useTexts()
  const { message } = App.useApp()
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: formats.map(format => ({
          key: format,
          label: (
            <a href={urlOf(format)} download onClick={() => void message.info(t('export.started'))}>
              {t(`export.${format}`)}
            </a>
          ),
        })),
      }}
    >
      <Button icon={<DownloadOutlined />}>{t('export')}</Button>
    </Dropdown>
  )
}
