import { PGlite } from '@electric-sql/pglite'
const db = await PGlite.create()
const types = (b: Uint8Array) => { const out = []; for (let i = 0; i < b.length;) { const c = String.fromCharCode(b[i]!); const n = new DataView(b.buffer, b.byteOffset).getInt32(i + 1); out.push(c === 'Z' ? `Z:${String.fromCharCode(b[i+5]!)}` : c); i += 1 + n } return out.join(' ') }
const str = (s: string) => Buffer.from(`${s}\0`)
const msg = (c: string, ...parts: Buffer[]) => { const body = Buffer.concat(parts); const h = Buffer.alloc(5); h.write(c); h.writeInt32BE(body.length + 4, 1); return Buffer.concat([h, body]) }
const i16 = (n: number) => { const b = Buffer.alloc(2); b.writeInt16BE(n); return b }
const i32 = (n: number) => { const b = Buffer.alloc(4); b.writeInt32BE(n); return b }
const P = (q: string) => msg('P', str(''), str(q), i16(0))
const B = msg('B', str(''), str(''), i16(0), i16(0), i16(0)), D = msg('D', Buffer.from('P'), str('')), E = msg('E', str(''), i32(0)), S = msg('S')
const run = async (label: string, ...ms: Buffer[]) => console.log(label, '->', types(await db.execProtocolRaw(new Uint8Array(Buffer.concat(ms)))))
for (const [l, m] of [['P bad', P('select 1/0')], ['B', B], ['D', D], ['E', E], ['S', S], ['P ok', P('select 1')], ['B', B], ['D', D], ['E', E], ['S', S]] as const) await run(l, m)
console.log('--- syntax error, split')
for (const [l, m] of [['P bad', P('selec 1')], ['B', B], ['D', D], ['E', E], ['S', S], ['P ok', P('select 1')], ['B', B], ['D', D], ['E', E], ['S', S]] as const) await run(l, m)
