import { z } from '@hono/zod-openapi'
import { readBureau } from '../platform/bureau.ts'
import { body, declare, json, roles, routes, signedIn } from '../platform/http.ts'
import type { Platform } from '../platform/platform.ts'
import { Problem } from '../platform/problems.ts'
import { instantSchema } from '../platform/schemas.ts'
import { mailAddress } from './account-routes.ts'
import { type Accounts, minimumPasswordLength, validUsername } from './accounts.ts'
import { demoAccounts } from './demo-accounts.ts'
import { moveDemoClock } from './demo-clock.ts'
import { addPerson, changePerson, listPeople, setPassword } from './people.ts'
import { setUp } from './set-up.ts'

const username = z
  .string()
  .min(2)
  .max(40)
  .refine(validUsername, '只用字母、数字、汉字和 . _ - only letters, digits and . _ -')
const password = z.string().min(minimumPasswordLength).max(128)
const personName = z.string().trim().min(1).max(40)
const role = z.enum(roles)
const personId = z.object({ id: z.string().max(100) })

const person = z.object({
  id: z.string(),
  username: z.string(),
  name: z.string(),
  role,
  inspectorId: z.string().nullable(),
})

const session = declare('public', {
  method: 'get',
  path: '/api/session',
  responses: {
    200: json(
      z.object({
        user: person.nullable(),
        bureau: z.object({ code: z.string(), name: z.string() }).nullable(),
        demo: z.boolean(),
        setupNeeded: z.boolean(),
        now: instantSchema,
        rehearsalClock: z.boolean(),
        demoAccounts: z.array(
          z.object({ username: z.string(), password: z.string(), name: z.string(), role }),
        ),
      }),
      'Who is signed in, and what this installation is',
    ),
  },
})

const firstAdministrator = declare('public', {
  method: 'post',
  path: '/api/setup',
  request: {
    body: body(
      z.object({
        bureauCode: z.string().regex(/^\d{6}$/),
        bureauName: z.string().trim().min(2).max(80),
        username,
        name: personName,
        password,
      }),
    ),
  },
  responses: {
    201: json(z.object({ ok: z.literal(true) }), 'The bureau and its first system administrator exist'),
  },
})

const people = declare(['sysadmin'], {
  method: 'get',
  path: '/api/people',
  responses: {
    200: json(
      z.object({
        items: z.array(
          person.extend({
            disabled: z.boolean(),
            mailAddress: z.string().nullable(),
            createdAt: instantSchema,
          }),
        ),
      }),
      'All accounts, oldest first',
    ),
  },
})

const add = declare(['sysadmin'], {
  method: 'post',
  path: '/api/people',
  request: {
    body: body(
      z.object({
        username,
        name: personName,
        role,
        inspectorId: z.string().max(100).nullish(),
        mailAddress: mailAddress.optional(),
        password,
      }),
    ),
  },
  responses: { 201: json(z.object({ id: z.string() }), 'The account can sign in') },
})

const change = declare(['sysadmin'], {
  method: 'patch',
  path: '/api/people/{id}',
  request: {
    params: personId,
    body: body(
      z.object({
        name: personName.optional(),
        role: role.optional(),
        inspectorId: z.string().max(100).nullable().optional(),
        disabled: z.boolean().optional(),
        mailAddress: mailAddress.optional(),
      }),
    ),
  },
  responses: { 204: { description: 'Changed' } },
})

const newPassword = declare(['sysadmin'], {
  method: 'post',
  path: '/api/people/{id}/password',
  request: { params: personId, body: body(z.object({ password })) },
  responses: { 204: { description: 'The password is set and the person signed out everywhere' } },
})

const clock = declare('signed-in', {
  method: 'post',
  path: '/api/clock',
  request: { body: body(z.object({ to: z.iso.datetime({ offset: true }) })) },
  responses: { 200: json(z.object({ now: instantSchema }), "The demo's clock after moving it forward") },
})

export const identityRoutes = (platform: Platform, accounts: Accounts) => {
  const { database } = platform
  return routes()
    .openapi(session, async c => {
      const bureau = await readBureau(database)
      return c.json(
        {
          user: c.get('person'),
          bureau: bureau && { code: bureau.code, name: bureau.name },
          demo: bureau?.demo ?? false,
          setupNeeded: bureau === null,
          now: platform.clock.now().toISOString(),
          rehearsalClock: platform.rehearsal !== null,
          demoAccounts: bureau?.demo ? [...demoAccounts] : [],
        },
        200,
        { 'Cache-Control': 'no-store' },
      )
    })
    .openapi(firstAdministrator, async c => {
      await setUp(platform, accounts, c.req.valid('json'))
      return c.json({ ok: true as const }, 201)
    })
    .openapi(people, async c => c.json({ items: await listPeople(database) }, 200))
    .openapi(add, async c => {
      const wanted = c.req.valid('json')
      const id = await database.transaction(rows => addPerson(rows, platform, accounts, wanted))
      return c.json({ id }, 201)
    })
    .openapi(change, async c => {
      await changePerson(platform, c.req.valid('param').id, c.req.valid('json'))
      return c.body(null, 204)
    })
    .openapi(newPassword, async c => {
      await setPassword(platform, accounts, c.req.valid('param').id, c.req.valid('json').password)
      return c.body(null, 204)
    })
    .openapi(clock, async c => {
      signedIn(c)
      if (!(await readBureau(database))?.demo) throw new Problem('not-found')
      const now = await moveDemoClock(platform, new Date(c.req.valid('json').to))
      return c.json({ now: now.toISOString() }, 200)
    })
}
