import { DownloadOutlined, InboxOutlined } from '@ant-design/icons'
import { Alert, App, Button, Modal, Tag, Upload } from 'antd'
import { useState } from 'react'
import { rejectedOfRoster, rosterUrl, useImportRoster, usePreviewRoster } from '../../api/training.ts'
import type { RosterReport } from '../../api/types.ts'
import { DataTable } from '../../shared/data-table.tsx'
import { ProblemAlert } from '../../shared/problem-alert.tsx'
import { saveFile } from '../../shared/save-file.ts'
import { useTexts } from '../../texts/texts.tsx'

type Good = RosterReport['good'][number]
type Bad = RosterReport['bad'][number]

const colours = { new: 'success', changed: 'processing', unchanged: 'default' } as const

/** Brings a roster in from a sheet: choose, look at every row and finding, and only then write. */
export const RosterImport = ({ courseId, onClose }: { courseId: string; onClose: () => void }) => {
  const { t, text } = useTexts()
  const { message } = App.useApp()
  const [stage, setStage] = useState<{ readonly file: File; readonly report: RosterReport } | null>(null)
  const [downloadProblem, setDownloadProblem] = useState<unknown>(null)
  const preview = usePreviewRoster(courseId)
  const bringIn = useImportRoster(courseId)
  const choose = (file: File) => preview.mutate(file, { onSuccess: report => setStage({ file, report }) })
  const write = (mode: 'all' | 'good') =>
    stage &&
    bringIn.mutate(
      { file: stage.file, digest: stage.report.digest, mode },
      {
        onSuccess: result => {
          message.success(t('roster.broughtIn', result), 6)
          onClose()
        },
      },
    )
  const download = async (file: File) => {
    try {
      saveFile(`${t('roster.rejectedFile')}.xlsx`, await rejectedOfRoster(courseId, file))
    } catch (error) {
      setDownloadProblem(error)
    }
  }
  const badRows = new Set(stage?.report.bad.map(({ row }) => row)).size
  const effective = stage?.report.good.filter(({ effect }) => effect !== 'unchanged').length ?? 0
  return (
    <Modal
      open
      width={860}
      title={t('roster.import')}
      onCancel={onClose}
      mask={{ closable: false }}
      footer={[
        <Button key="cancel" onClick={onClose}>
          {t('cancel')}
        </Button>,
        ...(stage
          ? [
              <Button key="again" onClick={() => setStage(null)}>
                {t('roster.otherFile')}
              </Button>,
              <Button
                key="write"
                type="primary"
                disabled={effective === 0}
                loading={bringIn.isPending}
                onClick={() => write(badRows > 0 ? 'good' : 'all')}
              >
                {badRows > 0
                  ? t('roster.writeGood', { n: stage.report.good.length })
                  : t('roster.writeAll', { n: stage.report.good.length })}
              </Button>,
            ]
          : []),
      ]}
    >
      <ProblemAlert error={preview.error ?? bringIn.error ?? downloadProblem} />
      {stage === null ? (
        <>
          <p>
            {t('roster.importAbout')}{' '}
            <a href={rosterUrl(courseId)}>
              <DownloadOutlined /> {t('roster.template')}
            </a>
          </p>
          <Upload.Dragger
            accept=".xlsx,.csv"
            maxCount={1}
            showUploadList={false}
            disabled={preview.isPending}
            beforeUpload={file => {
              choose(file)
              return false
            }}
          >
            <p className="ant-upload-drag-icon">
              <InboxOutlined />
            </p>
            <p>{t(preview.isPending ? 'roster.reading' : 'roster.drop')}</p>
          </Upload.Dragger>
        </>
      ) : (
        <>
          {badRows > 0 && (
            <>
              <Alert
                type="warning"
                showIcon
                title={t('roster.badRows', { n: badRows })}
                action={
                  <Button size="small" onClick={() => void download(stage.file)}>
                    {t('roster.downloadRejected')}
                  </Button>
                }
                style={{ marginBottom: 12 }}
              />
              <DataTable<Bad>
                size="small"
                rowKey={bad => `${bad.row} ${bad.column}`}
                aria-label={t('roster.badRows', { n: badRows })}
                pagination={false}
                dataSource={[...stage.report.bad]}
                columns={[
                  { title: t('roster.row'), dataIndex: 'row', className: 'numeric' },
                  { title: t('roster.column'), dataIndex: 'column' },
                  { title: t('roster.value'), render: (_, bad) => bad.value || '—' },
                  { title: t('roster.problem'), className: 'wrap', render: (_, bad) => text(bad.message) },
                ]}
              />
            </>
          )}
          {badRows > 0 && <h3>{t('roster.goodRows')}</h3>}
          <DataTable<Good>
            size="small"
            lead={1}
            rowKey={good => String(good.row)}
            aria-label={t('roster.goodRows')}
            pagination={false}
            dataSource={[...stage.report.good]}
            columns={[
              { title: t('roster.row'), dataIndex: 'row', className: 'numeric' },
              { title: t('inspector.name'), render: (_, good) => `${good.name} ${good.inspectorId}` },
              { title: t('roster.mark'), className: 'numeric', render: (_, { mark }) => mark ?? '—' },
              {
                title: t('roster.result'),
                render: (_, { passed }) => t(passed ? 'roster.passedYes' : 'roster.notPassed'),
              },
              {
                title: t('roster.effect'),
                render: (_, { effect }) => <Tag color={colours[effect]}>{t(`roster.effect.${effect}`)}</Tag>,
              },
            ]}
          />
        </>
      )}
    </Modal>
  )
}
