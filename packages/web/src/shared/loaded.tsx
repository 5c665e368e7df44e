import type { UseQueryResult } from '@tanstack/react-query'
import { Skeleton } from 'antd'
import type { ReactNode } from 'react'
import { ProblemAlert } from './problem-alert.tsx'

/** What a query brought, or its skeleton, or its problem with a way to try again. */
export const Loaded = <T,>({
  query,
  children,
}: {
  query: UseQueryResult<T>
  children: (data: T) => ReactNode
}) => {
  if (query.data !== undefined) return <>{children(query.data)}</>
  if (query.error) return <ProblemAlert error={query.error} onRetry={() => void query.refetch()} />
  return <Skeleton active paragraph={{ rows: 6 }} />
}
