import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { connect, freshDirectory, type Json, setUpBureau, startProcess } from '../e2e/server-process.ts'
import { openSheet } from '../packages/server/src/registry/import/index.ts'
import { importWorkbook } from './import-workbook.ts'

const rows = Number(process.argv[2] ?? 100_000)

/** Resident memory of a process in MB, and the most it ever had since that was last forgotten. Linux only. */
const memoryOf = (pid: number) => {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  const megabytes = (field: string) => Number(new RegExp(`${field}:\\s+(\\d+)`).exec(status)?.[1] ?? 0) / 1024
  return { now: megabytes('VmRSS'), most: megabytes('VmHWM') }
}
const forgetMost = (pid: number) => writeFileSync(`/proc/${pid}/clear_refs`, '5')

const seconds = (time: number) => `${(time / 1000).toFixed(1)} s`

const workbook = importWorkbook(rows)
const directory = freshDirectory()
const server = await startProcess(directory, { args: ['--empty'], clock: '2026-12-28T01:00:00Z' })
const pid = server.child.pid as number
try {
  await setUpBureau(server.url, [{ username: 'office', role: 'office' }])
  const office = await connect(server.url, 'office')
  console.log(
    `workbook                ${rows} rows, ${workbook.columns} columns, ${(workbook.bytes.length / 1e6).toFixed(1)} MB`,
  )
  console.log(
    `server before           ${memoryOf(pid).now.toFixed(0)} MB (${memoryOf(pid).most.toFixed(0)} MB at its start)`,
  )

  /** Asks whether the server is alive, every 20 ms until told to stop; the longest that it took. */
  const watch = () => {
    let longest = 0
    let on = true
    const asking = (async () => {
      while (on) {
        const asked = performance.now()
        await fetch(`${server.url}/healthz`)
        longest = Math.max(longest, performance.now() - asked)
        await pause(20)
      }
    })()
    return async () => {
      on = false
      await asking
      return longest
    }
  }

  const settle = async (id: string): Promise<Json> => {
    for (;;) {
      const { json } = await office.get(`/api/imports/${id}`)
      if (json.state !== 'reading' && json.state !== 'applying') return json
      await pause(200)
    }
  }

  const phase = async <T>(name: string, act: () => Promise<T>): Promise<T> => {
    forgetMost(pid)
    const stop = watch()
    const start = performance.now()
    const result = await act()
    const time = performance.now() - start
    const longest = await stop()
    console.log(
      `${name.padEnd(24)}${seconds(time).padStart(8)}, ${Math.round(rows / (time / 1000))} rows/s; at most ${memoryOf(pid).most.toFixed(0)} MB; slowest /healthz ${longest.toFixed(0)} ms`,
    )
    return result
  }

  const preview = async (name: string): Promise<Json> =>
    phase(name, async () => {
      const { json, text } = await office.upload('/api/imports', 'facilities.xlsx', workbook.bytes, {
        kind: 'facilities',
      })
      if (!json?.id) throw new Error(text)
      return settle(json.id)
    })

  const first = await preview('upload and preview')
  console.log(`  found                 ${JSON.stringify(first.counts)}`)
  if (first.state !== 'previewed') throw new Error(JSON.stringify(first))
  // Firms of one name key and a likely site are put before somebody; here everybody is new.
  if (first.counts.undecided > 0)
    await office.post(`/api/imports/${first.id}/decisions`, { rows: 'undecided', as: 'new' })
  const applied = await phase('applying', async () => {
    await office.post(`/api/imports/${first.id}/apply`, { mode: 'good' })
    return settle(first.id)
  })
  if (applied.state !== 'done') throw new Error(JSON.stringify(applied))
  const again = await preview('preview of the same')
  console.log(`  found                 ${JSON.stringify(again.counts)}`)
  const undone = await phase('undoing', () => office.post(`/api/imports/${first.id}/undo`))
  if (undone.status !== 200) throw new Error(undone.text)

  const start = performance.now()
  const opening = openSheet(workbook.bytes, 'facilities.xlsx')
  let read = 0
  if (opening.ok) for (const chunk of opening.sheet.chunks()) read += chunk.rows.length
  console.log(
    `merely reading the rows ${seconds(performance.now() - start).padStart(8)} (${read} rows, in a process of its own)`,
  )
} catch (error) {
  console.error(server.printed())
  throw error
} finally {
  await server.stop()
  rmSync(directory, { recursive: true, force: true })
}
