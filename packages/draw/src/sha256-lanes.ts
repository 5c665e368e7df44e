import { sha256Constants } from './sha256-block.ts'
import { type Code, i32x4, local, v128 } from './wasm-module.ts'

/*
 * SHA-256's compression (FIPS 180-4 §6.2.2) of four blocks at once: each vector holds one word of each of four
 * messages. It says what `sha256-block.ts` says, in WebAssembly's instructions; variables are numbers of locals.
 */

const { get, set } = local

const rotr = (x: number, n: number): Code => v128.or(i32x4.shrU(get(x), n), i32x4.shl(get(x), 32 - n))

const xor = (a: Code, b: Code, c: Code): Code => v128.xor(v128.xor(a, b), c)

const sum = (first: Code, ...rest: readonly Code[]): Code => rest.reduce((a, b) => i32x4.add(a, b), first)

// §4.1.2, the functions of SHA-256.
const choose = (x: number, y: number, z: number): Code => v128.bitselect(get(y), get(z), get(x))
const majority = (x: number, y: number, z: number): Code =>
  v128.or(v128.and(get(x), get(y)), v128.and(get(z), v128.or(get(x), get(y))))
const bigSigma0 = (x: number): Code => xor(rotr(x, 2), rotr(x, 13), rotr(x, 22))
const bigSigma1 = (x: number): Code => xor(rotr(x, 6), rotr(x, 11), rotr(x, 25))
const sigma0 = (x: number): Code => xor(rotr(x, 7), rotr(x, 18), i32x4.shrU(get(x), 3))
const sigma1 = (x: number): Code => xor(rotr(x, 17), rotr(x, 19), i32x4.shrU(get(x), 10))

/**
 * The code that folds a block into the state.
 * @param state the first of eight locals  @param words the first of sixteen, which are used up
 * @param free the first of nine to work with
 */
export const sha256Lanes = (state: number, words: number, free: number): Code => {
  const t1 = free + 8
  const round = (t: number): Code => {
    // Sixteen words of the schedule are kept: W_t takes the place of W_{t−16}.
    const w = (back: number) => words + ((t - back) & 15)
    const schedule = t < 16 ? [] : set(w(0), sum(sigma1(w(2)), get(w(7)), sigma0(w(15)), get(w(16))))
    // Instead of moving eight values on by one variable each round, the variables change their names.
    const named = (i: number) => free + ((i - t) & 7)
    const [a, b, c, d] = [named(0), named(1), named(2), named(3)]
    const [e, f, g, h] = [named(4), named(5), named(6), named(7)]
    return [
      schedule,
      set(t1, sum(get(h), bigSigma1(e), choose(e, f, g), i32x4.const(sha256Constants[t]!), get(w(0)))),
      set(d, sum(get(d), get(t1))),
      set(h, sum(get(t1), bigSigma0(a), majority(a, b, c))),
    ]
  }
  const each = Array.from({ length: 8 }, (_, i) => i)
  return [
    each.map(i => set(free + i, get(state + i))),
    Array.from({ length: 64 }, (_, t) => round(t)),
    each.map(i => set(state + i, i32x4.add(get(state + i), get(free + i)))),
  ]
}
