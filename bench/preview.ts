import { spawnSync } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { connect, freshDirectory, settledImport, setUpBureau, startProcess } from '../e2e/server-process.ts'
import { bytesSource } from '../packages/server/src/registry/import/byte-source.ts'
import { openWorkbookParts } from '../packages/server/src/registry/import/unpack-workbook.ts'
import { facilitiesWorkbook } from './facilities-workbook.ts'
import { median } from './median.ts'

const rows = Number(process.argv[2] ?? 5_000)
const rounds = 3

/** What openpyxl, the usual reader of Python, takes for the same cells, without a check of any; in milliseconds. */
const openpyxl = (file: string): number | undefined => {
  const script = `
import sys, time, openpyxl
start = time.perf_counter()
sheet = openpyxl.load_workbook(sys.argv[1], read_only=True).worksheets[0]
for row in sheet.iter_rows(values_only=True): pass
print((time.perf_counter() - start) * 1000)`
  const { status, stdout } = spawnSync('python3', ['-c', script, file], { encoding: 'utf8' })
  return status === 0 ? Number(stdout) : undefined
}

const workbook = facilitiesWorkbook(rows)
const directory = freshDirectory()
const server = await startProcess(directory, { args: ['--empty'], clock: '2026-12-28T01:00:00Z' })
try {
  await setUpBureau(server.url, [{ username: 'office', role: 'office' }])
  const office = await connect(server.url, 'office')
  const file = join(directory, 'facilities.xlsx')
  writeFileSync(file, workbook.bytes)

  const previewed = async () => {
    const { status, json, text } = await office.upload('/api/imports', 'facilities.xlsx', workbook.bytes, {
      kind: 'facilities',
    })
    if (status !== 201) throw new Error(text)
    return settledImport(office, json.id)
  }

  const previews: number[] = []
  const unpackings: number[] = []
  const peers: (number | undefined)[] = []
  let slowest = 0
  let answers = 0
  let found = 0
  for (let round = 0; round < rounds; round++) {
    let done = false
    const start = performance.now()
    const preview = previewed().finally(() => {
      done = true
    })
    while (!done) {
      const asked = performance.now()
      await fetch(`${server.url}/healthz`)
      slowest = Math.max(slowest, performance.now() - asked)
      answers += 1
    }
    const { counts } = await preview
    previews.push(performance.now() - start)
    found = counts.bad

    const unpack = performance.now()
    const parts = openWorkbookParts(bytesSource(workbook.bytes))
    for (const path of ['xl/sharedstrings.xml', 'xl/worksheets/sheet1.xml'])
      for (const piece of parts.pieces(path)) new TextDecoder().decode(piece)
    unpackings.push(performance.now() - unpack)
    peers.push(openpyxl(file))
  }

  const time = median(previews)
  const unpacking = median(unpackings)
  const known = peers.filter(peer => peer !== undefined)
  const peer = known.length === rounds ? median(known) : undefined
  console.log(
    `workbook                ${rows} rows, 15 columns, ${(workbook.bytes.length / 1024).toFixed(0)} KiB`,
  )
  console.log(`rows with a finding     ${found} of ${workbook.bad} made wrong`)
  console.log(
    `preview over HTTP       ${(time / 1000).toFixed(2)} s, ${Math.round(rows / (time / 1000))} rows a second`,
  )
  console.log(
    `merely unpacking it     ${unpacking.toFixed(0)} ms; the preview takes ${(time / unpacking).toFixed(1)} times as long`,
  )
  console.log(
    peer === undefined
      ? 'openpyxl                not available: install it for Python to see the ratio'
      : `openpyxl, reading only  ${(peer / 1000).toFixed(2)} s; the preview takes ${(time / peer).toFixed(2)} times as long`,
  )
  console.log(`slowest /healthz        ${slowest.toFixed(0)} ms of ${answers} asked meanwhile`)
  console.log(`(median of ${rounds} rounds; Node ${process.versions.node})`)
} finally {
  await server.stop()
  rmSync(directory, { recursive: true, force: true })
}
