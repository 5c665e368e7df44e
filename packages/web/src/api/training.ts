import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { api, postForFile, read, upload } from './client.ts'
import type { AttendanceInput, CourseInput, CourseWithRoster, RosterReport, RosterResult } from './types.ts'

export type CourseFilter = {
  q?: string | undefined
  kind?: string | undefined
  year?: number | undefined
  state?: 'valid' | 'withdrawn' | undefined
  after?: string | undefined
  limit?: number | undefined
}

const courses = api.courses
const one = courses[':id']
const line = one.roster[':inspector']
const courseKey = (id: string) => ['course', id] as const

export const coursesQuery = (filter: CourseFilter) =>
  queryOptions({
    queryKey: ['courses', filter],
    queryFn: ({ signal }) => read(courses.$get({ query: filter }, { init: { signal } })),
    placeholderData: keepPreviousData,
  })

export const courseKindsQuery = queryOptions({
  queryKey: ['courses', 'kinds'],
  queryFn: async () => (await read(courses.kinds.$get())).items,
})

export const courseQuery = (id: string) =>
  queryOptions({ queryKey: courseKey(id), queryFn: () => read(one.$get({ param: { id } })) })

export const courseTrailQuery = (id: string) =>
  queryOptions({
    queryKey: [...courseKey(id), 'changes'],
    queryFn: () => read(one.changes.$get({ param: { id } })),
  })

export const trainingRecordQuery = (inspector: string) =>
  queryOptions({
    queryKey: ['inspector', inspector, 'training'],
    queryFn: async () =>
      (await read(api.inspectors[':id'].training.$get({ param: { id: inspector } }))).items,
  })

export const trainingRecordUrl = (inspector: string) =>
  `/api/inspectors/${encodeURIComponent(inspector)}/training.xlsx`
export const rosterUrl = (id: string) => `/api/courses/${id}/roster.xlsx`

export const useAddCourse = () => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (json: CourseInput) => read(courses.$post({ json })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['courses'] }),
  })
}

const useCourseChange = <A>(id: string, change: (argument: A) => Promise<CourseWithRoster>) => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSuccess: course => client.setQueryData(courseKey(id), course),
    onSettled: () =>
      Promise.all(
        [['courses'], ['inspectors'], ['inspector'], courseKey(id)].map(queryKey =>
          client.invalidateQueries({ queryKey: [...queryKey] }),
        ),
      ),
  })
}

export const useChangeCourse = (id: string) =>
  useCourseChange(id, (json: { revision: number; course: CourseInput }) =>
    read(one.$put({ param: { id }, json })),
  )

export const useWithdrawCourse = (id: string) =>
  useCourseChange(id, (reason: string) => read(one.withdraw.$post({ param: { id }, json: { reason } })))

export const useAddToRoster = (id: string) =>
  useCourseChange(id, (inspectors: string[]) =>
    read(one.roster.$post({ param: { id }, json: { inspectors } })),
  )

export const useMark = (id: string) =>
  useCourseChange(id, ({ inspector, ...json }: AttendanceInput & { inspector: string }) =>
    read(line.$put({ param: { id, inspector }, json })),
  )

export const useTakeOff = (id: string) =>
  useCourseChange(id, ({ inspector, revision }: { inspector: string; revision: number }) =>
    read(line.$delete({ param: { id, inspector }, query: { revision } })),
  )

export const usePreviewRoster = (id: string) =>
  useMutation({
    mutationFn: (file: File) => upload<RosterReport>(`/api/courses/${id}/roster-import/preview`, { file }),
  })

export const useImportRoster = (id: string) => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (request: { file: File; digest: string; mode: 'all' | 'good' }) =>
      upload<RosterResult>(`/api/courses/${id}/roster-import`, request),
    onSuccess: () =>
      Promise.all(
        [['courses'], ['course'], ['inspectors'], ['inspector']].map(queryKey =>
          client.invalidateQueries({ queryKey }),
        ),
      ),
  })
}

export const rejectedOfRoster = (id: string, file: File) =>
  postForFile(`/api/courses/${id}/roster-import/rejected`, { file })
