import { z } from '@hono/zod-openapi'
import { checkRuleSetText, type RuleSet, ruleSetSchema, shanghaiDay, shippedRuleSets } from '@mingqian/rules'
import { bureauOf } from '../platform/bureau.ts'
import { body, declare, json, routes, signedIn } from '../platform/http.ts'
import type { Platform } from '../platform/platform.ts'
import { daySchema, hashSchema, instantSchema, textSchema } from '../platform/schemas.ts'
import {
  adoptRuleSet,
  classLabels,
  dropRuleSetDraft,
  type RuleSetDraft,
  readRuleSetDraft,
  ruleSetInForce,
  ruleSetVersions,
  saveRuleSetDraft,
} from '../rule-sets/index.ts'
import { type RegisterTotals, registerTotals, ruleSetEffect } from './rule-set-effect.ts'

const readers = ['office', 'director', 'auditor'] as const
const documentText = z.string().max(200_000)

const versionSchema = z.object({
  id: z.string(),
  version: z.number().int(),
  title: textSchema,
  hash: hashSchema,
  state: z.enum(['past', 'in-force', 'coming']),
  inForceFrom: daySchema.nullable(),
  until: daySchema.nullable(),
  adoptedBy: z.string().nullable(),
  logIndex: z.number().int().nullable(),
  document: ruleSetSchema,
})

const draftSchema = z.object({
  document: z.string(),
  revision: z.number().int(),
  savedAt: instantSchema,
  savedBy: z.string(),
})

const owedSchema = z.object({
  periods: z.array(
    z.object({
      period: z.string(),
      title: textSchema,
      strata: z.array(
        z.object({ class: z.string(), label: textSchema, quota: z.number().int(), explanation: textSchema }),
      ),
    }),
  ),
  total: z.number().int(),
  warnings: z.array(textSchema),
})

const checkSchema = z.object({
  findings: z.array(textSchema.extend({ path: z.string() })),
  /** What the document would mean for the bureau; null while it is no rule set. */
  effect: owedSchema.nullable(),
  /** The same under the rules in force, to compare. */
  now: owedSchema,
})

const inForce = declare('signed-in', {
  method: 'get',
  path: '/api/rules',
  responses: { 200: json(ruleSetSchema, 'The rule set in force') },
})

const classes = declare('signed-in', {
  method: 'get',
  path: '/api/classes',
  responses: {
    200: json(
      z.object({ items: z.array(z.object({ id: z.string(), label: textSchema, drawn: z.boolean() })) }),
      'What the classes of facilities are called, past ones included; `drawn` are those of the rules in force',
    ),
  },
})

const versions = declare(readers, {
  method: 'get',
  path: '/api/rules/versions',
  responses: {
    200: json(
      z.object({
        items: z.array(versionSchema),
        shipped: z.array(ruleSetSchema),
        draft: draftSchema.nullable(),
      }),
      'The versions adopted, oldest first, the published rule sets that ship, and the draft',
    ),
  },
})

const check = declare(readers, {
  method: 'post',
  path: '/api/rules/check',
  request: { body: body(z.object({ document: documentText })) },
  responses: {
    200: json(checkSchema, 'What is wrong with a document, or what it would mean; nothing is written'),
  },
})

const save = declare(['office'], {
  method: 'put',
  path: '/api/rules/draft',
  request: { body: body(z.object({ document: documentText, revision: z.number().int().min(0) })) },
  responses: { 200: json(draftSchema, 'The draft as saved, which need not be a rule set yet') },
})

const drop = declare(['office'], {
  method: 'delete',
  path: '/api/rules/draft',
  responses: { 204: { description: 'There is no draft any more' } },
})

const adopt = declare(['director'], {
  method: 'post',
  path: '/api/rules/adopt',
  request: { body: body(z.object({ revision: z.number().int().min(1), inForceFrom: daySchema })) },
  responses: { 204: { description: 'Adopted: public, in the log, and never edited again' } },
})

const draftAnswer = ({ document, revision, savedAt, savedBy }: RuleSetDraft) => ({
  document,
  revision,
  savedAt: savedAt.toISOString(),
  savedBy,
})

export const ruleSetRoutes = (platform: Platform) => {
  const { clock, database } = platform
  const today = () => shanghaiDay(clock.now())
  const code = async () => (await bureauOf(database)).code
  const effectOf = (register: RegisterTotals, bureau: string, ruleSet: RuleSet) => {
    const effect = ruleSetEffect(register, bureau, ruleSet, Number(today().slice(0, 4)) + 1)
    return {
      ...effect,
      warnings: [...effect.warnings],
      periods: effect.periods.map(one => ({ ...one, strata: [...one.strata] })),
    }
  }
  return routes()
    .openapi(inForce, async c => c.json(await ruleSetInForce(database, await code(), today()), 200))
    .openapi(classes, async c => {
      const bureau = await code()
      const drawn = (await ruleSetInForce(database, bureau, today())).quotas.map(rule => rule.class)
      const labels = await classLabels(database, bureau)
      const items = [...labels].map(([id, label]) => ({ id, label, drawn: drawn.includes(id) }))
      return c.json({ items }, 200)
    })
    .openapi(versions, async c => {
      const bureau = await code()
      const draft = await readRuleSetDraft(database, bureau)
      const items = (await ruleSetVersions(database, bureau, today())).map(({ ruleSet, ...version }) => ({
        ...version,
        id: ruleSet.id,
        version: ruleSet.version,
        title: ruleSet.title,
        document: ruleSet,
      }))
      return c.json({ items, shipped: [...shippedRuleSets], draft: draft && draftAnswer(draft) }, 200)
    })
    .openapi(check, async c => {
      const bureau = await code()
      const checked = checkRuleSetText(c.req.valid('json').document)
      const register = await registerTotals(database, bureau, today())
      const now = effectOf(register, bureau, await ruleSetInForce(database, bureau, today()))
      if (!checked.ok) return c.json({ findings: [...checked.findings], effect: null, now }, 200)
      return c.json({ findings: [], effect: effectOf(register, bureau, checked.ruleSet), now }, 200)
    })
    .openapi(save, async c => {
      const bureau = await code()
      const request = { ...c.req.valid('json'), by: signedIn(c).name }
      const draft = await database.transaction(rows => saveRuleSetDraft(rows, platform, bureau, request))
      return c.json(draftAnswer(draft), 200)
    })
    .openapi(drop, async c => {
      await dropRuleSetDraft(database, await code())
      return c.body(null, 204)
    })
    .openapi(adopt, async c => {
      const bureau = await code()
      const adoption = { ...c.req.valid('json'), by: signedIn(c).name }
      await database.transaction(rows => adoptRuleSet(rows, platform, bureau, adoption))
      return c.body(null, 204)
    })
}
