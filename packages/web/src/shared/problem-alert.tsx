import { Alert, Button } from 'antd'
import { adviceFor, problemOf } from '../api/problem.ts'
import { useTexts } from '../texts/texts.tsx'

/** The one presentation of anything that went wrong: what, where in the form, and what to do. */
export const ProblemAlert = ({ error, onRetry }: { error: unknown; onRetry?: () => void }) => {
  const { t, text } = useTexts()
  if (!error) return null
  const problem = problemOf(error)
  const advice = adviceFor(problem)
  return (
    <Alert
      type={problem.code === 'offline' ? 'warning' : 'error'}
      showIcon
      style={{ marginBottom: 16 }}
      title={text(problem.title)}
      description={
        problem.detail || advice || problem.fields.length > 0 ? (
          <>
            {problem.detail && <div className="preserve">{text(problem.detail)}</div>}
            {problem.fields.length > 0 && (
              <ul style={{ margin: '4px 0', paddingInlineStart: 20 }}>
                {problem.fields.map(field => (
                  <li key={`${field.path} ${field.message.en}`}>{text(field.message)}</li>
                ))}
              </ul>
            )}
            {advice && <div>{text(advice)}</div>}
          </>
        ) : undefined
      }
      action={onRetry ? <Button onClick={onRetry}>{t('retry')}</Button> : undefined}
    />
  )
}
