import { sm3Constants } from './sm3.ts'
import { type Code, i32x4, local, v128 } from './wasm-module.ts'

/*
 * SM3's compression (GB/T 32905-2016, 6.3) of four blocks at once: each vector holds one word of each of four messages.
 * It says what `sm3.ts` says, in WebAssembly's instructions; variables are numbers of locals.
 */

const { get, set } = local

const rotl = (x: number, n: number): Code => v128.or(i32x4.shl(get(x), n), i32x4.shrU(get(x), 32 - n))

const xor = (first: Code, ...rest: readonly Code[]): Code => rest.reduce((a, b) => v128.xor(a, b), first)

const sum = (first: Code, ...rest: readonly Code[]): Code => rest.reduce((a, b) => i32x4.add(a, b), first)

// 5.3, the Boolean functions FF_j and GG_j.
const ff = (j: number, x: number, y: number, z: number): Code =>
  j < 16
    ? xor(get(x), get(y), get(z))
    : v128.or(v128.and(get(x), get(y)), v128.and(get(z), v128.or(get(x), get(y))))
const gg = (j: number, x: number, y: number, z: number): Code =>
  j < 16 ? xor(get(x), get(y), get(z)) : v128.bitselect(get(y), get(z), get(x))

/**
 * The code that folds a block into the state.
 * @param state the first of eight locals  @param words the first of sixteen, which are used up
 * @param free the first of nine to work with
 */
export const sm3Lanes = (state: number, words: number, free: number): Code => {
  const work = free + 8
  const round = (j: number): Code => {
    // Sixteen words are kept: W_{j+4}, which W'_j needs, takes the place of W_{j−12}.
    const w = (ahead: number) => words + ((j + ahead) & 15)
    const expansion = [
      // 6.3.2, message expansion, and 5.4, P1.
      set(work, xor(get(w(-12)), get(w(-5)), rotl(w(1), 15))),
      set(w(4), xor(get(work), rotl(work, 15), rotl(work, 23), rotl(w(-9), 7), get(w(-2)))),
    ]
    // Instead of moving values on by one variable each round, the variables change their names: A to D, and E to H.
    const named = (i: number) => free + (i & 4) + ((i - j) & 3)
    const [a, b, c, d] = [named(0), named(1), named(2), named(3)]
    const [e, f, g, h] = [named(4), named(5), named(6), named(7)]
    return [
      j < 12 ? [] : expansion,
      // 6.3.3. TT1 is left in d and P0(TT2) in h, which the next round calls A and E.
      set(work, sum(rotl(a, 12), get(e), i32x4.const(sm3Constants[j]!))),
      set(work, rotl(work, 7)),
      set(h, sum(gg(j, e, f, g), get(h), get(work), get(w(0)))),
      set(work, xor(get(work), rotl(a, 12))),
      set(d, sum(ff(j, a, b, c), get(d), get(work), xor(get(w(0)), get(w(4))))),
      set(b, rotl(b, 9)),
      set(f, rotl(f, 19)),
      set(h, xor(get(h), rotl(h, 9), rotl(h, 17))),
    ]
  }
  const each = Array.from({ length: 8 }, (_, i) => i)
  return [
    each.map(i => set(free + i, get(state + i))),
    Array.from({ length: 64 }, (_, j) => round(j)),
    each.map(i => set(state + i, v128.xor(get(state + i), get(free + i)))),
  ]
}
