import { Button, Checkbox, Flex, Popover } from 'antd'
import { useTexts } from '../texts/texts.tsx'

/** Which columns a list shows. The order is that of the list; the first one always stays. */
export const ColumnChooser = ({
  columns,
  shown,
  usual,
  onChange,
}: {
  columns: readonly { readonly key: string; readonly title: string }[]
  shown: readonly string[]
  usual: readonly string[]
  /** Nothing: the usual ones. */
  onChange: (keys: readonly string[] | undefined) => void
}) => {
  const { t } = useTexts()
  const set = (key: string, on: boolean) =>
    onChange(columns.flatMap(each => ((each.key === key ? on : shown.includes(each.key)) ? [each.key] : [])))
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      content={
        <Flex vertical gap={4} className="column-choice">
          {columns.map(({ key, title }) => (
            <Checkbox
              key={key}
              checked={shown.includes(key)}
              disabled={shown.length === 1 && shown[0] === key}
              onChange={event => set(key, event.target.checked)}
            >
              {title}
            </Checkbox>
          ))}
          <Button size="small" disabled={shown.join() === usual.join()} onClick={() => onChange(undefined)}>
            {t('columns.usual')}
          </Button>
        </Flex>
      }
    >
      <Button>{t('columns.choose')}</Button>
    </Popover>
  )
}
