import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api, read } from './client.ts'

export const statisticsQuery = (year: number) =>
  queryOptions({
    queryKey: ['statistics', year],
    queryFn: () => read(api.statistics[':year'].$get({ param: { year: String(year) } })),
    placeholderData: keepPreviousData,
  })

export const statisticsWorkbookUrl = (year: number): string => `/api/statistics/${year}/workbook`
