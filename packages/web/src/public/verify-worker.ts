import { type Bilingual, type Check, parseBundle, verifyBundle } from '@mingqian/draw'

/** What the log says of a draw. */
export type Published = {
  readonly draw: string
  readonly title: { readonly zh: string; readonly en: string }
  readonly commitment: string | null
  readonly root: string | null
}

export type Task = { readonly text: string; readonly published: readonly Published[] }

export type Report =
  | { readonly kind: 'check'; readonly check: Pick<Check, 'ok' | 'title' | 'detail'> }
  | { readonly kind: 'logged-root'; readonly ok: boolean }
  | { readonly kind: 'not-json' }
  | { readonly kind: 'not-bundle'; readonly where: string; readonly expected: Bilingual }
  | { readonly kind: 'done'; readonly title: string; readonly known: boolean }

const report = (message: Report): void => postMessage(message)

const readJson = (text: string): { readonly value: unknown } | null => {
  try {
    return { value: JSON.parse(text) }
  } catch {
    return null
  }
}

const verify = ({ text, published }: Task): void => {
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
  verifyBundle(bundle, {
    ...(known?.commitment ? { expectedCommitment: known.commitment } : {}),
    onProgress: check => report({ kind: 'check', check }),
  })
  if (known) report({ kind: 'logged-root', ok: known.root === bundle.result.root })
  report({ kind: 'done', title: bundle.commitment.title, known: known !== undefined })
}

addEventListener('message', (event: MessageEvent<Task>) => verify(event.data))
