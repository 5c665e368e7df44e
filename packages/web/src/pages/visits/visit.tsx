import { PrinterOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Alert, App, Button } from 'antd'
import { useMay } from '../../api/session.ts'
import type { VisitRecord } from '../../api/types.ts'
import { recordQuery, usePublish } from '../../api/visits.ts'
import { Loaded } from '../../shared/loaded.tsx'
import { PageHead } from '../../shared/page-head.tsx'
import { ProblemAlert } from '../../shared/problem-alert.tsx'
import { RecordSheet } from '../../shared/record-sheet.tsx'
import { StateTag } from '../../shared/state-tag.tsx'
import { useTexts } from '../../texts/texts.tsx'
import { dayWords, momentWords } from '../../time/moments.ts'
import { LotChain } from '../amendments/lot-chain.tsx'

const route = getRouteApi('/office/visits/$drawId/$index')

/** One visit's signed record, and its publication. */
export const VisitPage = () => {
  const { t } = useTexts()
  const { drawId, index } = route.useParams()
  const query = useQuery(recordQuery(drawId, Number(index)))
  return (
    <>
      <Link to="/visits" className="no-print">
        ← {t('menu.visits')}
      </Link>
      <Loaded query={query}>{record => <SignedRecord record={record} />}</Loaded>
    </>
  )
}

const SignedRecord = ({ record }: { record: VisitRecord }) => {
  const { t, lang } = useTexts()
  const { modal, message } = App.useApp()
  const publish = usePublish(record.drawId, record.index)
  const mayPublish = useMay('office')
  const confirm = () =>
    modal.confirm({
      title: t('publish.confirmTitle', { name: record.facility.name }),
      content: t('publish.confirmWhat'),
      okText: t('publish.action'),
      cancelText: t('cancel'),
      onOk: () => publish.mutate(undefined, { onSuccess: () => message.success(t('publish.done')) }),
    })
  return (
    <>
      <div className="no-print">
        <PageHead
          title={record.facility.name}
          state={
            (record.state === 'signed' || record.state === 'published') && (
              <StateTag state={`visit.${record.state}`} />
            )
          }
          about={
            record.state === 'signed' && record.publishDueOn
              ? t('publish.due', { day: dayWords(record.publishDueOn, lang) })
              : undefined
          }
          actions={
            <>
              <Button icon={<PrinterOutlined />} onClick={() => print()}>
                {t('print')}
              </Button>
              {record.state === 'signed' && mayPublish && (
                <Button type="primary" loading={publish.isPending} onClick={confirm}>
                  {t('publish.action')}
                </Button>
              )}
              {record.state === 'published' && (
                <Button href={`/results?q=${encodeURIComponent(record.facility.name)}`} target="_blank">
                  {t('publicPage')}
                </Button>
              )}
            </>
          }
        />
        <LotChain drawId={record.drawId} index={record.index} />
        <ProblemAlert error={publish.error} />
        {record.state === 'published' && record.publishedAt && (
          <Alert
            type="success"
            showIcon
            style={{ marginBottom: 16 }}
            title={t('publish.at', { at: momentWords(record.publishedAt) })}
          />
        )}
      </div>
      <RecordSheet record={record} />
    </>
  )
}
