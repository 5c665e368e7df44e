import { App, Button } from 'antd'
import { useDocument } from '../api/documents.ts'
import { problemOf } from '../api/problem.ts'
import { useTexts } from '../texts/texts.tsx'

/** Fetches an official document (.docx) that the server writes; what goes wrong is said where the eyes are. */
export const DocumentButton = ({ path, label }: { path: string; label: string }) => {
  const { text } = useTexts()
  const { message } = App.useApp()
  const fetching = useDocument(path)
  return (
    <Button
      loading={fetching.isPending}
      onClick={() =>
        fetching.mutate(undefined, {
          onError: error => void message.error(text(problemOf(error).title)),
        })
      }
    >
      {label}
    </Button>
  )
}
