import { z } from 'zod'
import type { Rows } from './database.ts'
import { Problem } from './problems.ts'
import { readSetting } from './settings.ts'

/** The bureau this installation serves: its GB/T 2260 division code and its full name. */
const bureauShape = z.object({
  code: z.string().regex(/^\d{6}$/),
  name: z.string().min(1),
  demo: z.boolean(),
})
export type Bureau = z.infer<typeof bureauShape>

export const readBureau = (rows: Rows): Promise<Bureau | null> => readSetting(rows, 'bureau', bureauShape)

/** @throws Problem not-set-up before the first administrator has named the bureau */
export const bureauOf = async (rows: Rows): Promise<Bureau> => {
  const bureau = await readBureau(rows)
  if (!bureau) throw new Problem('not-set-up')
  return bureau
}
