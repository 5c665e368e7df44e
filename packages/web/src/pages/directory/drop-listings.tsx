import { useQuery } from '@tanstack/react-query'
import { App, Form, Input, Modal, Select } from 'antd'
import { useState } from 'react'
import { dropQuery, useDropListings } from '../../api/directory.ts'
import { type DirectoryCategory, directoryCategories } from '../../api/types.ts'
import { Loaded } from '../../shared/loaded.tsx'
import { ProblemAlert } from '../../shared/problem-alert.tsx'
import { useTexts } from '../../texts/texts.tsx'

/** Takes the selected facilities off the list, all for one reason, after naming each listing that goes. */
export const DropListings = ({
  edition,
  facilities,
  names,
  onClose,
}: {
  edition: string
  facilities: readonly string[]
  names: ReadonlyMap<string, string>
  onClose: (done: boolean) => void
}) => {
  const { t } = useTexts()
  const { message } = App.useApp()
  const [category, setCategory] = useState<DirectoryCategory | null>(null)
  const preview = useQuery(dropQuery(edition, facilities, category))
  const drop = useDropListings(edition)
  const [form] = Form.useForm<{ reason: string }>()
  return (
    <Modal
      open
      width={560}
      title={t('directory.dropTitle', { count: facilities.length })}
      okText={t('directory.drop')}
      okButtonProps={{ danger: true, disabled: !preview.data || preview.data.length === 0 }}
      cancelText={t('cancel')}
      confirmLoading={drop.isPending}
      onCancel={() => onClose(false)}
      onOk={form.submit}
      mask={{ closable: false }}
    >
      <ProblemAlert error={drop.error} />
      <Form
        form={form}
        layout="vertical"
        onFinish={({ reason }) =>
          drop.mutate(
            { facilities: [...facilities], category, reason: reason.trim() },
            {
              onSuccess: ({ written }) => {
                message.success(t('directory.dropped', { count: written }))
                onClose(true)
              },
            },
          )
        }
      >
        <Form.Item label={t('directory.dropCategory')}>
          <Select<DirectoryCategory | 'all'>
            value={category ?? 'all'}
            onChange={value => setCategory(value === 'all' ? null : value)}
            options={[
              { value: 'all' as const, label: t('directory.everyCategory') },
              ...directoryCategories.map(value => ({ value, label: t(`category.${value}`) })),
            ]}
          />
        </Form.Item>
        <Loaded query={preview}>
          {items =>
            items.length === 0 ? (
              <p>{t('directory.dropNothing')}</p>
            ) : (
              <>
                <p>{t('directory.dropWhat', { count: items.length })}</p>
                <ul style={{ maxHeight: 200, overflow: 'auto' }}>
                  {items.map(each => (
                    <li key={`${each.facilityId} ${each.category}`}>
                      {names.get(each.facilityId) ?? each.facilityId} · {t(`category.${each.category}`)}
                    </li>
                  ))}
                </ul>
              </>
            )
          }
        </Loaded>
        <Form.Item
          name="reason"
          label={t('directory.dropReason')}
          rules={[{ required: true, whitespace: true, min: 2, message: t('form.required') }]}
        >
          <Input.TextArea maxLength={500} autoSize={{ minRows: 2 }} />
        </Form.Item>
      </Form>
    </Modal>
  )
}
