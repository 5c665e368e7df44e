import { z } from '@hono/zod-openapi'
import { cleanText } from './import/clean-text.ts'

/** What somebody types to find something, cleaned as an import cleans what it writes. */
export const searchTextSchema = z.string().max(100).transform(cleanText).optional()

// PostgreSQL takes no NUL, and no name or number has a control character.
const plain = /^\P{Cc}+$/u

/** The key of something in the register, from an address. */
export const keySchema = z.string().max(100).regex(plain)

/** Whether part of a cursor can be a key of the register: cursors come back from outside. */
export const isKey = (part: unknown): part is string => typeof part === 'string' && plain.test(part)
