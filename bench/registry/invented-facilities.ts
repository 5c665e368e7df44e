import { creditCodeCheckDigit } from '@mingqian/rules'
import { repeatableChance } from '../../packages/server/src/demo/chance.ts'
import {
  areas,
  generalTrades,
  keyTrades,
  personName,
  placeWords,
  roads,
} from '../../packages/server/src/demo/invented-names.ts'
import type { FacilityImport } from '../../packages/server/src/registry/import/facilities.ts'

/** The bureau and division the benchmark's facilities stand in. */
export const bureau = '150203'

const towns = areas.flatMap(area => ['', '东', '西', '南', '北'].map(side => `${side}${area}`))

const creditCode = (n: number): string => {
  const start = `91150299MA${String(n).padStart(7, '0')}`
  return start + creditCodeCheckDigit(start)
}

const day = (year: number, n: number) => new Date(Date.UTC(year, 0, 1 + (n % 330))).toISOString().slice(0, 10)

/**
 * A province's register: names of two invented place words, one in twelve key, two thirds visited, one in fifty
 * without coordinates, one in forty of a risk above the ordinary. Always the same.
 */
export const inventedFacilities = (count: number): readonly FacilityImport[] => {
  const chance = repeatableChance(20_260_703)
  return Array.from({ length: count }, (_, index): FacilityImport => {
    const n = index + 1
    const isKey = n % 12 === 0
    const trade = chance.pick(isKey ? keyTrades : generalTrades)
    const town = chance.pick(towns)
    const code = creditCode(n)
    return {
      code: `W${bureau}-${String(n).padStart(6, '0')}`,
      name: `${chance.pick(placeWords)}${chance.pick(placeWords)}${trade.name}`,
      formerNames: n % 30 === 0 ? [`${chance.pick(placeWords)}${trade.name}`] : [],
      creditCode: code,
      class: isKey ? 'key' : 'general',
      division: bureau,
      area: town,
      address: `${town}${chance.pick(roads)}${n}号`,
      industry: trade.industry,
      permit: n % 3 === 0 ? `${code}001P` : undefined,
      keyKinds: trade.keyKinds,
      riskGrade: n % 400 === 0 ? 'major' : n % 40 === 0 ? 'considerable' : undefined,
      lastVisitedOn: chance.below(3) === 0 ? undefined : day(2024 + chance.below(3), chance.below(330)),
      longitude: n % 50 === 0 ? undefined : 109.3 + chance.below(1_000_000) / 1e6,
      latitude: n % 50 === 0 ? undefined : 40.2 + chance.below(700_000) / 1e6,
      contact: personName(n),
      phone: `1000${String(n).padStart(7, '0')}`,
      operation: 'operating',
    }
  })
}
