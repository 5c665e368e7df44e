import {
  beginEdition,
  type Category,
  carryOver,
  decide,
  publishEdition,
  type Ruling,
  submitEdition,
} from '../directory/index.ts'
import type { Platform } from '../platform/platform.ts'
import { type Chance, repeatableChance } from './chance.ts'
import { demoFacilities } from './district.ts'
import type { DemoStaff } from './finished-quarter.ts'

const categoryOf: Readonly<Record<string, Category>> = { 水: 'water', 气: 'air', 土壤: 'soil' }

const basis = [
  '《昆都仑区随机抽查规范事中事后监管工作方案》第九条',
  '《环境监管重点单位名录管理办法》（生态环境部令第27号）',
].join('\n')

type Findings = Ruling['findings']

/** What the office found: always a fact that lists the facility by itself, and a few numbers beside it. */
const findingsFor = (category: Category, industry: string, { below }: Chance): Findings => {
  const times = (criterion: string) => ({ criterion, value: below(3), note: '自动监测数据' })
  switch (category) {
    case 'water':
    case 'air':
      return [
        { criterion: `${category}-permit`, value: true, note: '排污许可证副本' },
        { criterion: `${category}-amount`, value: 40 + below(140), note: '上年度执行报告' },
        { criterion: `${category}-kinds`, value: 2 + below(6), note: '排污许可证副本' },
        times(`${category}-exceedances`),
      ]
    case 'soil':
      // A disposal centre is none of the industries that are listed for soil by themselves.
      if (industry.startsWith('N'))
        return [
          { criterion: 'soil-toxic', value: 200 + below(300), note: '有毒有害物质排放报告' },
          { criterion: 'soil-exceedances', value: 1 + below(2), note: '土壤自行监测报告' },
        ]
      return [
        { criterion: 'soil-industry', value: true, note: '排污许可证副本' },
        { criterion: 'soil-toxic', value: 5 + below(200), note: '有毒有害物质排放报告' },
      ]
    default:
      return []
  }
}

const rulings = (): readonly Ruling[] => {
  const chance = repeatableChance(150299)
  return demoFacilities()
    .filter(facility => facility.class === 'key')
    .flatMap(({ code = '', industry = '', keyKinds }) =>
      keyKinds.flatMap(kind => {
        const category = categoryOf[kind]
        if (!category) return []
        const findings = findingsFor(category, industry, chance)
        return [{ facilityId: code, category, findings, listed: true, reason: '' }]
      }),
    )
}

type Desk = { readonly bureau: string; readonly staff: DemoStaff }

/** The edition of a year as the office drew it up and the director approved it: the district's key facilities. */
export const publishDemoDirectory = async (
  platform: Platform,
  { bureau, staff }: Desk,
  year: number,
): Promise<void> => {
  const edition = { bureau, year, amendment: 0 }
  await platform.database.transaction(async rows => {
    const asking = { bureau, person: staff.office }
    const { revision } = await beginEdition(rows, platform, asking, { year, reason: '', basis })
    for (const ruling of rulings())
      await decide(rows, platform, { edition, person: staff.office, ruling, revision: null })
    const submitted = await submitEdition(rows, platform, { ...asking, edition, revision })
    await publishEdition(rows, platform, {
      bureau,
      person: staff.director,
      edition,
      revision: submitted.revision,
    })
  })
}

/** Two that the next edition takes up, and one it leaves out. */
const changes: readonly Ruling[] = [
  {
    facilityId: 'MC0052',
    category: 'air',
    findings: [
      { criterion: 'air-amount', value: 112, note: '上年度执行报告' },
      { criterion: 'air-exceedances', value: 1, note: '监督性监测' },
    ],
    listed: true,
    reason: '',
  },
  {
    facilityId: 'MC0077',
    category: 'risk',
    findings: [{ criterion: 'risk-waste', value: 128.5, note: '危险废物管理计划' }],
    listed: true,
    reason: '',
  },
]

/** A draft of the next edition, carried over and under work: whatever takes no part any more is still to be decided. */
export const draftDemoDirectory = async (
  platform: Platform,
  { bureau, staff }: Desk,
  year: number,
): Promise<void> => {
  const edition = { bureau, year, amendment: 0 }
  const person = staff.office
  await platform.database.transaction(async rows => {
    await beginEdition(rows, platform, { bureau, person }, { year, reason: '', basis })
    await carryOver(rows, platform, { edition, categories: null, person })
    for (const ruling of changes) await decide(rows, platform, { edition, person, ruling, revision: null })
  })
}
