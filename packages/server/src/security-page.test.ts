import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '../../..')

test('every test that docs/security.md names stands in its file under that name', () => {
  const page = readFileSync(join(root, 'docs/security.md'), 'utf8')
  const named = [...page.matchAll(/`([\w/.-]+\.test\.ts)` › ([^|;]+?)\s*(?=[;|])/g)].map(
    ([, file, title]) => ({ file: file!, title: title! }),
  )
  expect(named.length).toBeGreaterThan(30)
  const missing = named.filter(({ file, title }) => {
    const source = readFileSync(join(root, file), 'utf8')
    return !["'", '"', '`'].some(quote => source.includes(`${quote}${title}${quote}`))
  })
  expect(missing).toEqual([])
})
