import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { api, read } from './client.ts'
import type { NoticeInput } from './types.ts'

const ofYear = api.calendar[':year']
const param = (year: number) => ({ year: String(year) })

export const calendarQuery = (year: number) =>
  queryOptions({
    queryKey: ['calendar', year],
    queryFn: () => read(ofYear.$get({ param: param(year) })),
    placeholderData: keepPreviousData,
  })

/** Reads a notice's wording; nothing is kept. */
export const useReadNotice = (year: number) =>
  useMutation({
    mutationFn: (wording: string) => read(ofYear.read.$post({ param: param(year), json: { wording } })),
  })

/** What would move if a notice counted, or if the entered one were withdrawn (null). */
export const usePreviewNotice = (year: number) =>
  useMutation({
    mutationFn: (notice: NoticeInput | null) =>
      read(ofYear.preview.$post({ param: param(year), json: { notice } })),
  })

/** Enters, corrects or (null) withdraws a year's notice. Every date on any screen may have moved. */
export const useChangeNotice = (year: number) => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ revision, notice }: { revision: number; notice: NoticeInput | null }) =>
      notice
        ? read(ofYear.notice.$put({ param: param(year), json: { revision, notice } }))
        : read(ofYear.notice.$delete({ param: param(year), query: { revision: String(revision) } })),
    onSuccess: () => client.invalidateQueries(),
  })
}
