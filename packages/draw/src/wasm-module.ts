/**
 * Just enough of the WebAssembly binary format (Core Specification 2.0, chapter 5) to write a module of a few functions
 * over one memory. Code is a list of bytes and of further code; each name below is the instruction of that name, applied
 * to the code of its operands, so that instructions are put together as formulas are.
 */
export type Code = readonly (number | Code)[]

/** Unsigned LEB128 (§5.2.2). */
const unsigned = (value: number): number[] => {
  const bytes: number[] = []
  let rest = value
  for (; rest >= 0x80; rest >>>= 7) bytes.push((rest & 0x7f) | 0x80)
  return [...bytes, rest]
}

/** Signed LEB128 (§5.2.2). */
const signed = (value: number): number[] => {
  const bytes: number[] = []
  let rest = value
  for (; rest < -0x40 || rest >= 0x40; rest >>= 7) bytes.push((rest & 0x7f) | 0x80)
  return [...bytes, rest & 0x7f]
}

/** A vector instruction (§5.4.8); all of them have the same first byte. */
const vector = (opcode: number): Code => [0xfd, unsigned(opcode)]

/** An address's alignment, as a power of two, and the constant added to it (§5.4.6). */
const place = (alignment: number, offset: number): Code => [alignment, unsigned(offset)]

const constant = (value: number): Code => [0x41, signed(value | 0)]

export const local = {
  get: (at: number): Code => [0x20, unsigned(at)],
  set: (at: number, value: Code): Code => [value, 0x21, unsigned(at)],
}

/** One 32-bit integer. */
export const i32 = {
  const: constant,
  add: (a: Code, b: Code): Code => [a, b, 0x6a],
  shl: (a: Code, bits: number): Code => [a, constant(bits), 0x74],
  ltU: (a: Code, b: Code): Code => [a, b, 0x49],
  load: (address: Code, offset: number): Code => [address, 0x28, place(2, offset)],
}

const opcodes = {
  load: vector(0x00),
  store: vector(0x0b),
  const: vector(0x0c),
  shuffle: vector(0x0d),
  splat: vector(0x11),
  and: vector(0x4e),
  or: vector(0x50),
  xor: vector(0x51),
  bitselect: vector(0x52),
  shl: vector(0xab),
  shrU: vector(0xad),
  add: vector(0xae),
} as const

/** Four 32-bit integers, each worked on by itself. */
export const i32x4 = {
  add: (a: Code, b: Code): Code => [a, b, opcodes.add],
  shl: (a: Code, bits: number): Code => [a, constant(bits), opcodes.shl],
  shrU: (a: Code, bits: number): Code => [a, constant(bits), opcodes.shrU],
  /** The same integer four times. */
  splat: (a: Code): Code => [a, opcodes.splat],
  const: (value: number): Code => {
    const bytes = [value & 0xff, (value >>> 8) & 0xff, (value >>> 16) & 0xff, value >>> 24]
    return [opcodes.const, bytes, bytes, bytes, bytes]
  },
}

/** 128 bits. */
export const v128 = {
  load: (address: Code, offset: number): Code => [address, opcodes.load, place(4, offset)],
  store: (address: Code, offset: number, value: Code): Code => [
    address,
    value,
    opcodes.store,
    place(4, offset),
  ],
  and: (a: Code, b: Code): Code => [a, b, opcodes.and],
  or: (a: Code, b: Code): Code => [a, b, opcodes.or],
  xor: (a: Code, b: Code): Code => [a, b, opcodes.xor],
  /** The bits of `a` where `mask` has ones, those of `b` where it has zeros. */
  bitselect: (a: Code, b: Code, mask: Code): Code => [a, b, mask, opcodes.bitselect],
  /** The sixteen bytes at these places of `a` and `b`, laid end to end. */
  shuffle: (a: Code, b: Code, places: readonly number[]): Code => [a, b, opcodes.shuffle, places],
}

/** Runs the body while the condition holds (§5.4.1: a block around a loop, left by branching out of both). */
export const whileLoop = (condition: Code, ...body: readonly Code[]): Code => [
  [0x02, 0x40, 0x03, 0x40],
  [condition, 0x45, 0x0d, 1],
  body,
  [0x0c, 0, 0x0b, 0x0b],
]

/** A function from 32-bit integers to nothing. Its locals are numbered: parameters, then vectors, then integers. */
export type WasmFunction = {
  readonly name: string
  readonly parameters: number
  readonly vectors: number
  readonly integers: number
  readonly body: Code
}

const bytesOf = (code: Code, into: number[] = []): number[] => {
  for (const each of code) {
    if (typeof each === 'number') into.push(each)
    else bytesOf(each, into)
  }
  return into
}

const counted = (items: readonly Code[]): Code => [unsigned(items.length), items]

const sized = (code: Code): Code => {
  const bytes = bytesOf(code)
  return [unsigned(bytes.length), bytes]
}

const section = (id: number, content: Code): Code => [id, sized(content)]

const named = (text: string): Code => sized([...new TextEncoder().encode(text)])

/**
 * A module's bytes (§5.5). It exports the functions and imports its memory, of at least one page, as `lanes.memory`.
 */
export const wasmModule = (functions: readonly WasmFunction[]): Uint8Array<ArrayBuffer> => {
  const [i32Type, v128Type] = [0x7f, 0x7b]
  const parameters = (count: number) => counted(Array.from({ length: count }, () => [i32Type]))
  const locals = ({ vectors, integers }: WasmFunction) =>
    counted([
      [unsigned(vectors), v128Type],
      [unsigned(integers), i32Type],
    ])
  return Uint8Array.from(
    bytesOf([
      [0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
      section(1, counted(functions.map(each => [0x60, parameters(each.parameters), 0]))),
      section(2, counted([[named('lanes'), named('memory'), 0x02, 0x00, 1]])),
      section(3, counted(functions.map((_, i) => unsigned(i)))),
      section(7, counted(functions.map((each, i) => [named(each.name), 0x00, unsigned(i)]))),
      section(10, counted(functions.map(each => sized([locals(each), each.body, 0x0b])))),
    ]),
  )
}
