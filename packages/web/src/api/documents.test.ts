import { expect, test } from 'vitest'
import { fileNameOf } from './documents.ts'

test('a document keeps its Chinese name, and its plain one where there is no other', () => {
  const header = `attachment; filename="plan-2027.docx"; filename*=UTF-8''2027%E5%B9%B4%E8%AE%A1%E5%88%92.docx`
  expect(fileNameOf(header)).toBe('2027年计划.docx')
  expect(fileNameOf('attachment; filename="plan-2027.docx"')).toBe('plan-2027.docx')
  expect(fileNameOf(null)).toBe(null)
})
