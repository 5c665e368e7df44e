import { z } from '@hono/zod-openapi'
import { activePeople } from '../identity/index.ts'
import { bureauOf } from '../platform/bureau.ts'
import { body, declare, json, roles, routes, signedIn } from '../platform/http.ts'
import type { Platform } from '../platform/platform.ts'
import { daySchema, hashSchema, instantSchema, textSchema } from '../platform/schemas.ts'
import { inviteWitness, withdrawWitness } from './invite.ts'
import { lodgeSecret } from './lodge.ts'
import { claimInvitation, describeInvitation, ownInvitations, readWitnesses } from './read-invitations.ts'

const drawId = z.object({ id: z.string().max(60) })
const states = z.enum(['invited', 'expired', 'lodged', 'withdrawn'])

// A name stands on a line of its own in the signed receipt: no control characters.
const line = (least: number) =>
  z
    .string()
    .trim()
    .min(least)
    .max(60)
    .regex(/^[^\p{Cc}\p{Zl}\p{Zp}]*$/u)

const witnesses = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      organisation: z.string().nullable(),
      by: z.enum(['link', 'account']),
      state: states,
      invitedAt: instantSchema,
      invitedBy: z.string(),
      expiresAt: instantSchema,
      lodgedAt: instantSchema.nullable(),
      commitment: hashSchema.nullable(),
    }),
  ),
})

const invitation = z.object({
  id: z.string(),
  witness: z.string(),
  organisation: z.string().nullable(),
  state: states,
  expiresAt: instantSchema,
  lodgedAt: instantSchema.nullable(),
  commitment: hashSchema.nullable(),
  /** A C2SP signed note by the log's key; null before the secret is lodged. */
  receipt: z.string().nullable(),
  draw: z.object({
    id: z.string(),
    title: textSchema,
    range: z.object({ from: daySchema, to: daySchema }),
    state: z.enum(['frozen', 'committed', 'sealed', 'opened']),
    suite: z.enum(['sha256', 'sm3']),
    frozenAt: instantSchema,
    poolRoot: hashSchema,
    facilities: z.number().int(),
    inspectors: z.number().int(),
  }),
})

const token = z.string().regex(/^[\w-]{43}$/)
const secretAndCommitment = { secret: hashSchema, commitment: hashSchema }

const list = declare(['office', 'director', 'auditor'], {
  method: 'get',
  path: '/api/draws/{id}/witnesses',
  request: { params: drawId },
  responses: { 200: json(witnesses, 'Who was invited, and who has lodged') },
})

const candidates = declare(['office'], {
  method: 'get',
  path: '/api/witness/candidates',
  responses: {
    200: json(
      z.object({ items: z.array(z.object({ id: z.string(), name: z.string(), role: z.enum(roles) })) }),
      'The people with accounts, any of whom may be invited',
    ),
  },
})

const invite = declare(['office'], {
  method: 'post',
  path: '/api/draws/{id}/witnesses',
  request: {
    params: drawId,
    body: body(
      z.union([
        z.object({ personId: z.string().min(1).max(60), organisation: line(2).optional() }),
        z.object({ name: line(2), organisation: line(2) }),
      ]),
    ),
  },
  responses: {
    201: json(
      z.object({ token: token.nullable() }),
      'Invited; the token of the link is told this once, for somebody without an account',
    ),
  },
})

const withdraw = declare(['office'], {
  method: 'post',
  path: '/api/draws/{id}/witnesses/{witness}/withdraw',
  request: { params: drawId.extend({ witness: z.string().max(60) }) },
  responses: { 204: { description: 'The invitation is withdrawn' } },
})

const readByLink = declare('public', {
  method: 'post',
  path: '/api/witness/invitation',
  request: { body: body(z.object({ token })) },
  responses: { 200: json(invitation, 'The invitation a link leads to') },
})

const lodgeByLink = declare('public', {
  method: 'post',
  path: '/api/witness/lodge',
  request: { body: body(z.object({ token, ...secretAndCommitment })) },
  responses: { 200: json(invitation, 'The secret is lodged; with the signed receipt') },
})

const own = declare('signed-in', {
  method: 'get',
  path: '/api/witness/invitations',
  responses: {
    200: json(z.object({ items: z.array(invitation) }), "The caller's invitations to frozen draws"),
  },
})

const lodgeOwn = declare('signed-in', {
  method: 'post',
  path: '/api/witness/invitations/{id}/lodge',
  request: { params: drawId, body: body(z.object(secretAndCommitment)) },
  responses: { 200: json(invitation, 'The secret is lodged; with the signed receipt') },
})

export const witnessRoutes = (platform: Platform) => {
  const { database } = platform
  const code = async () => (await bureauOf(database)).code
  return routes()
    .openapi(list, async c => {
      const items = await readWitnesses(database, platform, await code(), c.req.valid('param').id)
      return c.json({ items }, 200)
    })
    .openapi(candidates, async c => {
      const people = await activePeople(database)
      return c.json({ items: people.map(({ id, name, role }) => ({ id, name, role })) }, 200)
    })
    .openapi(invite, async c => {
      const request = { bureau: await code(), drawId: c.req.valid('param').id, by: signedIn(c) }
      return c.json(
        { token: await inviteWitness(platform, { ...request, invited: c.req.valid('json') }) },
        201,
      )
    })
    .openapi(withdraw, async c => {
      const { id, witness } = c.req.valid('param')
      await withdrawWitness(platform, {
        bureau: await code(),
        drawId: id,
        by: signedIn(c),
        witnessId: witness,
      })
      return c.body(null, 204)
    })
    .openapi(readByLink, async c => {
      c.header('Cache-Control', 'no-store')
      const row = await claimInvitation(database, c.req.valid('json'))
      return c.json(await describeInvitation(database, platform, row), 200)
    })
    .openapi(lodgeByLink, async c => {
      c.header('Cache-Control', 'no-store')
      const { token: shown, ...lodged } = c.req.valid('json')
      return c.json(await lodgeSecret(platform, { claim: { token: shown }, ...lodged }), 200)
    })
    .openapi(own, async c => c.json({ items: await ownInvitations(database, platform, signedIn(c)) }, 200))
    .openapi(lodgeOwn, async c => {
      const claim = { person: signedIn(c), id: c.req.valid('param').id }
      return c.json(await lodgeSecret(platform, { claim, ...c.req.valid('json') }), 200)
    })
}
