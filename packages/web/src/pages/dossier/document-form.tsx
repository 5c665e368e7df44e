import { InboxOutlined } from '@ant-design/icons'
import { App, Form, Input, Modal, Progress, Select, Upload } from 'antd'
import { useState } from 'react'
import { useAddDocument, useAddVersion } from '../../api/dossier.ts'
import type { DocumentKind, DossierCatalogue, DossierDocument } from '../../api/types.ts'
import { ProblemAlert } from '../../shared/problem-alert.tsx'
import { useTexts } from '../../texts/texts.tsx'

type Typed = { readonly title: string; readonly kind: DocumentKind }

/** A file to be added to the dossier, or a newer version of one. */
export const DocumentForm = ({
  facility,
  document,
  catalogue,
  onClose,
}: {
  facility: string
  /** Null for a new document. */
  document: DossierDocument | null
  catalogue: DossierCatalogue
  onClose: () => void
}) => {
  const { t, text } = useTexts()
  const { message } = App.useApp()
  const [form] = Form.useForm<Typed>()
  const [file, setFile] = useState<File | null>(null)
  const [sent, setSent] = useState(0)
  const add = useAddDocument(facility, setSent)
  const renew = useAddVersion(facility, setSent)
  const pending = add.isPending || renew.isPending
  const done = {
    onSuccess: () => {
      message.success(t('saved'))
      onClose()
    },
  }
  const submit = ({ title, kind }: Typed) => {
    if (!file) return
    setSent(0)
    if (document) renew.mutate({ id: document.id, revision: document.revision, file }, done)
    else add.mutate({ title: title.trim(), kind, file }, done)
  }
  const choose = (chosen: File) => {
    setFile(chosen)
    if (!document && !form.getFieldValue('title'))
      form.setFieldValue('title', chosen.name.replace(/\.[^.]+$/, '').slice(0, 100))
  }
  return (
    <Modal
      open
      title={document ? t('documents.newVersionOf', { title: document.title }) : t('documents.add')}
      okText={t('documents.upload')}
      cancelText={t('cancel')}
      okButtonProps={{ disabled: file === null }}
      confirmLoading={pending}
      onOk={form.submit}
      onCancel={onClose}
      mask={{ closable: false }}
    >
      <ProblemAlert error={add.error ?? renew.error} />
      <Form<Typed> form={form} layout="vertical" onFinish={submit}>
        <Form.Item>
          <Upload.Dragger
            accept=".pdf,.ofd,.jpg,.jpeg,.png,.docx,.xlsx"
            maxCount={1}
            showUploadList={false}
            disabled={pending}
            beforeUpload={chosen => {
              choose(chosen)
              return false
            }}
            aria-label={t('documents.choose')}
          >
            <p className="ant-upload-drag-icon">
              <InboxOutlined aria-hidden />
            </p>
            <p className="ant-upload-text">{file ? file.name : t('documents.choose')}</p>
            <p className="ant-upload-hint">{t('documents.formats')}</p>
          </Upload.Dragger>
        </Form.Item>
        {!document && (
          <>
            <Form.Item
              name="title"
              label={t('documents.title')}
              rules={[{ required: true, whitespace: true, message: t('form.required') }]}
            >
              <Input maxLength={100} />
            </Form.Item>
            <Form.Item
              name="kind"
              label={t('documents.kind')}
              rules={[{ required: true, message: t('form.required') }]}
            >
              <Select
                options={catalogue.documents.map(({ id, label }) => ({ value: id, label: text(label) }))}
              />
            </Form.Item>
          </>
        )}
      </Form>
      {pending && <Progress percent={Math.round(sent * 100)} status="active" />}
    </Modal>
  )
}
