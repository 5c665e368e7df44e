import { Button, Checkbox, Drawer, Flex, Popconfirm, Typography } from 'antd'
import { useMay } from '../api/session.ts'
import type { ListName, SavedView } from '../api/types.ts'
import { useChangeView, useDefaultView, useDeleteView } from '../api/views.ts'
import { useTexts } from '../texts/texts.tsx'
import { EmptyState } from './empty-state.tsx'
import { ProblemAlert } from './problem-alert.tsx'

/** The views of a list: rename, change to what is on the screen, share, open with, delete. */
export const ManageViews = ({
  list,
  views,
  search,
  onClose,
}: {
  list: ListName
  views: readonly SavedView[]
  search: SavedView['search']
  onClose: () => void
}) => {
  const { t } = useTexts()
  const mayShare = useMay('office')
  const change = useChangeView(list)
  const remove = useDeleteView(list)
  const opensWith = useDefaultView(list)
  return (
    <Drawer
      open
      onClose={onClose}
      size={480}
      title={t('views.title')}
      styles={{ wrapper: { maxWidth: '100vw' } }}
    >
      <ProblemAlert error={change.error ?? remove.error ?? opensWith.error} />
      {views.length === 0 && <EmptyState>{t('views.none')}</EmptyState>}
      <ul className="view-list">
        {views.map(view => (
          <li key={view.id}>
            <Typography.Text
              strong
              {...(view.mine
                ? {
                    editable: {
                      tooltip: t('views.rename'),
                      maxLength: 40,
                      onChange: (name: string) =>
                        name.trim() !== view.name && change.mutate({ id: view.id, name }),
                    },
                  }
                : {})}
            >
              {view.name}
            </Typography.Text>
            {!view.mine && <div className="quiet">{t('views.sharedBy', { name: view.owner })}</div>}
            <Flex gap={16} wrap align="center">
              <Checkbox
                checked={view.isDefault}
                onChange={event => opensWith.mutate(event.target.checked ? view.id : null)}
              >
                {t('views.opensWith')}
              </Checkbox>
              {view.mine && mayShare && (
                <Checkbox
                  checked={view.shared}
                  onChange={event => change.mutate({ id: view.id, shared: event.target.checked })}
                >
                  {t('views.share')}
                </Checkbox>
              )}
            </Flex>
            {view.mine && (
              <Flex gap={8} wrap>
                <Popconfirm
                  title={t('views.overwriteSure')}
                  okText={t('views.overwrite')}
                  cancelText={t('cancel')}
                  onConfirm={() => change.mutate({ id: view.id, search })}
                >
                  <Button size="small">{t('views.overwrite')}</Button>
                </Popconfirm>
                <Popconfirm
                  title={t(view.shared ? 'views.deleteSharedSure' : 'views.deleteSure')}
                  okText={t('delete')}
                  cancelText={t('cancel')}
                  onConfirm={() => remove.mutate(view.id)}
                >
                  <Button size="small" danger>
                    {t('delete')}
                  </Button>
                </Popconfirm>
              </Flex>
            )}
          </li>
        ))}
      </ul>
    </Drawer>
  )
}
