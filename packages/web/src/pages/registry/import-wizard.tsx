import { DownloadOutlined, InboxOutlined } from '@ant-design/icons'
import { Link } from '@tanstack/react-router'
import { Button, Progress, Result, Steps, Upload } from 'antd'
import { useState } from 'react'
import { rejectedRows, templateUrl, useImport, usePreviewImport } from '../../api/registry.ts'
import type { ImportReport, ImportResult, RegistryKind } from '../../api/types.ts'
import { LinkButton } from '../../shared/link-button.tsx'
import { PageHead } from '../../shared/page-head.tsx'
import { ProblemAlert } from '../../shared/problem-alert.tsx'
import { saveFile } from '../../shared/save-file.ts'
import { useTexts } from '../../texts/texts.tsx'
import { ImportPreview } from './import-preview.tsx'

type Stage =
  | { readonly at: 'choose' }
  | { readonly at: 'preview'; readonly file: File; readonly report: ImportReport }
  | { readonly at: 'done'; readonly result: ImportResult }

const stepOf = { choose: 0, preview: 1, done: 2 } as const

/** Import of a register from a workbook: choose, look at every finding, then and only then write. */
export const ImportWizard = ({ kind }: { kind: RegistryKind }) => {
  const { t } = useTexts()
  const [stage, setStage] = useState<Stage>({ at: 'choose' })
  const [rejectedProblem, setRejectedProblem] = useState<unknown>(null)
  const register = useImport(kind)

  const restart = () => {
    register.reset()
    setRejectedProblem(null)
    setStage({ at: 'choose' })
  }
  const downloadRejected = async (file: File) => {
    setRejectedProblem(null)
    try {
      const name = `${file.name.replace(/\.[^.]+$/, '')}-${t('import.rejectedFile')}.xlsx`
      saveFile(name, await rejectedRows(kind, file))
    } catch (error) {
      setRejectedProblem(error)
    }
  }
  const write = (file: File, report: ImportReport, mode: 'all' | 'good') =>
    register.mutate(
      { file, digest: report.digest, mode },
      {
        onSuccess: async result => {
          if (mode === 'good' && result.rejected > 0) await downloadRejected(file)
          setStage({ at: 'done', result })
        },
      },
    )

  return (
    <>
      <Link to={`/${kind}`}>← {t(`menu.${kind}`)}</Link>
      <PageHead
        title={t(`import.${kind}.title`)}
        actions={
          <Button icon={<DownloadOutlined />} href={templateUrl(kind)}>
            {t('import.template')}
          </Button>
        }
      />
      <div className="sheet">
        <Steps
          size="small"
          responsive={false}
          titlePlacement="vertical"
          current={stepOf[stage.at]}
          items={[
            { title: t('import.step.choose') },
            { title: t('import.step.check') },
            { title: t('import.step.done') },
          ]}
          style={{ marginBottom: 20 }}
        />
        <ProblemAlert error={register.error ?? rejectedProblem} />
        {stage.at === 'choose' && (
          <ChooseFile kind={kind} onPreview={(file, report) => setStage({ at: 'preview', file, report })} />
        )}
        {stage.at === 'preview' && (
          <ImportPreview
            report={stage.report}
            writing={register.isPending}
            onWrite={mode => write(stage.file, stage.report, mode)}
            onRejected={() => void downloadRejected(stage.file)}
            onRestart={restart}
          />
        )}
        {stage.at === 'done' && (
          <Result
            status="success"
            title={t('import.done', { imported: stage.result.imported })}
            subTitle={
              stage.result.rejected > 0 && t('import.doneRejected', { rejected: stage.result.rejected })
            }
            extra={[
              <LinkButton key="list" to={`/${kind}`}>
                {t(`import.${kind}.seeList`)}
              </LinkButton>,
              <Button key="again" onClick={restart}>
                {t('import.another')}
              </Button>,
            ]}
          />
        )}
      </div>
    </>
  )
}

const ChooseFile = ({
  kind,
  onPreview,
}: {
  kind: RegistryKind
  onPreview: (file: File, report: ImportReport) => void
}) => {
  const { t } = useTexts()
  const [sent, setSent] = useState(0)
  const preview = usePreviewImport(kind, setSent)
  return (
    <>
      <ProblemAlert error={preview.error} />
      <Upload.Dragger
        accept=".xlsx,.csv"
        maxCount={1}
        showUploadList={false}
        disabled={preview.isPending}
        beforeUpload={file => {
          setSent(0)
          preview.mutate(file, { onSuccess: report => onPreview(file, report) })
          return false
        }}
        aria-label={t('import.choose')}
      >
        <p className="ant-upload-drag-icon">
          <InboxOutlined aria-hidden />
        </p>
        <p className="ant-upload-text">{t('import.choose')}</p>
        <p className="ant-upload-hint">{t('import.chooseHint')}</p>
      </Upload.Dragger>
      {preview.isPending && (
        <div role="status" style={{ marginTop: 16 }}>
          {sent < 1 ? t('import.sending') : t('import.checking')}
          <Progress percent={Math.round(sent * 100)} status="active" showInfo={sent < 1} />
        </div>
      )}
      <ul className="quiet" style={{ marginTop: 16, paddingInlineStart: 20 }}>
        <li>{t('import.hint.headings')}</li>
        <li>{t('import.hint.nothingWritten')}</li>
      </ul>
    </>
  )
}
