import { readdirSync, readFileSync } from 'node:fs'
import { PGlite } from '@electric-sql/pglite'
import { afterAll, beforeAll, expect, test } from 'vitest'

const folder = new URL('../../migrations/', import.meta.url)

/** The migrations in their order, as SQL. */
const migrations = readdirSync(folder)
  .filter(name => name.endsWith('.sql'))
  .sort()
const apply = async (database: PGlite, names: readonly string[]) => {
  for (const name of names)
    for (const statement of readFileSync(new URL(name, folder), 'utf8').split('--> statement-breakpoint'))
      await database.exec(statement)
}

// What an installation of the first version held: in March 2026 a list was brought in, with what it told of each
// facility in columns of its own.
const importedAt = '2026-03-02T16:30:00Z'
const oldFacilities = [
  ['F1', 'active', null, '', 4, 'major', null],
  ['F2', 'suspended', '2025-11-03', '停产报告', 0, null, '2025-06-30'],
  ['F3', 'moved', null, '', 0, 'ordinary', null],
  ['F4', 'active', null, '', 0, null, null],
  ['F5', 'deregistered', '2024-01-31', '注销通知书', 1, 'considerable', '2024-12-31'],
] as const

let database: PGlite
beforeAll(async () => {
  database = await PGlite.create()
  await apply(database, migrations.slice(0, 1))
  for (const [id, status, since, reason, complaints, risk, violation] of oldFacilities)
    await database.query(
      `insert into facilities (bureau, id, name, credit_code, class, division, area, address, status, status_since,
         status_reason, complaints, risk_grade, serious_violation_on, last_visited_on, remark, site, created_at)
       values ('150203', $1, $1 || '公司', '91150203MA0000000X', 'key', '150203', '一街道', '一号', $2, $3, $4, $5, $6,
         $7, '2026-01-15', '备注', $1, $8)`,
      [id, status, since, reason, complaints, risk, violation, importedAt],
    )
  await database.query(
    `insert into inspectors (bureau, id, name, certificate, post, tags, areas, avoid, created_at)
     values ('150203', 'R1', '甲', '15020300001', 'in-post', '{lead}', '{}', '{F1}', $1)`,
    [importedAt],
  )
  await apply(database, migrations.slice(1))
})
afterAll(() => database.close())

const rows = async (statement: string) => (await database.query(statement)).rows

test('an installation of the first version keeps all facilities, inspectors and what they were told of', async () => {
  expect(
    await rows(
      'select id, name, class, area, last_visited_on::text, remark, operation from facilities order by id',
    ),
  ).toEqual(
    oldFacilities.map(([id, status]) => ({
      id,
      name: `${id}公司`,
      class: 'key',
      area: '一街道',
      last_visited_on: '2026-01-15',
      remark: '备注',
      operation: status === 'active' ? 'operating' : status,
    })),
  )
  expect(await rows('select id, name, in_establishment from inspectors')).toEqual([
    { id: 'R1', name: '甲', in_establishment: true },
  ])
  expect(await rows('select inspector_id, facility_id, kind from inspector_conflicts')).toEqual([
    { inspector_id: 'R1', facility_id: 'F1', kind: 'declared' },
  ])
})

test('who took no part then still takes none: an approved exclusion each, since the day that was told or the import', async () => {
  expect(
    await rows(
      `select facility_id, reason, since::text, until, evidence, approved, requested_by, decided_by
       from exclusions order by facility_id`,
    ),
  ).toEqual(
    [
      ['F2', 'suspended', '2025-11-03', '停产报告'],
      // 2 March 16:30 UTC is the 3rd in Shanghai.
      ['F3', 'moved', '2026-03-03', ''],
      ['F5', 'deregistered', '2024-01-31', '注销通知书'],
    ].map(([facility_id, reason, since, evidence]) => ({
      facility_id,
      reason,
      since,
      until: null,
      evidence,
      approved: 'approved',
      requested_by: '系统升级',
      decided_by: '系统升级',
    })),
  )
})

test('what earned balls then does so as a record: risk grades and serious violations with their days', async () => {
  expect(
    await rows(
      `select facility_id, kind, day::text, data ->> 'grade' as grade, data ->> 'serious' as serious
       from dossier_entries order by facility_id, kind`,
    ),
  ).toEqual([
    { facility_id: 'F1', kind: 'risk', day: '2026-03-03', grade: 'major', serious: null },
    { facility_id: 'F2', kind: 'violation', day: '2025-06-30', grade: null, serious: 'true' },
    { facility_id: 'F3', kind: 'risk', day: '2026-03-03', grade: 'ordinary', serious: null },
    { facility_id: 'F5', kind: 'risk', day: '2026-03-03', grade: 'considerable', serious: null },
    { facility_id: 'F5', kind: 'violation', day: '2024-12-31', grade: null, serious: 'true' },
  ])
})

test('a count of complaints has no days and earns nothing any more, but stays readable', async () => {
  expect(await rows("select id, extra from facilities where extra <> '{}' order by id")).toEqual([
    { id: 'F1', extra: { 升级前登记的投诉次数: '4' } },
    { id: 'F5', extra: { 升级前登记的投诉次数: '1' } },
  ])
})

test('every row names the change that begins its trail, and no revision is given twice', async () => {
  expect(
    await rows(
      `select f.id from facilities f join register_changes c on c.revision = f.revision and c.subject_id = f.id
         and c.subject_kind = 'facility' and c.action = 'created' order by f.id`,
    ),
  ).toHaveLength(oldFacilities.length)
  expect(
    await rows(
      "select i.id from inspectors i join register_changes c on c.revision = i.revision and c.subject_kind = 'inspector'",
    ),
  ).toHaveLength(1)
  const [next] = await rows(
    "select nextval(pg_get_serial_sequence('register_changes', 'revision'))::int as n",
  )
  const [most] = await rows('select max(revision)::int as n from register_changes')
  expect((next as { n: number }).n).toBeGreaterThan((most as { n: number }).n)
})
