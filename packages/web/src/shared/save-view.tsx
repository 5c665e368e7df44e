import { Checkbox, Flex, Form, Input, Modal } from 'antd'
import { useMay } from '../api/session.ts'
import type { ListName, SavedView } from '../api/types.ts'
import { useSaveView } from '../api/views.ts'
import { useTexts } from '../texts/texts.tsx'
import { ProblemAlert } from './problem-alert.tsx'

type Fields = { name: string; shared?: boolean; opensWith?: boolean }

/** Keeps the filters, order and columns of a list under a name. */
export const SaveView = ({
  list,
  search,
  onClose,
}: {
  list: ListName
  search: SavedView['search']
  onClose: () => void
}) => {
  const { t } = useTexts()
  const mayShare = useMay('office')
  const [form] = Form.useForm<Fields>()
  const save = useSaveView(list)
  return (
    <Modal
      open
      title={t('views.saveTitle')}
      okText={t('save')}
      cancelText={t('cancel')}
      confirmLoading={save.isPending}
      onCancel={onClose}
      onOk={() => form.submit()}
    >
      <p className="quiet">{t('views.saveWhat')}</p>
      <ProblemAlert error={save.error} />
      <Form<Fields>
        form={form}
        layout="vertical"
        onFinish={({ name, shared = false, opensWith = false }) =>
          save.mutate({ name, search, shared, opensWith }, { onSuccess: onClose })
        }
      >
        <Form.Item
          name="name"
          label={t('views.name')}
          rules={[{ required: true, whitespace: true, message: t('form.required') }]}
        >
          <Input maxLength={40} autoFocus />
        </Form.Item>
        <Flex vertical gap={8}>
          <Form.Item name="opensWith" valuePropName="checked" noStyle>
            <Checkbox>{t('views.opensWith')}</Checkbox>
          </Form.Item>
          {mayShare && (
            <Form.Item name="shared" valuePropName="checked" noStyle>
              <Checkbox>{t('views.share')}</Checkbox>
            </Form.Item>
          )}
        </Flex>
      </Form>
    </Modal>
  )
}
