import { StarOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button, Dropdown, type MenuProps } from 'antd'
import { useEffect, useRef, useState } from 'react'
import type { ListName, SavedView } from '../api/types.ts'
import { savedViewsQuery } from '../api/views.ts'
import { useTexts } from '../texts/texts.tsx'
import { ManageViews } from './manage-views.tsx'
import { SaveView } from './save-view.tsx'

/** What of a list's address makes a view: not the page, nor what is open beside it. */
const viewOf = (search: Readonly<Record<string, unknown>>): SavedView['search'] =>
  Object.fromEntries(
    Object.entries(search).flatMap(([name, value]) =>
      name !== 'after' && name !== 'open' && (typeof value === 'string' || typeof value === 'number')
        ? [[name, value]]
        : [],
    ),
  )

const same = (one: SavedView['search'], other: SavedView['search']) =>
  JSON.stringify(Object.entries(one).sort()) === JSON.stringify(Object.entries(other).sort())

/** 常用视图: a list's filters, order and columns under a name. A list opened plainly opens with the person's default. */
export const SavedViews = ({
  list,
  search,
  onView,
}: {
  list: ListName
  search: Readonly<Record<string, unknown>>
  onView: (search: SavedView['search']) => void
}) => {
  const { t } = useTexts()
  const query = useQuery(savedViewsQuery(list))
  const [dialog, setDialog] = useState<'save' | 'manage' | null>(null)
  const views = query.data ?? []
  const now = viewOf(search)
  const current = views.find(view => same(view.search, now))
  const plain = Object.keys(search).length === 0

  // Once, on arriving: whoever clears the filters afterwards wants the plain list.
  const arrived = useRef(false)
  useEffect(() => {
    if (arrived.current || !query.data) return
    arrived.current = true
    const usual = query.data.find(view => view.isDefault)
    if (plain && usual) onView(usual.search)
  }, [query.data, plain, onView])

  const item = (view: SavedView) => ({ key: view.id, label: view.name, onClick: () => onView(view.search) })
  const own = views.filter(view => view.mine)
  const shared = views.filter(view => !view.mine)
  const items: NonNullable<MenuProps['items']> = [
    ...own.map(item),
    ...(shared.length > 0
      ? [{ key: 'shared', type: 'group' as const, label: t('views.fromOffice'), children: shared.map(item) }]
      : []),
    ...(views.length > 0 ? [{ key: 'line', type: 'divider' as const }] : []),
    { key: 'save', label: t('views.save'), disabled: plain, onClick: () => setDialog('save') },
    {
      key: 'manage',
      label: t('views.manage'),
      disabled: views.length === 0,
      onClick: () => setDialog('manage'),
    },
  ]
  return (
    <>
      <Dropdown
        trigger={['click']}
        menu={{ items, selectable: true, selectedKeys: current ? [current.id] : [] }}
      >
        <Button icon={<StarOutlined aria-hidden />}>{current?.name ?? t('views.title')}</Button>
      </Dropdown>
      {dialog === 'save' && <SaveView list={list} search={now} onClose={() => setDialog(null)} />}
      {dialog === 'manage' && (
        <ManageViews list={list} views={views} search={now} onClose={() => setDialog(null)} />
      )}
    </>
  )
}
