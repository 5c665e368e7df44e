import { App, Button, Flex } from 'antd'
import { useState } from 'react'
import type { FacilityFilter } from '../../api/registry.ts'
import { useTexts } from '../../texts/texts.tsx'
import { BulkChange } from './bulk-change.tsx'

/** What can be done to the rows that are ticked, or to all that fit the filters. */
export const BulkBar = ({
  ids,
  filter,
  total,
  totalIsLeast,
  onDone,
}: {
  ids: readonly string[]
  filter: FacilityFilter & Readonly<Record<string, unknown>>
  total: number
  totalIsLeast: boolean
  onDone: () => void
}) => {
  const { t } = useTexts()
  const { message } = App.useApp()
  const [whole, setWhole] = useState(false)
  const [open, setOpen] = useState(false)
  const { after: _after, limit: _limit, sort: _sort, order: _order, ...fitting } = filter
  return (
    <Flex className="bulk-bar" gap={8} wrap align="center" role="status">
      <strong>
        {whole
          ? t(totalIsLeast ? 'bulk.allAtLeast' : 'bulk.all', { count: total })
          : t('bulk.some', { count: ids.length })}
      </strong>
      {!whole && total > ids.length && (
        <Button type="link" size="small" onClick={() => setWhole(true)}>
          {t(totalIsLeast ? 'bulk.chooseAllAtLeast' : 'bulk.chooseAll', { count: total })}
        </Button>
      )}
      <Button size="small" onClick={() => setOpen(true)}>
        {t('bulk.change')}
      </Button>
      <Button type="link" size="small" onClick={onDone}>
        {t('bulk.none')}
      </Button>
      {open && (
        <BulkChange
          selection={whole ? { filter: fitting as FacilityFilter } : { ids: [...ids] }}
          onClose={() => setOpen(false)}
          onDone={changed => {
            setOpen(false)
            onDone()
            void message.success(t('bulk.done', { count: changed }))
          }}
        />
      )}
    </Flex>
  )
}
