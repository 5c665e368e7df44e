import { DownloadOutlined, InboxOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Button, Form, Progress, Select, Upload } from 'antd'
import { useState } from 'react'
import { importKindsQuery, importTemplateUrl, useUploadImport } from '../../api/imports.ts'
import type { FileKind, ImportOptions, KindOfList } from '../../api/types.ts'
import { Loaded } from '../../shared/loaded.tsx'
import { PageHead } from '../../shared/page-head.tsx'
import { ProblemAlert } from '../../shared/problem-alert.tsx'
import { useTexts } from '../../texts/texts.tsx'
import { ImportSteps } from './import-steps.tsx'
import { OptionFields } from './option-fields.tsx'

const route = getRouteApi('/office/imports/new')

/** The first step: what the list is of, and the file. */
export const NewImportPage = () => {
  const { t } = useTexts()
  const kinds = useQuery(importKindsQuery)
  return (
    <>
      <Link to="/imports">← {t('menu.imports')}</Link>
      <PageHead title={t('imports.new')} about={t('imports.newAbout')} />
      <div className="sheet">
        <ImportSteps at="choose" />
        <Loaded query={kinds}>{items => <ChooseFile kinds={items} />}</Loaded>
      </div>
    </>
  )
}

const ChooseFile = ({ kinds }: { kinds: readonly KindOfList[] }) => {
  const { t, text } = useTexts()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const kind: FileKind = kinds.find(({ id }) => id === search.kind)?.id ?? 'facilities'
  const [options, setOptions] = useState<ImportOptions>({
    existing: 'update',
    blanks: 'keep',
    complete: false,
  })
  const [sent, setSent] = useState(0)
  const uploading = useUploadImport(setSent)
  const send = (file: File) => {
    setSent(0)
    uploading.mutate(
      { file, kind, options },
      { onSuccess: ({ id }) => void navigate({ to: '/imports/$importId', params: { importId: id } }) },
    )
  }
  return (
    <>
      <Form layout="vertical" component="div">
        <Form.Item label={t('imports.kind')}>
          <Select<FileKind>
            aria-label={t('imports.kind')}
            value={kind}
            onChange={value => void navigate({ search: { kind: value }, replace: true })}
            options={kinds.map(({ id, label }) => ({ value: id, label: text(label) }))}
            style={{ width: 260, maxWidth: '100%', marginInlineEnd: 12 }}
          />
          <Button icon={<DownloadOutlined />} href={importTemplateUrl(kind)}>
            {t('imports.template')}
          </Button>
        </Form.Item>
        <OptionFields kind={kind} options={options} onChange={setOptions} />
      </Form>
      <ProblemAlert error={uploading.error} />
      <Upload.Dragger
        accept=".xlsx,.csv"
        maxCount={1}
        showUploadList={false}
        disabled={uploading.isPending}
        beforeUpload={file => {
          send(file)
          return false
        }}
        aria-label={t('imports.choose')}
      >
        <p className="ant-upload-drag-icon">
          <InboxOutlined aria-hidden />
        </p>
        <p className="ant-upload-text">{t('imports.choose')}</p>
        <p className="ant-upload-hint">{t('imports.chooseHint')}</p>
      </Upload.Dragger>
      {uploading.isPending && (
        <div role="status" style={{ marginTop: 16 }}>
          {t('imports.sending')}
          <Progress percent={Math.round(sent * 100)} status="active" />
        </div>
      )}
      <ul className="quiet" style={{ marginTop: 16, paddingInlineStart: 20 }}>
        <li>{t('imports.hint.headings')}</li>
        <li>{t('imports.hint.nothingWritten')}</li>
        <li>{t('imports.hint.undo')}</li>
      </ul>
    </>
  )
}
