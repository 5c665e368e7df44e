import { personName } from '../../packages/server/src/demo/invented-names.ts'
import { emptyRecordBody } from '../../packages/server/src/inspections/record-body.ts'
import { records } from '../../packages/server/src/inspections/tables.ts'
import { visitSearch as recordSearch } from '../../packages/server/src/inspections/visit.ts'
import { outsideVisits } from '../../packages/server/src/outside/tables.ts'
import { visitSearch as outsideSearch } from '../../packages/server/src/outside/visit-row.ts'
import { readConfig } from '../../packages/server/src/platform/config.ts'
import { inChunks } from '../../packages/server/src/platform/in-chunks.ts'
import { openPlatform } from '../../packages/server/src/platform/open-platform.ts'
import { importFacilities, importInspectors } from '../../packages/server/src/registry/index.ts'
import { bureau, inventedFacilities } from './invented-facilities.ts'

export type Extent = {
  readonly facilities: number
  readonly inspectors: number
  readonly visits: number
  readonly outsideVisits: number
}

const by = { id: 'bench', name: 'bench' }

const numbers = (count: number) => Array.from({ length: count }, (_, at) => at)

/**
 * Fills the data directory of a server that does not run: facilities and inspectors by the import's own operation, visits
 * straight into their tables.
 */
export const loadRegister = async (directory: string, extent: Extent): Promise<void> => {
  const { platform, close } = await openPlatform(readConfig({ DATA_DIR: directory }, ['--empty']))
  const { database } = platform
  try {
    const facilities = inventedFacilities(extent.facilities)
    for (const chunk of inChunks(facilities, 10_000))
      await database.transaction(rows => importFacilities(rows, platform, { bureau, by }, chunk))
    const people = numbers(extent.inspectors).map(n => ({
      code: `R${bureau}-${String(n + 1).padStart(5, '0')}`,
      name: personName(n),
      certificate: `150203${String(n).padStart(6, '0')}`,
      unit: `监察${'一二三四五'[n % 5]}中队`,
      post: n % 20 === 0 ? ('on-leave' as const) : ('in-post' as const),
      lead: n % 3 === 0,
      sampler: n % 5 === 0,
      areas: [],
      avoid: [],
    }))
    await database.transaction(rows => importInspectors(rows, platform, { bureau, by }, people))

    const placeOf = (n: number) => {
      const facility = facilities[(n * 7919) % facilities.length]!
      const { code, name, creditCode, class: of, area, address } = facility
      return { id: code ?? '', name, creditCode, class: of, area: area ?? '', address }
    }
    const teamOf = (n: number) =>
      [n, n * 3 + 1].map(each => {
        const person = people[each % people.length]!
        return { inspector: person.code, name: person.name, certificate: person.certificate }
      })
    const at = (n: number) => new Date(Date.UTC(2020, 0, 1, 1) + n * 17 * 60_000)
    const facts = '现场检查时治理设施正常运行，台账齐全，未见异常排放。'.repeat(6)
    for (const chunk of inChunks(numbers(extent.visits)))
      await database.insert(records).values(
        chunk.map((n): typeof records.$inferInsert => {
          const facility = placeOf(n)
          const recent = n > extent.visits - 500
          return {
            bureau,
            drawId: `${bureau}-bench-${Math.floor(n / 5_000)}`,
            index: n % 5_000,
            leafHash: n.toString(16).padStart(64, '0'),
            facilityId: facility.id,
            facility,
            team: teamOf(n).map((member, seat) => ({
              ...member,
              role: seat === 0 ? 'lead' : 'assistant',
              roleTitle: { zh: '组员', en: 'Member' },
            })),
            ...recordSearch(facility),
            state: recent ? 'opened' : 'published',
            revision: 3,
            body: { ...emptyRecordBody, summary: facts, violation: n % 9 === 0 },
            violation: n % 9 === 0,
            openedAt: at(n),
            updatedAt: at(n),
            signedAt: recent ? null : at(n + 20),
          }
        }),
      )
    for (const chunk of inChunks(numbers(extent.outsideVisits)))
      await database.insert(outsideVisits).values(
        chunk.map((n): typeof outsideVisits.$inferInsert => {
          const facility = placeOf(n)
          const team = teamOf(n)
          const reference = n % 2 === 0 ? `砂石行业专项检查第${n % 40}轮` : `环信〔2026〕${n}号`
          return {
            bureau,
            id: `bench-${String(n).padStart(10, '0')}`,
            kind: n % 2 === 0 ? 'campaign' : 'petition',
            reference,
            facilityId: facility.id,
            facility,
            visitedOn: at(n * 8)
              .toISOString()
              .slice(0, 10),
            team,
            inspectors: team.map(({ inspector }) => inspector),
            reason: '群众反映夜间异味',
            findings: facts,
            violation: n % 9 === 0,
            ...outsideSearch(facility, reference),
            registeredAt: at(n),
            registeredById: by.id,
            registeredBy: by.name,
          }
        }),
      )
  } finally {
    await close()
  }
}
