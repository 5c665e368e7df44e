import { type Problem, problemOf } from '../api/problem.ts'
import type { Lang, RecordBody, VisitRecord } from '../api/types.ts'
import type { Draft, DraftStore } from './draft-store.ts'
import { type MergeConflict, mergeRecord } from './merge-record.ts'

/** `kept`: on this device only; `synced`: the server has all of it. */
export type SaveState = 'kept' | 'saving' | 'synced'

export type DraftView =
  | { readonly stage: 'loading' }
  | { readonly stage: 'failed'; readonly problem: Problem }
  | {
      readonly stage: 'ready'
      readonly record: VisitRecord
      readonly body: RecordBody
      readonly save: SaveState
      readonly conflicts: readonly MergeConflict[]
      /** Why the last sync did not go through; null after a good one. */
      readonly problem: Problem | null
    }

export type DraftSessionParts = {
  readonly key: string
  readonly store: DraftStore
  readonly read: () => Promise<VisitRecord>
  readonly save: (revision: number, body: RecordBody) => Promise<VisitRecord>
  readonly lang: () => Lang
  /** Milliseconds of quiet after a change before it is sent. */
  readonly debounce?: number
  /** Milliseconds until the next try after a failed one. */
  readonly retry?: number
}

export type DraftSession = {
  readonly view: () => DraftView
  readonly subscribe: (listener: () => void) => () => void
  readonly start: () => Promise<void>
  readonly edit: (change: (body: RecordBody) => RecordBody) => void
  /** Sends what is unsent now; resolves to whether the server has everything. */
  readonly flush: () => Promise<boolean>
  readonly refresh: () => Promise<void>
  /** Sends what is unsent, or asks for news where nothing is: after a connection came back. */
  readonly resume: () => Promise<void>
  readonly dismissConflicts: () => void
  readonly stop: () => void
}

const editable = (record: VisitRecord) => record.state === 'none' || record.state === 'draft'

/**
 * A record being written on this device: every change is kept here first and sent when it can be.
 * When a team member saved meanwhile, both versions are merged and the person is told.
 */
export const draftSession = (parts: DraftSessionParts): DraftSession => {
  const { key, store, debounce = 1_000, retry = 10_000 } = parts
  const listeners = new Set<() => void>()
  let view: DraftView = { stage: 'loading' }
  let draft: Draft | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let sending: Promise<boolean> | null = null
  let stopped = false

  const show = (next: DraftView) => {
    view = next
    for (const listener of listeners) listener()
  }
  const present = (change: {
    save: SaveState
    conflicts?: readonly MergeConflict[]
    problem?: Problem | null
  }) => {
    if (!draft) return
    const before = view.stage === 'ready' ? view : { conflicts: [], problem: null }
    show({
      stage: 'ready',
      record: draft.record,
      body: draft.body,
      save: change.save,
      conflicts: change.conflicts ?? before.conflicts,
      problem: change.problem === undefined ? before.problem : change.problem,
    })
  }
  const keep = (next: Omit<Draft, 'key' | 'changedAt'>) => {
    draft = { ...next, key, changedAt: Math.max(Date.now(), (draft?.changedAt ?? 0) + 1) }
    return store.write(draft)
  }
  const plan = (delay: number) => {
    clearTimeout(timer)
    if (!stopped) timer = setTimeout(() => void flush(), delay)
  }

  /** Takes the server's record in, merging what is unsent here. */
  const receive = async (record: VisitRecord) => {
    if (!editable(record)) {
      // Signed: the record is the server's. Only what was unsent stays in the device's store, out of the way.
      if (!draft?.dirty) await store.remove(key)
      draft = { key, record, body: record.body, dirty: false, changedAt: Date.now() }
      present({ save: 'synced', conflicts: [], problem: null })
      return
    }
    if (!draft?.dirty) {
      await keep({ record, body: record.body, dirty: false })
      present({ save: 'synced', problem: null })
      return
    }
    if (record.revision === draft.record.revision) {
      await keep({ record, body: draft.body, dirty: true })
      present({ save: 'kept' })
    } else {
      const merged = mergeRecord(draft.record.body, draft.body, record.body, parts.lang())
      await keep({ record, body: merged.body, dirty: true })
      present({ save: 'kept', conflicts: merged.conflicts })
    }
    plan(debounce)
  }

  const send = async (): Promise<boolean> => {
    if (!draft?.dirty || !editable(draft.record)) return true
    const sent = draft.body
    present({ save: 'saving' })
    try {
      const record = await parts.save(draft.record.revision, sent)
      // What was typed while the request was under way is still to be sent.
      const more = draft.body !== sent
      await keep({ record, body: draft.body, dirty: more })
      present({ save: more ? 'kept' : 'synced', problem: null })
      if (more) plan(debounce)
      return !more
    } catch (error) {
      const problem = problemOf(error)
      if (problem.code === 'record-changed' || problem.code === 'record-signed') {
        try {
          await receive(await parts.read())
          return false
        } catch (again) {
          present({ save: 'kept', problem: problemOf(again) })
        }
      } else present({ save: 'kept', problem })
      if (problem.status === 0 || problem.status >= 500) plan(retry)
      return false
    }
  }

  const flush = async (): Promise<boolean> => {
    clearTimeout(timer)
    if (sending) await sending
    if (sending) return sending
    sending = send().finally(() => {
      sending = null
    })
    return sending
  }

  const refresh = async () => {
    try {
      await receive(await parts.read())
    } catch (error) {
      const problem = problemOf(error)
      if (!draft) show({ stage: 'failed', problem })
      else present({ save: draft.dirty ? 'kept' : 'synced', problem })
    }
  }

  return {
    view: () => view,
    subscribe: listener => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    start: async () => {
      stopped = false
      draft = (await store.read(key)) ?? null
      // What this device has is on screen at once; the server's answer may be minutes away in the field.
      if (draft) present({ save: draft.dirty ? 'kept' : 'synced' })
      await refresh()
    },
    edit: change => {
      if (!draft || !editable(draft.record)) return
      void keep({ record: draft.record, body: change(draft.body), dirty: true })
      present({ save: 'kept' })
      plan(debounce)
    },
    flush,
    refresh,
    resume: async () => {
      if (await flush()) await refresh()
    },
    dismissConflicts: () => present({ save: draft?.dirty ? 'kept' : 'synced', conflicts: [] }),
    stop: () => {
      stopped = true
      clearTimeout(timer)
    },
  }
}
