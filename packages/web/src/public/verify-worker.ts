import {
  type Bilingual,
  type Bundle,
  type Check,
  checkByHand,
  checkCount,
  checkMeaning,
  type HandCheck,
  parseBundle,
  verifyBundle,
} from '@mingqian/draw'

/** What the log says of a draw. */
export type Published = {
  readonly draw: string
  readonly title: { readonly zh: string; readonly en: string }
  readonly commitment: string | null
  readonly root: string | null
}

export type Task =
  | { readonly kind: 'verify'; readonly text: string; readonly published: readonly Published[] }
  /** How to compute the ticket of a facility of the draw just verified. */
  | { readonly kind: 'by-hand'; readonly facility: string }

export type Report =
  | { readonly kind: 'begin'; readonly checks: number }
  | {
      readonly kind: 'check'
      readonly check: Pick<Check, 'ok' | 'title' | 'detail'>
      readonly meaning: Bilingual
    }
  | { readonly kind: 'logged-root'; readonly ok: boolean }
  | { readonly kind: 'not-json' }
  | { readonly kind: 'not-bundle'; readonly where: string; readonly expected: Bilingual }
  /** `drawn`: the facilities drawn, in the order of the lots. */
  | {
      readonly kind: 'done'
      readonly title: string
      readonly known: boolean
      readonly drawn: readonly string[]
    }
  | { readonly kind: 'by-hand'; readonly facility: string; readonly found: HandCheck | null }

const report = (message: Report): void => postMessage(message)

const readJson = (text: string): { readonly value: unknown } | null => {
  try {
    return { value: JSON.parse(text) }
  } catch {
    return null
  }
}

/** The bundle verified last: its tickets can be asked for. */
let verified: Bundle | null = null

const verify = (text: string, published: readonly Published[]): void => {
  const json = readJson(text)
  if (!json) {
    report({ kind: 'not-json' })
    return
  }
  const parsed = parseBundle(json.value)
  if (!parsed.ok) {
    const [first] = parsed.errors
    const { path: where, expected } = first ?? { path: '', expected: { zh: '', en: '' } }
    report({ kind: 'not-bundle', where, expected })
    return
  }
  const bundle = parsed.value
  const known = published.find(one => one.draw === bundle.commitment.draw)
  const expectedCommitment = known?.commitment ?? undefined
  report({ kind: 'begin', checks: checkCount(expectedCommitment !== undefined) + (known ? 1 : 0) })
  verifyBundle(bundle, {
    ...(expectedCommitment === undefined ? {} : { expectedCommitment }),
    onProgress: check => report({ kind: 'check', check, meaning: checkMeaning(check.id) }),
  })
  if (known) report({ kind: 'logged-root', ok: known.root === bundle.result.root })
  verified = bundle
  const { title } = bundle.commitment
  const drawn = bundle.result.lots.map(({ facility }) => facility)
  report({ kind: 'done', title, known: known !== undefined, drawn })
}

addEventListener('message', ({ data }: MessageEvent<Task>) => {
  if (data.kind === 'verify') return verify(data.text, data.published)
  const { facility } = data
  report({ kind: 'by-hand', facility, found: (verified && checkByHand(verified, facility)) ?? null })
})
