/**
 * SM3, the hash of GB/T 32905-2016 (also ISO/IEC 10118-3). Written for reading: each line names the clause it follows.
 * Words are 32-bit integers, big-endian in bytes.
 */

const rotl = (x: number, n: number): number => (x << n) | (x >>> (32 - n))

/** 5.1, the initial value. */
export const sm3Initial = Int32Array.from([
  0x7380166f, 0x4914b2b9, 0x172442d7, 0xda8a0600, 0xa96f30bc, 0x163138aa, 0xe38dee4d, 0xb0fb0e4e,
])

/** 5.2, the constants T_j, each already turned left by j as 6.3.3 uses it. */
export const sm3Constants = Int32Array.from({ length: 64 }, (_, j) =>
  rotl(j < 16 ? 0x79cc4519 : 0x7a879d8a, j % 32),
)

const expanded = new Int32Array(68)

/** 6.3, one block, sixteen words from `at`, folded into the state (eight words). */
export const sm3Compress = (state: Int32Array, words: Int32Array, at: number): void => {
  const w = expanded
  // 6.3.2, message expansion; W'_j is W_j xor W_{j+4} and is taken where it is used.
  for (let j = 0; j < 16; j++) w[j] = words[at + j]!
  for (let j = 16; j < 68; j++) {
    const x = w[j - 16]! ^ w[j - 9]! ^ rotl(w[j - 3]!, 15)
    const p1 = x ^ rotl(x, 15) ^ rotl(x, 23)
    w[j] = p1 ^ rotl(w[j - 13]!, 7) ^ w[j - 6]!
  }
  // 6.3.3, the compression function.
  let a = state[0]!
  let b = state[1]!
  let c = state[2]!
  let d = state[3]!
  let e = state[4]!
  let f = state[5]!
  let g = state[6]!
  let h = state[7]!
  for (let j = 0; j < 64; j++) {
    const a12 = rotl(a, 12)
    const ss1 = rotl((a12 + e + sm3Constants[j]!) | 0, 7)
    const ss2 = ss1 ^ a12
    // 5.3, the Boolean functions FF_j and GG_j.
    const ff = j < 16 ? a ^ b ^ c : (a & b) | (a & c) | (b & c)
    const gg = j < 16 ? e ^ f ^ g : (e & f) | (~e & g)
    const tt1 = (ff + d + ss2 + (w[j]! ^ w[j + 4]!)) | 0
    const tt2 = (gg + h + ss1 + w[j]!) | 0
    d = c
    c = rotl(b, 9)
    b = a
    a = tt1
    h = g
    g = rotl(f, 19)
    f = e
    e = tt2 ^ rotl(tt2, 9) ^ rotl(tt2, 17) // 5.4, P0
  }
  state[0]! ^= a
  state[1]! ^= b
  state[2]! ^= c
  state[3]! ^= d
  state[4]! ^= e
  state[5]! ^= f
  state[6]! ^= g
  state[7]! ^= h
}
