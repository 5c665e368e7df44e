import { fromHex, toHex, verifyConsistency } from '@mingqian/draw'
import { readCheckpoint } from '@mingqian/log'
import { compareCheckpoints, evidenceText } from './compare-checkpoints.ts'
import { saveFile } from './dom.ts'
import { consistencyProof, LogUnreachable, newestCheckpoint } from './log-client.ts'
import { logTexts } from './log-texts.ts'
import { sayFrom } from './say.ts'
import { addCheck, clearChecks, pageData, pageLanguage, showVerdict } from './show-checks.ts'

const say = sayFrom(logTexts, pageLanguage())
const { key } = pageData('log') as { readonly key: string }
const words = { holds: say('holds'), fails: say('fails') }
const evidence = document.getElementById('evidence')

/** What people paste loses the last line's end, or gains lines of a mail around it. */
const tidy = (pasted: string): string => `${pasted.replaceAll('\r', '').trim()}\n`

let both: readonly [string, string] = ['', '']

const compare = async (pastedOld: string, pastedNew: string): Promise<void> => {
  clearChecks()
  if (evidence) evidence.hidden = true
  showVerdict('working', say('comparing'))
  const old = tidy(pastedOld)
  const newer = pastedNew.trim() === '' ? await newestCheckpoint() : tidy(pastedNew)
  const found = await compareCheckpoints(old, newer, key, consistencyProof)
  if (!('old' in found)) {
    const which = say(found.outcome === 'old-unsigned' ? 'theOld' : 'theNew')
    return showVerdict('bad', say('unsigned', { which }))
  }
  const said = { from: found.old.size, to: found.newer.size }
  addCheck({ ok: true, title: say('bothSigned'), detail: key }, words)
  const ok = found.outcome === 'prefix' || found.outcome === 'same'
  addCheck(
    {
      ok,
      title: say('isPrefix', said),
      detail: `${toHex(found.old.root)} → ${toHex(found.newer.root)}`,
    },
    words,
  )
  showVerdict(ok ? 'good' : 'bad', say(found.outcome, said))
  both = [old, newer]
  if (evidence) evidence.hidden = ok
}

/** The roots come with the entries, so this shows no more than that the server's own proofs fit together. */
const compareSizes = async (from: number, to: number): Promise<void> => {
  clearChecks()
  showVerdict('working', say('comparing'))
  const [small, large] = from <= to ? [from, to] : [to, from]
  const [oldRoot, root] = await Promise.all([rootOf(small), rootOf(large)])
  const proof = (await consistencyProof(small, large)).map(fromHex)
  const ok = verifyConsistency({ suite: 'sha256', oldSize: small, oldRoot, size: large, root, proof })
  addCheck(
    { ok, title: say('isPrefix', { from: small, to: large }), detail: proof.map(toHex).join(' ') },
    words,
  )
  showVerdict(ok ? 'good' : 'bad', say(ok ? 'prefix' : 'forked', { from: small, to: large }))
}

const rootOf = async (size: number): Promise<Uint8Array> => {
  const response = await fetch(`/log/checkpoint/${size}`)
  if (!response.ok) throw new LogUnreachable(say('outside'))
  const read = readCheckpoint(await response.text(), key)
  if (!read) throw new LogUnreachable(say('unsigned', { which: String(size) }))
  return read.root
}

const onSubmit = (id: string, run: (form: FormData) => Promise<void>): void => {
  const form = document.getElementById(id) as HTMLFormElement | null
  if (!form) return
  form.hidden = false
  form.addEventListener('submit', event => {
    event.preventDefault()
    run(new FormData(form)).catch(error =>
      showVerdict('bad', say('noAnswer', { why: error instanceof LogUnreachable ? error.message : '' })),
    )
  })
}

onSubmit('compare', form => compare(String(form.get('old')), String(form.get('new'))))
onSubmit('sizes', form => compareSizes(Number(form.get('from')), Number(form.get('to'))))
evidence?.addEventListener('click', () =>
  saveFile('mingqian-log-evidence.txt', evidenceText(both[0], both[1], key)),
)
