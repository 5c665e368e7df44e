import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { expect, test } from 'vitest'

const source = import.meta.dirname
/** Parts that are one file an idea and have no rows of their own: their files are named where they are used. */
const kernel = new Set(['platform', 'testing', 'demo', 'search', 'exports'])

type Import = { readonly file: string; readonly part: string; readonly of: string; readonly what: string }

const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter(file => file.endsWith('.ts') && !file.endsWith('.test.ts'))
  .map(file => ({ file, part: file.split(sep)[0]!, text: readFileSync(join(source, file), 'utf8') }))

const imports = files.flatMap(({ file, part, text }) =>
  [...text.matchAll(/from '(\.[^']+)'/g)].flatMap(([, path]): Import[] => {
    const target = relative(source, resolve(dirname(join(source, file)), path!))
    const [of, ...rest] = target.split(sep)
    return rest.length === 0 || of === '..' || of === part
      ? []
      : [{ file, part, of: of!, what: rest.join('/') }]
  }),
)

test('parts of the server call each other by what their index offers, and read tables only to join them', () => {
  const around = imports.filter(
    ({ part, of, what }) =>
      !kernel.has(part) && !kernel.has(of) && !what.endsWith('index.ts') && what !== 'tables.ts',
  )
  expect(around.map(({ file, of, what }) => `${file}: ${of}/${what}`)).toEqual([])
})

test('a table is written by its own part only', () => {
  const ownerOf = new Map(
    files
      .filter(({ file }) => file.endsWith(`${sep}tables.ts`))
      .flatMap(({ part, text }) =>
        [...text.matchAll(/export const (\w+) = pgTable/g)].map(([, table]) => [table!, part] as const),
      ),
  )
  expect(ownerOf.size).toBeGreaterThan(30)
  const strangers = files.flatMap(({ file, part, text }) =>
    [...text.matchAll(/\.(?:insert|update|delete)\((\w+)\)/g)].flatMap(([, table]) => {
      const owner = ownerOf.get(table!)
      return owner === undefined || owner === part ? [] : [`${file}: ${table} of ${owner}`]
    }),
  )
  expect(strangers).toEqual([])
})
