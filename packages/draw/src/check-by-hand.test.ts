import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { checkByHand } from './check-by-hand.ts'
import type { Bundle } from './documents.ts'

const vectors = fileURLToPath(new URL('../vectors', import.meta.url))
const names = readdirSync(vectors).sort()
const read = (name: string): Bundle => JSON.parse(readFileSync(`${vectors}/${name}`, 'utf8'))

describe.each(names)('%s', name => {
  const bundle = read(name)

  test('a shell prints the ticket that the command promises, and the lowest ones were drawn', () => {
    const checks = bundle.pool.facilities.map(({ id }) => checkByHand(bundle, id)!)
    const [first] = bundle.result.lots
    const { command, ticket } = checkByHand(bundle, first!.facility)!
    const { stdout, status } = spawnSync('sh', ['-c', command], { encoding: 'utf8' })
    expect([status, stdout.split(/\s/)[0]]).toEqual([0, ticket])
    for (const { id } of bundle.commitment.strata) {
      const inOrder = checks
        .filter(({ stratum }) => stratum === id)
        .sort((a, b) => (a.ticket < b.ticket ? -1 : 1))
      const drawn = inOrder.filter(({ lot }) => lot !== null)
      expect(inOrder.slice(0, drawn.length)).toEqual(drawn)
    }
  })
})

test('an id that a shell would take for something else is printed as it is', () => {
  const [name] = names
  const bundle = read(name!)
  const [facility] = bundle.pool.facilities
  const id = "污染源'; $(rm -rf ~) `x` %s"
  const odd = { ...bundle, pool: { ...bundle.pool, facilities: [{ ...facility!, id, balls: 3 }] } }
  const { command, ticket, balls } = checkByHand(odd, id)!
  const { stdout } = spawnSync('sh', ['-c', command], { encoding: 'utf8' })
  expect([stdout.split(/\s/)[0], balls]).toEqual([ticket, 3])
  expect(checkByHand(odd, 'nobody')).toBeUndefined()
})
