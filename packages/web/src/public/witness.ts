import { witnessCommitment } from '@mingqian/draw'
import { commandByHand, type Receipt, writeReceipt } from './receipt-file.ts'
import { hideVerdict, pageLanguage, showVerdict } from './show-checks.ts'
import { momentWords, sayIn } from './texts.ts'

const language = pageLanguage()
const say = sayIn(language)

type Invitation = {
  readonly id: string
  readonly witness: string
  readonly organisation: string | null
  readonly state: 'invited' | 'expired' | 'lodged' | 'withdrawn'
  readonly expiresAt: string
  readonly commitment: string | null
  readonly receipt: string | null
  readonly draw: {
    readonly id: string
    readonly title: { readonly zh: string; readonly en: string }
    readonly range: { readonly from: string; readonly to: string }
    readonly state: string
    readonly suite: 'sha256' | 'sm3'
    readonly frozenAt: string
    readonly poolRoot: string
    readonly facilities: number
    readonly inspectors: number
  }
}

/** Where the invitation is the witness's: by the link's token, or by the session of somebody with an account. */
const token = location.hash.slice(1)

/** What the server said against it, in words. */
class Refused extends Error {}

const ask = async <T>(path: string, body?: unknown): Promise<T> => {
  const answer = await fetch(path, {
    credentials: 'same-origin',
    ...(body === undefined
      ? {}
      : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  }).catch(() => {
    throw new Refused(say('witnessOffline'))
  })
  const said = await answer.json().catch(() => null)
  if (!answer.ok)
    throw new Refused(
      answer.status === 401 ? say('witnessNoLink') : (said?.titles?.[language] ?? say('witnessOffline')),
    )
  return said as T
}

const show = (id: string, shown: boolean): void => {
  const section = document.getElementById(id)
  if (section) section.hidden = !shown
}

const fill = (name: string, text: string): void => {
  for (const place of Array.from(document.querySelectorAll(`[data-fill="${name}"]`))) place.textContent = text
}

const on = (action: string, run: () => void): void => {
  for (const button of Array.from(document.querySelectorAll<HTMLButtonElement>(`[data-do="${action}"]`)))
    button.onclick = run
}

const makeSecret = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(32)), byte => byte.toString(16).padStart(2, '0')).join('')

const save = (receipt: Receipt, title: string): void => {
  const text = writeReceipt(receipt, {
    heading: say('receiptHeading', { title }),
    keep: say('receiptKeep'),
    byHand: say('receiptByHand'),
    signed: say(receipt.note ? 'receiptNote' : 'receiptNoNote'),
  })
  const address = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = address
  link.download = `${say('receiptName')}-${receipt.draw}${receipt.note ? '' : say('receiptNameUnsigned')}.txt`
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}

const showDraw = ({ draw, witness, organisation }: Invitation): void => {
  fill('title', draw.title[language])
  fill('id', draw.id)
  fill('period', say('witnessRange', draw.range))
  fill('witness', organisation ? say('witnessOf', { witness, organisation }) : witness)
  fill('counts', say('witnessCounts', { facilities: draw.facilities, inspectors: draw.inspectors }))
  fill('frozen', momentWords(language, draw.frozenAt))
  fill('pool', draw.poolRoot)
  show('draw', true)
}

/** After the secret is lodged. The secret is there only if it was lodged from this very page. */
const showLodged = (invitation: Invitation, secret: string | null): void => {
  for (const id of ['make', 'keep', 'lodge']) show(id, false)
  show('done', true)
  fill('receipt', invitation.receipt ?? '')
  fill('commitment', invitation.commitment ?? '')
  fill('secret', secret ?? say('witnessSecretGone'))
  if (!secret) fill('command', '')
  showVerdict('good', say(secret ? 'witnessLodged' : 'witnessLodgedBefore'))
  const { draw, witness, commitment, receipt } = invitation
  on('save', () =>
    save(
      {
        draw: draw.id,
        frozenAt: draw.frozenAt,
        poolRoot: draw.poolRoot,
        suite: draw.suite,
        witness,
        commitment: commitment ?? '',
        secret,
        note: receipt,
      },
      draw.title[language],
    ),
  )
  on('print', () => print())
}

/** Makes the secret, and lets it be lodged once the receipt is kept. */
const showMaking = (invitation: Invitation): void => {
  const { draw, witness } = invitation
  const secret = makeSecret()
  const commitment = witnessCommitment(draw.suite, secret)
  fill('commitment', commitment)
  fill('secret', secret)
  fill('command', commandByHand(draw.suite, secret))
  for (const id of ['make', 'keep', 'lodge']) show(id, true)
  hideVerdict()
  const button = document.querySelector<HTMLButtonElement>('[data-do="lodge"]')
  const kept = (): void => {
    if (button) button.disabled = false
    show('save-first', false)
  }
  on('save', () => {
    save(
      {
        draw: draw.id,
        frozenAt: draw.frozenAt,
        poolRoot: draw.poolRoot,
        suite: draw.suite,
        witness,
        commitment,
        secret,
        note: null,
      },
      draw.title[language],
    )
    kept()
  })
  on('print', () => {
    print()
    kept()
  })
  on('lodge', () => {
    if (button) button.disabled = true
    showVerdict('working', say('witnessLodging'))
    const path = token ? '/api/witness/lodge' : `/api/witness/invitations/${invitation.id}/lodge`
    ask<Invitation>(path, { ...(token ? { token } : {}), secret, commitment }).then(
      answered => showLodged(answered, secret),
      error => {
        // Nothing is lost: the same secret can be sent again.
        if (button) button.disabled = false
        showVerdict('bad', error instanceof Refused ? error.message : say('witnessOffline'))
      },
    )
  })
}

const showInvitation = (invitation: Invitation): void => {
  showDraw(invitation)
  if (invitation.state === 'lodged') showLodged(invitation, null)
  else if (invitation.state === 'withdrawn') showVerdict('bad', say('witnessWithdrawn'))
  else if (invitation.draw.state !== 'frozen') showVerdict('bad', say('witnessTooLate'))
  else if (invitation.state === 'expired') showVerdict('bad', say('witnessExpired'))
  else showMaking(invitation)
}

/** Several draws wait for a person with an account: they choose. */
const choose = (invitations: readonly Invitation[]): void => {
  const list = document.querySelector('#choices ul')
  for (const invitation of invitations) {
    const item = document.createElement('li')
    const button = document.createElement('button')
    button.type = 'button'
    button.textContent = invitation.draw.title[language]
    button.onclick = () => {
      show('choices', false)
      showInvitation(invitation)
    }
    item.append(button)
    list?.append(item)
  }
  show('choices', true)
  showVerdict('unknown', say('witnessChoose'))
}

const start = async (): Promise<void> => {
  showVerdict('working', say('witnessReading'))
  if (token) {
    if (!/^[\w-]{43}$/.test(token)) throw new Refused(say('witnessNoLink'))
    showInvitation(await ask<Invitation>('/api/witness/invitation', { token }))
    return
  }
  const { items } = await ask<{ items: readonly Invitation[] }>('/api/witness/invitations')
  const [first] = items
  if (!first) showVerdict('unknown', say('witnessNone'))
  else if (items.length === 1) showInvitation(first)
  else choose(items)
}

// The token is in the fragment: another link pasted over this page changes nothing else.
const otherLanguage = document.querySelector<HTMLAnchorElement>('a[hreflang]')
if (otherLanguage) otherLanguage.hash = location.hash
addEventListener('hashchange', () => location.reload())
start().catch(error => showVerdict('bad', error instanceof Refused ? error.message : say('witnessOffline')))
