import { DownloadOutlined, PrinterOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Alert, Button, Descriptions } from 'antd'
import { useState } from 'react'
import { useMay } from '../../api/session.ts'
import { courseQuery, courseTrailQuery, rosterUrl } from '../../api/training.ts'
import type { CourseWithRoster } from '../../api/types.ts'
import { ChangeTrail } from '../../shared/change-trail.tsx'
import { Loaded } from '../../shared/loaded.tsx'
import { PageHead } from '../../shared/page-head.tsx'
import { useTexts } from '../../texts/texts.tsx'
import { momentWords } from '../../time/moments.ts'
import { EditCourse } from './edit-course.tsx'
import { Roster } from './roster.tsx'
import { WithdrawCourse } from './withdraw-course.tsx'

const route = getRouteApi('/office/training/$courseId')

/** One course with its roster: who was there, with marks entered in place or brought in from a sheet. */
export const CoursePage = () => {
  const { t } = useTexts()
  const { courseId } = route.useParams()
  const query = useQuery(courseQuery(courseId))
  return (
    <>
      <Link to="/training" className="no-print">
        ← {t('menu.training')}
      </Link>
      <Loaded query={query}>{found => <One found={found} />}</Loaded>
    </>
  )
}

const One = ({ found }: { found: CourseWithRoster }) => {
  const { t } = useTexts()
  const { course, roster } = found
  const mayEdit = useMay('office') && course.withdrawn === null
  const trail = useQuery(courseTrailQuery(course.id))
  const [step, setStep] = useState<'read' | 'edit' | 'withdraw'>('read')
  const read = () => setStep('read')
  if (step === 'edit' && mayEdit) return <EditCourse course={course} onDone={read} />
  const facts = [
    [t('course.heldOn'), course.heldOn],
    [t('course.kind'), course.kind],
    [t('course.hours'), course.hours],
    [t('course.passMark'), course.passMark ?? t('course.noTest')],
    [t('course.validMonths'), course.validMonths ?? t('course.forGood')],
    [t('course.organiser'), course.organiser || '—'],
    [t('course.place'), course.place || '—'],
    [t('inspector.remark'), course.remark || '—'],
  ] as const
  return (
    <>
      <PageHead
        title={course.title}
        actions={
          <>
            <Button icon={<PrinterOutlined />} onClick={() => print()}>
              {t('print')}
            </Button>
            <Button icon={<DownloadOutlined />} href={rosterUrl(course.id)}>
              {t('roster.export')}
            </Button>
            {mayEdit && (
              <>
                <Button danger onClick={() => setStep('withdraw')}>
                  {t('course.withdraw')}
                </Button>
                <Button onClick={() => setStep('edit')}>{t('edit')}</Button>
              </>
            )}
          </>
        }
      />
      {course.withdrawn && (
        <Alert
          type="warning"
          showIcon
          style={{ marginBottom: 16 }}
          title={t('course.withdrawnWords', {
            at: momentWords(course.withdrawn.at),
            name: course.withdrawn.by,
            reason: course.withdrawn.reason,
          })}
        />
      )}
      <div className="sheet">
        <Descriptions
          column={{ xs: 1, sm: 1, md: 2, lg: 2, xl: 2, xxl: 2 }}
          bordered
          size="small"
          styles={{ label: { width: 130 } }}
          items={facts.map(([label, children]) => ({ key: label, label, children }))}
        />
      </div>
      <Roster course={course} roster={roster} mayEdit={mayEdit} />
      <div className="no-print">
        <ChangeTrail query={trail} />
      </div>
      {step === 'withdraw' && <WithdrawCourse id={course.id} onClose={read} />}
    </>
  )
}
