import { DownloadOutlined } from '@ant-design/icons'
import { Alert, App, Button, Select, type TableProps, Tabs, Tag } from 'antd'
import { useMemo, useState } from 'react'
import type { ImportFinding, ImportReport } from '../../api/types.ts'
import { DataTable } from '../../shared/data-table.tsx'
import { useTexts } from '../../texts/texts.tsx'
import { GoodRows } from './good-rows.tsx'

/** What the file holds, before anything is written: every bad cell, what was expected, and the good rows. */
export const ImportPreview = ({
  report,
  writing,
  onWrite,
  onRejected,
  onRestart,
}: {
  report: ImportReport
  writing: boolean
  onWrite: (mode: 'all' | 'good') => void
  onRejected: () => void
  onRestart: () => void
}) => {
  const { t, text } = useTexts()
  const { modal } = App.useApp()
  const badRows = new Set(report.bad.map(finding => finding.row)).size
  const clean = badRows === 0
  const confirm = (mode: 'all' | 'good') =>
    modal.confirm({
      title: t('import.confirmTitle', { good: report.good }),
      content:
        mode === 'good'
          ? t('import.confirmGood', { good: report.good, bad: badRows })
          : t('import.confirmAll', { good: report.good }),
      okText: t('import.confirmOk'),
      cancelText: t('cancel'),
      onOk: () => onWrite(mode),
    })
  return (
    <>
      <Alert
        type={clean ? 'success' : 'warning'}
        showIcon
        style={{ marginBottom: 12 }}
        title={
          clean
            ? t('import.allGood', { rows: report.rows, file: report.fileName })
            : t('import.someBad', {
                rows: report.rows,
                good: report.good,
                bad: badRows,
                file: report.fileName,
              })
        }
        description={clean ? undefined : t('import.someBadHint')}
      />
      {report.ignoredColumns.length > 0 && (
        <p>
          {t('import.ignored')}
          {report.ignoredColumns.map(column => (
            <Tag key={column} style={{ marginInlineStart: 8 }}>
              {column}
            </Tag>
          ))}
        </p>
      )}
      {report.warnings.map(warning => (
        <Alert key={warning.en} type="info" showIcon title={text(warning)} style={{ marginBottom: 8 }} />
      ))}
      <Tabs
        items={[
          ...(clean
            ? []
            : [
                {
                  key: 'bad',
                  label: t('import.tab.bad', { count: report.bad.length }),
                  children: <Findings findings={report.bad} />,
                },
              ]),
          {
            key: 'good',
            label: t('import.tab.good', { count: report.good }),
            children: <GoodRows kind={report.kind} rows={report.sample} total={report.good} />,
          },
        ]}
      />
      <div className="sticky-actions">
        {writing && (
          <span role="status" className="quiet" style={{ marginInlineEnd: 'auto' }}>
            {t('import.writing', { count: report.good })}
          </span>
        )}
        <Button onClick={onRestart} disabled={writing}>
          {t('import.chooseAnother')}
        </Button>
        {!clean && (
          <>
            <Button icon={<DownloadOutlined />} onClick={onRejected}>
              {t('import.downloadRejected')}
            </Button>
            <Button
              type="primary"
              disabled={report.good === 0}
              loading={writing}
              onClick={() => confirm('good')}
            >
              {t('import.writeGood')}
            </Button>
          </>
        )}
        <Button
          type={clean ? 'primary' : 'default'}
          disabled={!clean || report.good === 0}
          loading={clean && writing}
          onClick={() => confirm('all')}
        >
          {t('import.writeAll')}
        </Button>
      </div>
    </>
  )
}

const Findings = ({ findings }: { findings: readonly ImportFinding[] }) => {
  const { t, text } = useTexts()
  const [problem, setProblem] = useState<string | undefined>()
  const kinds = useMemo(() => {
    const counts = new Map<string, number>()
    for (const finding of findings) counts.set(finding.problem, (counts.get(finding.problem) ?? 0) + 1)
    return [...counts].sort((a, b) => b[1] - a[1])
  }, [findings])
  const name = (code: string) =>
    code in problemNames ? t(problemNames[code as keyof typeof problemNames]) : code
  const columns: NonNullable<TableProps<ImportFinding>['columns']> = [
    {
      title: t('finding.row'),
      dataIndex: 'row',
      width: 80,
      className: 'numeric',
      sorter: (a, b) => a.row - b.row,
    },
    { title: t('finding.column'), dataIndex: 'column' },
    {
      title: t('finding.value'),
      render: (_, finding) =>
        finding.value === null || finding.value === '' ? (
          <span className="quiet">{t('finding.blank')}</span>
        ) : (
          <code className="preserve">{finding.value}</code>
        ),
    },
    {
      title: t('finding.problem'),
      render: (_, finding) => (
        <>
          <Tag color="error">{name(finding.problem)}</Tag> {text(finding.message)}
        </>
      ),
    },
    {
      title: t('finding.expected'),
      render: (_, finding) => <div className="expected">{text(finding.expected)}</div>,
    },
  ]
  return (
    <>
      <Select
        aria-label={t('finding.filter')}
        placeholder={t('finding.filter')}
        allowClear
        value={problem}
        onChange={setProblem}
        options={kinds.map(([code, count]) => ({ value: code, label: `${name(code)} ${count}` }))}
        style={{ width: 220, marginBottom: 12 }}
      />
      <DataTable<ImportFinding>
        lead={3}
        size="small"
        aria-label={t('finding.table')}
        rowKey={finding => `${finding.row} ${finding.column} ${finding.problem}`}
        columns={columns}
        dataSource={findings.filter(finding => problem === undefined || finding.problem === problem)}
        pagination={{ defaultPageSize: 20, showSizeChanger: true, hideOnSinglePage: true }}
      />
    </>
  )
}

const problemNames = {
  checksum: 'problem.checksum',
  duplicate: 'problem.duplicate',
  missing: 'problem.missing',
  format: 'problem.format',
  division: 'problem.division',
  choice: 'problem.choice',
  date: 'problem.date',
  range: 'problem.range',
  'too-long': 'problem.tooLong',
  unknown: 'problem.unknown',
} as const
