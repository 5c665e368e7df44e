import fc from 'fast-check'
import { expect, test } from 'vitest'
import { differences, restoredColumns, storedColumns } from './change.ts'

const value = fc.oneof(
  fc.string(),
  fc.integer(),
  fc.constant(null),
  fc.array(fc.string()),
  fc.uint8Array(),
  fc.date({ noInvalidDate: true }),
)
const row = fc.record({ name: value, phone: value, since: value })

test('a row kept as JSON comes back as it was, bytes and instants included', () => {
  fc.assert(
    fc.property(row, columns => {
      expect(restoredColumns(JSON.parse(JSON.stringify(storedColumns(columns))))).toEqual(columns)
    }),
  )
})

test('what a change keeps turns one state into the other, and holds nothing that did not change', () => {
  fc.assert(
    fc.property(row, row, (before, after) => {
      const changed = differences(before, after)
      expect({ ...before, ...(changed && restoredColumns(changed.after)) }).toEqual(after)
      expect({ ...after, ...(changed && restoredColumns(changed.before)) }).toEqual(before)
      for (const column of Object.keys(changed?.after ?? {}))
        expect(changed?.before[column]).not.toEqual(changed?.after[column])
    }),
  )
})

test('the order of the keys of a document is no change', () => {
  expect(differences({ data: { a: 1, b: 2 } }, { data: { b: 2, a: 1 } })).toBeNull()
})
