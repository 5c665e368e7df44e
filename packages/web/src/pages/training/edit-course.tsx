import { useQueryClient } from '@tanstack/react-query'
import { App, Form } from 'antd'
import { useState } from 'react'
import { problemOf } from '../../api/problem.ts'
import { courseQuery, useChangeCourse } from '../../api/training.ts'
import type { Course, CourseInput } from '../../api/types.ts'
import { EditClash } from '../../shared/edit-clash.tsx'
import { PageHead } from '../../shared/page-head.tsx'
import { ProblemAlert } from '../../shared/problem-alert.tsx'
import { threeWay } from '../../shared/three-way.ts'
import { useTexts } from '../../texts/texts.tsx'
import { CourseForm, courseInput } from './course-form.tsx'

type Field = keyof CourseInput
type Meeting = {
  readonly mine: CourseInput
  readonly theirs: CourseInput
  readonly taken: readonly Field[]
  readonly clashes: readonly { readonly field: Field; readonly chosen: 'mine' | 'theirs' }[]
}

/** Changes a course. If somebody else has saved meanwhile, both edits are shown and nothing of either is lost. */
export const EditCourse = ({ course, onDone }: { course: Course; onDone: () => void }) => {
  const { t } = useTexts()
  const { message } = App.useApp()
  const client = useQueryClient()
  const [form] = Form.useForm<CourseInput>()
  const change = useChangeCourse(course.id)
  const [base, setBase] = useState(course)
  const [meeting, setMeeting] = useState<Meeting | null>(null)
  const clashed = change.error !== null && problemOf(change.error).code === 'register-row-changed'
  const label = (field: Field) => t(field === 'remark' ? 'inspector.remark' : `course.${field}`)

  const meet = async (mine: CourseInput) => {
    const fresh = (await client.fetchQuery({ ...courseQuery(course.id), staleTime: 0 })).course
    const theirs = courseInput(fresh)
    const { merged, clashes, taken } = threeWay(courseInput(base), mine, theirs)
    form.setFieldsValue(merged)
    setBase(fresh)
    setMeeting({
      mine,
      theirs,
      taken: taken as Field[],
      clashes: clashes.map(({ field }) => ({ field: field as Field, chosen: 'mine' })),
    })
  }
  const choose = (field: string, chosen: 'mine' | 'theirs') => {
    if (!meeting) return
    const name = field as Field
    form.setFieldsValue({ [name]: meeting[chosen][name] })
    setMeeting({
      ...meeting,
      clashes: meeting.clashes.map(one => (one.field === name ? { field: name, chosen } : one)),
    })
  }
  return (
    <>
      <PageHead title={t('course.edit')} />
      <CourseForm
        form={form}
        course={course}
        pending={change.isPending}
        onCancel={onDone}
        onSubmit={input =>
          change.mutate(
            { revision: base.revision, course: input },
            {
              onSuccess: () => {
                message.success(t('saved'))
                onDone()
              },
              onError: error => {
                if (problemOf(error).code === 'register-row-changed') void meet(input)
              },
            },
          )
        }
      >
        {clashed && meeting ? (
          <EditClash
            taken={meeting.taken.map(label)}
            lines={meeting.clashes.map(({ field, chosen }) => ({
              field,
              chosen,
              label: label(field),
              mine: String(meeting.mine[field] ?? ''),
              theirs: String(meeting.theirs[field] ?? ''),
            }))}
            onChoose={choose}
          />
        ) : (
          <ProblemAlert error={change.error} />
        )}
      </CourseForm>
    </>
  )
}
