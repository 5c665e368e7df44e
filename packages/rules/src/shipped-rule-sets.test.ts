import { expect, test } from 'vitest'
import {
  type ClassSize,
  checkRuleSet,
  type Level,
  levels,
  periodsOfYear,
  periodTitle,
  quotasFor,
  type RuleSet,
  ruleSetById,
  ruleSetJsonSchema,
  ruleSetSchema,
  shippedRuleSets,
} from './index.ts'

test('five published rule sets ship, each with where it was read', () => {
  expect(shippedRuleSets.map(one => one.id)).toEqual([
    'kundulun-2016',
    'guangdong-2016',
    'chizhou-2019',
    'jiangxi-2022',
    'changji-2025',
  ])
  for (const { source, id } of shippedRuleSets)
    expect(source.address ?? source.issuer.zh, id).toMatch(/^https?:|昆区分局/)
})

test('the JSON Schema beside the rule sets is the one the code reads by', async () => {
  const written = `${JSON.stringify(ruleSetJsonSchema(), null, 2)}\n`
  await expect(written).toMatchFileSnapshot('../../../data/rules/rule-set.schema.json')
})

const fieldsOf = (change: (document: RuleSet) => unknown) => {
  const parsed = ruleSetSchema.safeParse(change(structuredClone(ruleSetById('chizhou-2019') as RuleSet)))
  return parsed.success ? [] : parsed.error.issues.map(issue => issue.path.join('.'))
}

test('a mistake in a rule set is answered with the field to correct', () => {
  const quotas = (document: RuleSet) => document.quotas
  expect(fieldsOf(one => ({ ...one, period: 'week' }))).toEqual(['period'])
  expect(fieldsOf(one => ({ ...one, quotas: [...quotas(one), quotas(one)[0]] }))).toEqual(['quotas.3.class'])
  expect(fieldsOf(one => ({ ...one, quotas: quotas(one).slice(1) }))).toEqual(['classes.0.id'])
  expect(
    fieldsOf(one => ({ ...one, quotas: [{ ...quotas(one)[0], class: 'kee' }, ...quotas(one).slice(1)] })),
  ).toEqual(['quotas.0.class', 'classes.0.id'])
  expect(fieldsOf(one => ({ ...one, period: 'year' }))).toEqual([
    'quotas.0.measures.0.per',
    'quotas.1.measures.0.per',
    'quotas.2.measures.1.per',
  ])
  expect(fieldsOf(one => ({ ...one, team: { ...one.team, seats: one.team.seats.slice(1) } }))).toEqual([
    'team.seats',
  ])
})

test('conditions of being drawn may stand in a rule set, and are checked like the rest', () => {
  const label = { zh: '双随机业务', en: 'double-random work' }
  const course = { course: '双随机业务', label, months: 24 }
  const clause = { id: '八.3', zh: '加强培训', en: 'training' }
  const all = { certificate: 'valid', account: 'active', courses: [course], rotation: { visits: 1 }, clause }
  const findings = (conditions: object) => fieldsOf(one => ({ ...one, conditions }))
  expect(findings(all)).toEqual([])
  expect(findings({ clause })).toEqual([])
  expect(findings({ ...all, courses: [course, course] })).toEqual(['conditions.courses.1.course'])
  expect(findings({ ...all, rotation: { visits: 0 } })).toEqual(['conditions.rotation.visits'])
  expect(findings({ certificate: 'valid' })).toEqual(['conditions.clause'])
  for (const { conditions } of shippedRuleSets) expect(conditions).toBeUndefined()
})

test('what is wrong is said in both languages', () => {
  const chizhou = ruleSetById('chizhou-2019') as RuleSet
  const checked = checkRuleSet({ ...chizhou, title: { zh: '', en: 'x' } })
  expect(checked).toEqual({
    ok: false,
    findings: [{ path: 'title.zh', zh: '不能为空', en: 'must not be empty' }],
  })
  const contradictory = checkRuleSet({ ...chizhou, quotas: chizhou.quotas.slice(1) })
  expect(contradictory).toEqual({
    ok: false,
    findings: [
      { path: 'classes.0.id', zh: '按比例抽取的类别没有比例', en: 'a class drawn by quota has no quota' },
    ],
  })
})

/** One district for all: 449 facilities and 30 inspectors, sorted into the classes that a rule set knows. */
const sampleDistrict = (ruleSet: RuleSet): Readonly<Record<string, number>> => {
  const ids = new Set(ruleSet.classes.flatMap(one => (one.drawnBy === 'quota' ? [one.id] : [])))
  if (ids.has('a')) return { a: 37, b: 112, c: 300 }
  return ids.has('special') ? { key: 37, special: 30, general: 382 } : { key: 37, general: 412 }
}

const inspectorsInPost = 30
const levelTitles: Readonly<Record<Level, string>> = {
  district: 'county or district',
  city: 'city',
  province: 'province',
}

const yearOf = (ruleSet: RuleSet, level: Level): readonly string[] => {
  const totals = sampleDistrict(ruleSet)
  const due = new Map(Object.entries(totals))
  const lines: string[] = []
  for (const period of periodsOfYear(2027, ruleSet.period)) {
    const classes = Object.fromEntries(
      Object.entries(totals).map(([id, total]): [string, ClassSize] => [
        id,
        { total, due: due.get(id) ?? 0 },
      ]),
    )
    for (const one of quotasFor(ruleSet, { level, period, classes, inspectorsInPost })) {
      if (one.stratum.endsWith('.due')) due.set(one.class, (due.get(one.class) ?? 0) - one.quota)
      lines.push(
        `| ${periodTitle(period).zh} | \`${one.stratum}\` | ${one.size} | ${one.quota} | ${one.explanation.zh} |`,
      )
    }
  }
  return lines
}

test('the table of the documentation is what the rules say today', async () => {
  const sections = shippedRuleSets.flatMap(ruleSet =>
    levels
      .filter(level => ruleSet.quotas.some(rule => rule.level === level))
      .flatMap(level => [
        `## ${ruleSet.id}, ${levelTitles[level]}`,
        '',
        `${ruleSet.title.zh}：${Object.entries(sampleDistrict(ruleSet))
          .map(([id, n]) => `${ruleSet.classes.find(one => one.id === id)?.label.zh} ${n} 家`)
          .join('，')}；在编在岗 ${inspectorsInPost} 人。`,
        '',
        '| 期 | stratum | 家数 | 应抽 | 推算 |',
        '| --- | --- | ---: | ---: | --- |',
        ...yearOf(ruleSet, level),
        '',
      ]),
  )
  const page = [
    '# The shipped rule sets on one sample district',
    '',
    'Written by `packages/rules/src/shipped-rule-sets.test.ts` (`npm test -- packages/rules -u`): 449 facilities and 30',
    'inspectors, all facilities due when 2027 begins, each period drawn as it is owed. How to read it: [rules.md](rules.md).',
    '',
    ...sections,
  ].join('\n')
  await expect(page).toMatchFileSnapshot('../../../docs/rules-sample.md')
})
