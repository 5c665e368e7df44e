import { type Bundle, parseBundle } from '@mingqian/draw'
import { checkReceipt, type PublishedDraw, type ReceiptChecks } from './check-receipt.ts'
import { type Receipt, readReceipt } from './receipt-file.ts'
import { addCheck, clearChecks, hideVerdict, pageData, pageLanguage, showVerdict } from './show-checks.ts'
import { sayIn } from './texts.ts'

const language = pageLanguage()
const say = sayIn(language)
const { key, draws } = pageData('published') as {
  readonly key: string
  readonly draws: readonly PublishedDraw[]
}

const bundleOf = async (draw: PublishedDraw): Promise<Bundle> => {
  const answer = await fetch(`/draws/${draw.id}/bundle.json`)
  if (!answer.ok) throw new Error(String(answer.status))
  const parsed = parseBundle(await answer.json())
  if (!parsed.ok) throw new Error('not a bundle')
  return parsed.value
}

const order = ['fits', 'signed', 'samePool', 'committed', 'opened', 'seed'] as const

/** What the checks come to, in a sentence. */
const verdictOf = (receipt: Receipt, draw: PublishedDraw | null, checks: ReceiptChecks) => {
  const said = { witness: receipt.witness, title: draw?.title[language] ?? receipt.draw }
  // A pool that was frozen anew is another draw: the office may do that, and the witness should hear of it.
  if (checks.samePool === false && checks.fits !== false && checks.signed !== false)
    return ['unknown', say('receiptRefrozen', said)] as const
  if (order.some(name => checks[name] === false))
    return [
      'bad',
      say(checks.committed === false && checks.signed ? 'receiptWithheld' : 'receiptBad', said),
    ] as const
  if (!draw) return ['unknown', say('receiptNoDraw', said)] as const
  if (checks.seed === null) return ['good', say('receiptCommitted', said)] as const
  return ['good', say('receiptUsed', said)] as const
}

const check = async (text: string): Promise<void> => {
  clearChecks()
  const receipt = readReceipt(text)
  if (!receipt) {
    showVerdict('bad', say('notReceipt'))
    return
  }
  const draw = draws.find(({ id }) => id === receipt.draw) ?? null
  showVerdict('working', say('reading'))
  const bundle = draw?.opened ? await bundleOf(draw) : null
  const checks = checkReceipt(receipt, { key, draw, bundle })
  const titles = {
    fits: say('receiptFits'),
    signed: say('receiptSigned', { key: key.split('+')[1] ?? '' }),
    samePool: say('receiptSamePool'),
    committed: say('receiptInCommitment'),
    opened: say('receiptInBundle'),
    seed: say('receiptInSeed'),
  }
  for (const name of order) {
    const ok = checks[name]
    if (ok !== null) addCheck({ ok, title: titles[name] }, { holds: say('holds'), fails: say('fails') })
  }
  const [verdict, words] = verdictOf(receipt, draw, checks)
  showVerdict(verdict, checks.signed === null ? `${words}${say('receiptUnsigned')}` : words)
}

const run = (text: string): void => {
  check(text).catch(() => showVerdict('unknown', say('notLoaded')))
}

const form = document.querySelector<HTMLFormElement>('#choose')
const input = form?.querySelector('input')
const area = form?.querySelector('textarea')
if (form && input && area) {
  form.hidden = false
  hideVerdict()
  input.addEventListener('change', async () => {
    const [file] = Array.from(input.files ?? [])
    if (!file) return
    area.value = await new Response(file).text()
    run(area.value)
  })
  form.addEventListener('submit', event => {
    event.preventDefault()
    run(area.value)
  })
}
