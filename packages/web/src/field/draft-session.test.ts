import { describe, expect, it } from 'vitest'
import { offlineProblem, ProblemError } from '../api/problem.ts'
import type { RecordBody, VisitRecord } from '../api/types.ts'
import { type DraftSession, draftSession } from './draft-session.ts'
import type { Draft, DraftStore } from './draft-store.ts'
import { emptyRecordBody } from './record-body.ts'

const facility = {
  id: 'F1',
  name: '砚北热力站',
  address: '',
  creditCode: '',
  area: '',
  class: 'key',
  contact: null,
  phone: null,
} as const

const fresh: VisitRecord = {
  drawId: 'd',
  index: 0,
  facility,
  team: [],
  state: 'draft',
  revision: 1,
  body: emptyRecordBody,
  photos: [],
  openedAt: '2027-01-12T01:30:00Z',
  dueOn: '2027-01-21',
  dueProvisional: false,
  workingDaysLeft: null,
  signedAt: null,
  signedBy: null,
  signedLogIndex: null,
  publishDueOn: null,
  publishDueProvisional: false,
  publishedAt: null,
}

/** A server that keeps one record by revision, as the real one does, and can be out of reach. */
const recordServer = () => {
  const server = { record: fresh, reachable: true }
  const reach = () => {
    if (!server.reachable) throw new ProblemError(offlineProblem)
  }
  return Object.assign(server, {
    read: async () => {
      reach()
      return server.record
    },
    save: async (revision: number, body: RecordBody) => {
      reach()
      if (revision !== server.record.revision)
        throw new ProblemError({ ...offlineProblem, code: 'record-changed', status: 409 })
      server.record = { ...server.record, revision: revision + 1, body }
      return server.record
    },
  })
}

const device = (): DraftStore & { drafts: Map<string, Draft> } => {
  const drafts = new Map<string, Draft>()
  return {
    drafts,
    read: async key => drafts.get(key),
    write: async draft => void drafts.set(draft.key, draft),
    remove: async key => void drafts.delete(key),
  }
}

const openOn = async (store: DraftStore, server: ReturnType<typeof recordServer>) => {
  const session = draftSession({
    key: 'me/d/0',
    store,
    read: server.read,
    save: server.save,
    lang: () => 'zh',
    debounce: 60_000,
    retry: 60_000,
  })
  await session.start()
  return session
}

const shown = (session: DraftSession) => {
  const view = session.view()
  if (view.stage !== 'ready') throw new Error(view.stage)
  return view
}
const write = (session: DraftSession, change: Partial<RecordBody>) =>
  session.edit(body => ({ ...body, ...change }))

describe('a record written on a phone', () => {
  it('is kept on the phone with every change, and sent when asked', async () => {
    const server = recordServer()
    const store = device()
    const session = await openOn(store, server)
    write(session, { summary: '正' })
    write(session, { summary: '正常' })
    expect(store.drafts.get('me/d/0')?.body.summary).toBe('正常')
    expect(shown(session).save).toBe('kept')
    expect(await session.flush()).toBe(true)
    expect(server.record.body.summary).toBe('正常')
    expect(shown(session).save).toBe('synced')
    session.stop()
  })

  it('comes back after a reload without a connection, with everything typed', async () => {
    const server = recordServer()
    const store = device()
    const before = await openOn(store, server)
    write(before, { receivedBy: '王某' })
    before.stop()
    server.reachable = false
    const after = await openOn(store, server)
    expect(shown(after).body.receivedBy).toBe('王某')
    expect(shown(after).problem?.code).toBe('offline')
    server.reachable = true
    await after.flush()
    expect(server.record.body.receivedBy).toBe('王某')
    after.stop()
  })

  it('loses neither text when the team member saved first', async () => {
    const server = recordServer()
    const session = await openOn(device(), server)
    write(session, { summary: '设施运行正常' })
    await server.save(1, { ...emptyRecordBody, summary: '设施停运', receivedByPost: '厂长' })
    expect(await session.flush()).toBe(false)
    expect(shown(session).conflicts).toHaveLength(1)
    expect(await session.flush()).toBe(true)
    expect(server.record.body.summary).toContain('设施运行正常')
    expect(server.record.body.summary).toContain('设施停运')
    expect(server.record.body.receivedByPost).toBe('厂长')
    session.stop()
  })

  it('sends what was typed while a save was under way', async () => {
    const server = recordServer()
    const session = await openOn(device(), server)
    write(session, { summary: '一' })
    const first = session.flush()
    write(session, { summary: '一二' })
    expect(await first).toBe(false)
    expect(await session.flush()).toBe(true)
    expect(server.record.body.summary).toBe('一二')
    session.stop()
  })

  it('leaves nothing on the phone once it is signed', async () => {
    const server = recordServer()
    const store = device()
    const session = await openOn(store, server)
    write(session, { summary: '正常' })
    await session.flush()
    expect(store.drafts.size).toBe(1)
    server.record = { ...server.record, state: 'signed' }
    await session.refresh()
    expect(store.drafts.size).toBe(0)
    session.stop()
  })

  it('takes no more changes once it is signed', async () => {
    const server = recordServer()
    server.record = { ...fresh, state: 'signed' }
    const session = await openOn(device(), server)
    write(session, { summary: '改' })
    expect(shown(session).body.summary).toBe('')
    session.stop()
  })
})
