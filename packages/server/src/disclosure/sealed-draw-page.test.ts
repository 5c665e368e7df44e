import { expect, test } from 'vitest'
import { drawnDistrict } from '../testing/drawn-district.ts'
import { startTestServer } from '../testing/test-server.ts'

/** What anybody and the office get of a sealed draw, with every hash, signature and key of it put aside. */
const seenOf = async (): Promise<{ readonly answers: readonly string[]; readonly root: string }> => {
  const server = await startTestServer()
  try {
    const id = await drawnDistrict(server)
    const office = server.as('office')
    const answers = [
      await server.anybody.get(`/draws/${id}`),
      await server.anybody.get('/draws'),
      await server.anybody.get('/log'),
      await server.anybody.get('/log/entries'),
      await office.get(`/api/draws/${id}`),
      await office.get(`/api/draws/${id}/lots`),
      await office.get('/api/deadlines'),
    ]
    return {
      answers: answers.map(({ text }) =>
        text
          .replaceAll(/[0-9a-f]{16,}/g, match => 'h'.repeat(match.length))
          .replaceAll(/[A-Za-z0-9+/]{43,}={0,2}/g, match => 'b'.repeat(match.length))
          .replaceAll(/\b[0-9a-f]{8}\b/g, 'hhhhhhhh'),
      ),
      root: (await office.get(`/api/draws/${id}`)).json.root,
    }
  } finally {
    await server.stop()
  }
}

test('everything about a sealed draw is the same to the letter, hashes apart, whoever was drawn', async () => {
  // The same pool and the same numbers; the server's own secret makes another list each time.
  const [one, other] = [await seenOf(), await seenOf()]
  expect(one.root).not.toBe(other.root)
  expect(one.answers).toEqual(other.answers)
})
