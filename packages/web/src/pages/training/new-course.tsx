import { Link, useNavigate } from '@tanstack/react-router'
import { App, Form } from 'antd'
import { useMay } from '../../api/session.ts'
import { useAddCourse } from '../../api/training.ts'
import type { CourseInput } from '../../api/types.ts'
import { PageHead } from '../../shared/page-head.tsx'
import { ProblemAlert } from '../../shared/problem-alert.tsx'
import { useTexts } from '../../texts/texts.tsx'
import { NoPermission } from '../entry/no-permission.tsx'
import { CourseForm } from './course-form.tsx'

/** Enters a course; its roster comes next, on the course's own page. */
export const NewCoursePage = () => {
  const { t } = useTexts()
  const { message } = App.useApp()
  const navigate = useNavigate()
  const add = useAddCourse()
  const mayEdit = useMay('office')
  const [form] = Form.useForm<CourseInput>()
  if (!mayEdit) return <NoPermission />
  return (
    <>
      <Link to="/training">← {t('menu.training')}</Link>
      <PageHead title={t('course.add')} about={t('course.addAbout')} />
      <CourseForm
        form={form}
        course={null}
        pending={add.isPending}
        onCancel={() => void navigate({ to: '/training' })}
        onSubmit={course =>
          add.mutate(course, {
            onSuccess: ({ id }) => {
              message.success(t('saved'))
              void navigate({ to: '/training/$courseId', params: { courseId: id } })
            },
          })
        }
      >
        <ProblemAlert error={add.error} />
      </CourseForm>
    </>
  )
}
