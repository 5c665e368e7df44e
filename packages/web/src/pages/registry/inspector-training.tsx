import { DownloadOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button, Tag } from 'antd'
import { trainingRecordQuery, trainingRecordUrl } from '../../api/training.ts'
import type { InspectorDetail, TrainingRecord } from '../../api/types.ts'
import { DataTable } from '../../shared/data-table.tsx'
import { EmptyState } from '../../shared/empty-state.tsx'
import { Loaded } from '../../shared/loaded.tsx'
import { useTexts } from '../../texts/texts.tsx'

/** What an inspector was trained in, with marks, and how long each pass holds. */
export const InspectorTraining = ({ inspector }: { inspector: InspectorDetail }) => {
  const { t } = useTexts()
  const query = useQuery(trainingRecordQuery(inspector.id))
  const result = ({ passed, until }: TrainingRecord) => {
    if (!passed) return <Tag color="error">{t('roster.notPassed')}</Tag>
    if (until !== null && until < inspector.day) return <Tag>{t('record.lapsed', { day: until })}</Tag>
    return <Tag color="success">{t('roster.passedYes')}</Tag>
  }
  return (
    <section className="sheet" aria-labelledby="training">
      <div className="section-head">
        <h2 id="training">
          {t('training.record')}{' '}
          <span className="quiet">
            {t('training.yearHours', { year: inspector.day.slice(0, 4), n: inspector.hours })}
          </span>
        </h2>
        <Button className="no-print" icon={<DownloadOutlined />} href={trainingRecordUrl(inspector.id)}>
          {t('export')}
        </Button>
      </div>
      <Loaded query={query}>
        {items => (
          <DataTable<TrainingRecord>
            size="small"
            rowKey="courseId"
            lead={1}
            aria-label={t('training.record')}
            pagination={false}
            dataSource={[...items]}
            locale={{ emptyText: <EmptyState>{t('training.recordEmpty')}</EmptyState> }}
            columns={[
              { title: t('course.heldOn'), dataIndex: 'heldOn', className: 'numeric' },
              {
                title: t('course.title'),
                render: (_, { courseId, title }) => (
                  <Link to="/training/$courseId" params={{ courseId }}>
                    {title}
                  </Link>
                ),
              },
              { title: t('course.kind'), dataIndex: 'kind' },
              { title: t('course.hours'), dataIndex: 'hours', className: 'numeric' },
              { title: t('roster.mark'), className: 'numeric', render: (_, { mark }) => mark ?? '—' },
              { title: t('roster.result'), render: (_, one) => result(one) },
              {
                title: t('course.holdsUntil'),
                className: 'numeric',
                render: (_, { passed, until }) => (passed ? (until ?? t('course.forGood')) : '—'),
              },
              {
                title: t('roster.certificateNumber'),
                render: (_, { certificateNumber }) => certificateNumber || '—',
              },
            ]}
          />
        )}
      </Loaded>
    </section>
  )
}
