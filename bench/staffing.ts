import { freezePool, unstaffableFacilities, workload } from '@mingqian/draw'
import { staffing } from '../packages/draw/src/staff.ts'
import { tickets } from '../packages/draw/src/ticket.ts'
import { numbers } from './facilities.ts'
import { inspectorsOf } from './large-pool.ts'
import { median } from './median.ts'

const lots = 100_000
const rounds = 3

/** Facilities of 100 areas, and some of an area where nobody works. */
const next = numbers(20260701)
const facilities = Array.from({ length: lots }, (_, i) => ({
  id: `91150203MA${String(i).padStart(8, '0')}`,
  stratum: 'general',
  area: i % 5000 === 0 ? 'nobody’s' : `15${String(next(100)).padStart(4, '0')}`,
  balls: 1,
}))
const pool = freezePool({ facilities, inspectors: inspectorsOf(8000, lots) })
const seats = [
  { role: 'lead', tag: 'lead' },
  { role: 'assistant', tag: 'member' },
]

const times: number[] = []
let teams: ReturnType<ReturnType<typeof staffing>['staffAll']> = []
for (let round = 0; round < rounds; round++) {
  const start = performance.now()
  teams = staffing(pool, seats, tickets('sha256', 'ab'.repeat(32))).staffAll(pool.facilities)
  times.push(performance.now() - start)
}

const {
  idle,
  least,
  median: middle,
  most,
  visits,
} = workload(
  pool.inspectors,
  teams.map(team => ({ team })),
)
const unstaffable = unstaffableFacilities(pool, seats)
console.log(`staffing                ${lots} lots, 8000 inspectors in 100 areas, two seats`)
console.log(
  `time                    ${(median(times) / 1000).toFixed(2)} s, ${(Math.min(...times) / 1000).toFixed(2)} s at best`,
)
console.log(
  `visits                  ${visits}: at least ${least} each, median ${middle}, at most ${most}; ${idle} idle`,
)
console.log(
  `without a team          ${teams.filter(team => team.length === 0).length}; unstaffable ${unstaffable.length}`,
)
console.log(`(${rounds} rounds; Node ${process.versions.node})`)
