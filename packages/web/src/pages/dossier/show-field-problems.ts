import type { FormInstance } from 'antd'
import { problemOf } from '../../api/problem.ts'
import type { Values } from './differences.ts'

/** Shows what the server objects to beside the fields it names; in the language of the page. */
export const showFieldProblems = (form: FormInstance<Values>, error: unknown): void => {
  const lang = document.documentElement.lang === 'en' ? 'en' : 'zh'
  form.setFields(
    problemOf(error).fields.map(({ path, message }) => ({ name: path as never, errors: [message[lang]] })),
  )
}
