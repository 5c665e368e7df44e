import { eq } from 'drizzle-orm'
import type { z } from 'zod'
import type { Rows } from './database.ts'
import { settings } from './tables.ts'

export const readSetting = async <T>(rows: Rows, key: string, shape: z.ZodType<T>): Promise<T | null> => {
  const [row] = await rows.select().from(settings).where(eq(settings.key, key))
  return row ? shape.parse(row.value) : null
}

export const writeSetting = async (rows: Rows, key: string, value: unknown): Promise<void> => {
  await rows
    .insert(settings)
    .values({ key, value })
    .onConflictDoUpdate({ target: settings.key, set: { value } })
}
