import { type ErrorComponentProps, useRouter } from '@tanstack/react-router'
import { ProblemAlert } from '../../shared/problem-alert.tsx'

/** A page that could not be shown at all: its problem, and a way to try again. */
export const PageFailed = ({ error, reset }: ErrorComponentProps) => {
  const router = useRouter()
  return (
    <div style={{ padding: 24, maxWidth: 720, margin: '0 auto' }}>
      <ProblemAlert
        error={error}
        onRetry={() => {
          reset()
          void router.invalidate()
        }}
      />
    </div>
  )
}
