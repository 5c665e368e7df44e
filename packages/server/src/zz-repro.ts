import { openDatabase } from './platform/database.ts'
import { sql } from 'drizzle-orm'
const { database, close } = await openDatabase('memory')
const attempt = async (name: string, q: any) => {
  const t = setTimeout(() => { console.log(name, 'HANGS'); process.exit(1) }, 4000)
  try { const r = await database.execute(q); console.log(name, 'ok', JSON.stringify(r.rows)) } catch (e: any) { console.log(name, 'error', e.cause?.message ?? e.message) }
  clearTimeout(t)
}
process.on('uncaughtException', e => console.log('UNCAUGHT', e.message))
const which = process.argv[2]
if (which === 'cast') await attempt('bad int', sql`select ${'x'}::int`)
if (which === 'exec') await attempt('div', sql`select 1/${0}::int`)
if (which === 'parse') await attempt('syntax', sql`selec ${1}`)
if (which === 'nul') await attempt('nul', sql`select ${'a\u0000'}::text`)
await attempt('after', sql`select ${1}::int as one`)
await attempt('after2', sql`select ${2}::int as two`)
await close()
