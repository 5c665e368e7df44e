import { createHash } from 'node:crypto'
import { bls12_381 } from '@noble/curves/bls12-381.js'
import { type BeaconSource, noRound, type ReadValue, refused } from './source.ts'

// The public information of drand's chain "quicknet": BLS signatures on G1 over unchained rounds (RFC 9380 hashing).
const chain = {
  hash: '52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971',
  genesis: 1_692_803_367,
  periodSeconds: 3,
  publicKey:
    '83cf0f2896adee7eb8b5f01fcad3912212c437e0073e911fb90022d3e760183c8c4b450b6a0a6c3ac6a5776a2d1064510d1fec758c921cc22b0e17e63aaf4bcb5ed66304de9cf809bd274ca73bab4af5a6e9c76a4bc09e76eae8991ef5ece45a',
  domain: 'BLS_SIG_BLS12381G1_XMD:SHA-256_SSWU_RO_NUL_',
} as const

const bls = bls12_381.shortSignatures

/** Whether a round's signature is the chain's own; it is the only one there can be. @param signature 96 hex digits */
const isQuicknetSignature = (round: number, signature: string): boolean => {
  const number = Buffer.alloc(8)
  number.writeBigUInt64BE(BigInt(round))
  const message = createHash('sha256').update(number).digest()
  try {
    return bls.verify(
      Uint8Array.from(Buffer.from(signature, 'hex')),
      bls.hash(Uint8Array.from(message), chain.domain),
      Uint8Array.from(Buffer.from(chain.publicKey, 'hex')),
    )
  } catch {
    // Not a point of the curve, or not one of its group.
    return false
  }
}

/** The signature in what was pasted: drand's JSON answer, or the signature alone. */
const signatureIn = (given: string, round: string): string | ReadValue => {
  const plain = given.trim()
  if (/^[0-9a-f]{96}$/i.test(plain)) return plain.toLowerCase()
  try {
    const answer = JSON.parse(plain) as { round?: unknown; signature?: unknown }
    if (String(answer.round) !== round)
      return refused(
        `所贴内容是第${String(answer.round)}轮，不是第${round}轮`,
        `this is round ${String(answer.round)}, not ${round}`,
      )
    if (typeof answer.signature === 'string' && /^[0-9a-f]{96}$/i.test(answer.signature))
      return answer.signature.toLowerCase()
  } catch {
    // Neither the one nor the other.
  }
  return refused(
    '应粘贴drand返回的JSON全文，或96位十六进制签名',
    "paste drand's whole JSON answer, or the signature of 96 hex digits",
  )
}

/** drand's public beacon: a value every three seconds, signed by a majority of its operators and by nobody alone. */
export const drandQuicknet: BeaconSource = {
  id: 'drand/quicknet',
  title: { zh: 'drand 公共随机信标（quicknet）', en: 'drand public beacon (quicknet)' },
  needsDay: false,
  appears: round =>
    /^[1-9][0-9]{0,11}$/.test(round)
      ? new Date((chain.genesis + (Number(round) - 1) * chain.periodSeconds) * 1000)
      : noRound('轮次应为正整数', 'a round is a whole number'),
  read: (given, round) => {
    const signature = signatureIn(given, round)
    if (typeof signature !== 'string') return signature
    if (!isQuicknetSignature(Number(round), signature))
      return refused(
        `签名不是quicknet第${round}轮的签名，请核对轮次并重新复制`,
        `not the signature of quicknet's round ${round}; check the round and copy it again`,
      )
    const value = createHash('sha256').update(Buffer.from(signature, 'hex')).digest('hex')
    return { ok: true, value, evidence: { signature } }
  },
  address: round => `https://api.drand.sh/${chain.hash}/public/${round}`,
}
