import { readCheckpoint } from '@mingqian/log'
import { evidenceText } from './compare-checkpoints.ts'
import { checkList, field, type Outcome, verdict } from './cosigning/check-list.ts'
import { type CheckedPackage, checkPackage } from './cosigning/check-package.ts'
import { checkBeforeSigning, type LogSource, type Refusal, signReady } from './cosigning/cosign-log.ts'
import { type BodyKeys, keyNameOf, makeKeys, readKeyFile, writeKeyFile } from './cosigning/key-file.ts'
import { listTable } from './cosigning/list-table.ts'
import { ownNote, remember, remembered } from './cosigning/remembered.ts'
import { keySheet } from './cosigning/sheet.ts'
import { cosignTexts } from './cosigning/texts.ts'
import { type Child, element, saveFile, shown } from './dom.ts'
import {
  consistencyProof,
  entriesFrom,
  inclusionProof,
  type KnownCosigner,
  knownCosigners,
  LogUnreachable,
  newestCheckpoint,
  sendCosigned,
} from './log-client.ts'
import { sayFrom } from './say.ts'
import { pageData, pageLanguage } from './show-checks.ts'
import { momentWords } from './texts.ts'

const language = pageLanguage()
const say = sayFrom(cosignTexts, language)
const marks = { holds: say('holds'), fails: say('fails') }
const { key: logKey } = pageData('log') as { readonly key: string }
const place = document.getElementById('cosign') as HTMLElement

const source: LogSource = {
  checkpoint: newestCheckpoint,
  consistency: consistencyProof,
  inclusion: inclusionProof,
  entries: entriesFrom,
}

/** The open key, its file as it can be saved again, what it signed before, and the package before it. */
type State = {
  keys: BodyKeys | null
  file: string
  known: KnownCosigner | null
  signed: string[]
  filing: CheckedPackage | null
}
const state: State = { keys: null, file: '', known: null, signed: [], filing: null }

const button = (label: string, press: () => void, quiet = false) =>
  element('button', { type: 'button', class: quiet ? 'button quiet' : 'button', click: press }, label)

const part = (title: string, ...children: readonly Child[]) =>
  element('section', { class: 'no-print' }, element('h2', {}, title), ...children)

/** Runs what may fail for the network's sake and says so in its place. */
const attempt = async (at: HTMLElement, run: () => Promise<void>): Promise<void> => {
  try {
    await run()
  } catch (error) {
    const unreachable = error instanceof LogUnreachable
    at.replaceChildren(
      verdict(
        'bad',
        unreachable
          ? error.message === ''
            ? say('network')
            : say('notTaken', { why: error.message })
          : say('crashed'),
      ),
    )
  }
}

const whenSigned = (note: string): string => {
  const line = note.trimEnd().split('\n').at(-1) ?? ''
  const bytes = Uint8Array.from(atob(line.split(' ').at(-1) ?? ''), letter => letter.charCodeAt(0))
  const seconds = bytes.length === 76 ? Number(new DataView(bytes.buffer).getBigUint64(4)) : 0
  return momentWords(language, new Date(seconds * 1000).toISOString())
}

const sizeOf = (note: string): number => readCheckpoint(note, logKey)?.size ?? 0

const newestSigned = (): string | undefined => [...state.signed].sort((a, b) => sizeOf(a) - sizeOf(b)).at(-1)

/** What this browser remembers, and what the server has kept of our own signatures. */
const recall = async (keys: BodyKeys): Promise<void> => {
  const known = (await knownCosigners()).find(({ key }) => key === keys.verifierKey) ?? null
  const kept = [remembered(keys), known?.last ? ownNote(known.last.note, keys) : null]
  state.known = known
  state.signed = kept.filter(note => note !== null)
}

const useKeys = async (keys: BodyKeys, file: string, fresh: boolean): Promise<void> => {
  state.keys = keys
  state.file = file
  state.filing = null
  await recall(keys).catch(() => {
    state.signed = [remembered(keys)].filter(note => note !== null)
  })
  await show(fresh)
}

const fileName = (name: string) => `联署密钥-${name}.age`

const openForm = (at: HTMLElement): HTMLElement => {
  const file = field(say('keyFile'), { type: 'file', required: true, accept: '.age,.txt' })
  const passphrase = field(say('passphrase'), {
    type: 'password',
    required: true,
    autocomplete: 'current-password',
  })
  const submit = async () => {
    at.replaceChildren(verdict('working', say('opening')))
    await shown()
    const text = (await file.input.files?.[0]?.text()) ?? ''
    const keys = await readKeyFile(text, passphrase.input.value)
    if (!keys) return at.replaceChildren(verdict('bad', say('noKey')))
    if (keys.log !== logKey) return at.replaceChildren(verdict('bad', say('otherLog', { log: keys.log })))
    await useKeys(keys, text, false)
  }
  return element(
    'form',
    {
      class: 'search',
      id: 'open-key',
      submit: event => {
        event.preventDefault()
        void attempt(at, submit)
      },
    },
    file.label,
    passphrase.label,
    element('button', {}, say('openKey')),
  )
}

const makeForm = (at: HTMLElement): HTMLElement => {
  const name = field(say('bodyName'), { required: true, maxlength: '60', placeholder: say('bodyHint') })
  const first = field(say('passphraseNew'), {
    type: 'password',
    required: true,
    autocomplete: 'new-password',
  })
  const again = field(say('passphraseAgain'), {
    type: 'password',
    required: true,
    autocomplete: 'new-password',
  })
  const fault = () => {
    if (keyNameOf(name.input.value).length < 2) return say('nameWrong')
    if (first.input.value.length < 10) return say('passphraseShort')
    return first.input.value === again.input.value ? null : say('passphraseDiffers')
  }
  const submit = async () => {
    const wrong = fault()
    if (wrong) return at.replaceChildren(verdict('bad', wrong))
    at.replaceChildren(verdict('working', say('making')))
    await shown()
    const keys = await makeKeys(name.input.value, logKey)
    const text = await writeKeyFile(keys, first.input.value)
    saveFile(fileName(keys.signing.key.name), text)
    await useKeys(keys, text, true)
  }
  return element(
    'details',
    {},
    element('summary', {}, say('firstTime')),
    element('p', { class: 'small' }, say('makeLead')),
    element(
      'form',
      {
        class: 'search',
        id: 'make-key',
        submit: event => {
          event.preventDefault()
          void attempt(at, submit)
        },
      },
      name.label,
      first.label,
      again.label,
      element('button', {}, say('makeKey')),
    ),
  )
}

const registration = (): HTMLElement => {
  if (state.known?.withdrawnAt) return verdict('bad', say('withdrawn'))
  return state.known ? verdict('good', say('registered')) : verdict('unknown', say('notRegistered'))
}

const keyPart = async (keys: BodyKeys | null, fresh: boolean): Promise<readonly HTMLElement[]> => {
  const at = element('div', {})
  if (!keys) return [part(say('keyTitle'), openForm(at), makeForm(at), at)]
  const { name } = keys.signing.key
  const sheet = await keySheet(keys, {
    title: say('sheetTitle'),
    body: say('body'),
    verifierKey: say('verifierKey'),
    encryptionKey: say('encryptionKey'),
    logKey: say('logKey'),
    code: say('sheetCode'),
    sign: say('sheetSign'),
    note: say('sheetNote'),
  })
  const shownSheet = element('div', { hidden: !fresh }, sheet)
  const printSheet = () => {
    shownSheet.hidden = false
    print()
  }
  const close = () => {
    Object.assign(state, { keys: null, file: '', known: null, signed: [], filing: null })
    void show(false)
  }
  return [
    part(
      say('keyTitle'),
      element('p', {}, element('strong', {}, say('keyOpen', { name }))),
      fresh ? verdict('good', say('keySaved')) : registration(),
      element(
        'p',
        { class: 'actions' },
        button(say('sheetShow'), printSheet, !fresh),
        fresh && button(say('saveAgain'), () => saveFile(fileName(name), state.file), true),
        button(say('closeKey'), close, true),
      ),
    ),
    shownSheet,
  ]
}

const showFiling = (at: HTMLElement, checked: CheckedPackage): void => {
  const title = checked.package.title[language]
  const outcomes: Outcome[] = checked.checks.map(({ id, ok }) => ({
    ok,
    title: say(id, { lots: checked.package.lots }),
  }))
  at.replaceChildren(
    checked.ok ? verdict('good', say('filingGood', { title })) : verdict('bad', say('filingBad')),
    checkList(outcomes, marks),
  )
  if (checked.ok && checked.list)
    at.append(
      element(
        'details',
        {},
        element('summary', {}, say('listTitle', { lots: checked.list.lots.length })),
        listTable(checked.list, {
          lot: say('lot'),
          facility: say('facility'),
          address: say('address'),
          team: say('team'),
        }),
      ),
    )
}

const filingPart = (keys: BodyKeys, changed: () => void): HTMLElement => {
  const at = element('div', { id: 'filing' })
  const file = field(say('filingFile'), { type: 'file', accept: '.json,application/json' })
  const read = async () => {
    const chosen = file.input.files?.[0]
    state.filing = null
    if (!chosen) return
    const checked = await checkPackage(await chosen.text(), keys).catch(() => null)
    if (!checked) at.replaceChildren(verdict('bad', say('notPackage')))
    else {
      state.filing = checked.ok ? checked : null
      showFiling(at, checked)
    }
  }
  file.input.addEventListener('change', () => void attempt(at, read).then(changed))
  return part(
    say('filingTitle'),
    element('p', { class: 'small' }, say('filingLead')),
    element('form', { class: 'search' }, file.label),
    at,
  )
}

const showRefusal = (at: HTMLElement, refusal: Refusal): void => {
  at.replaceChildren(verdict('bad', say(refusal.reason)))
  const old = 'old' in refusal ? refusal.old : ''
  if (refusal.reason !== 'package-missing')
    at.append(
      element(
        'p',
        { class: 'actions' },
        button(say('saveEvidence'), () =>
          saveFile('mingqian-log-evidence.txt', evidenceText(old, refusal.note, logKey)),
        ),
      ),
    )
}

const sign = async (at: HTMLElement, keys: BodyKeys, signed: () => void): Promise<void> => {
  at.replaceChildren(verdict('working', say('checking')))
  await shown()
  const found = await checkBeforeSigning(source, keys, state.signed, state.filing)
  if (!found.ok) return showRefusal(at, found.refusal)
  const { newest, since, packageIndex } = found.ready
  const { size } = newest
  const note = signReady(found.ready, keys, Date.now())
  await sendCosigned(note)
  // Only what was taken counts as signed: a line that never left this page binds nobody.
  remember(note, keys)
  state.signed = [note]
  signed()
  at.replaceChildren(
    verdict(
      'good',
      say('cosigned', { size, at: whenSigned(note) }),
      packageIndex === null ? null : ` ${say('acknowledged', { size })}`,
    ),
    checkList(
      [
        { ok: true, title: say('signedByLog', { size }) },
        { ok: true, title: since === null ? say('wholeLog', { size }) : say('grown', { since, size }) },
        ...(packageIndex === null
          ? []
          : [{ ok: true, title: say('packageLogged', { index: packageIndex }) }]),
      ],
      marks,
    ),
    element(
      'p',
      { class: 'actions' },
      button(say('saveReceipt'), () => saveFile(`联署回执-${keys.signing.key.name}-${size}.txt`, note), true),
    ),
  )
}

/** @returns the part, and what is to be called when the package before it has changed */
const signPart = (keys: BodyKeys) => {
  const at = element('div', { id: 'signing' })
  const about = element('div', {})
  const receipt = field(say('loadReceipt'), { type: 'file', accept: '.txt,text/plain' })
  const tell = () => {
    const last = newestSigned()
    const title = state.filing?.package.title[language]
    about.replaceChildren(
      element(
        'p',
        { id: 'last-signed' },
        last
          ? say('lastSigned', { size: sizeOf(last), at: whenSigned(ownLineLast(last, keys)) })
          : say('neverSigned'),
      ),
      element('p', {}, title ? say('acknowledges', { title }) : say('acknowledgesNone')),
    )
  }
  const load = async () => {
    const note = ownNote((await receipt.input.files?.[0]?.text()) ?? '', keys)
    if (note === null) return at.replaceChildren(verdict('bad', say('receiptWrong')))
    state.signed = [...state.signed, note]
    at.replaceChildren(verdict('good', say('receiptLoaded', { size: sizeOf(note) })))
    tell()
  }
  receipt.input.addEventListener('change', () => void attempt(at, load))
  tell()
  return {
    tell,
    element: part(
      say('signTitle'),
      about,
      element(
        'details',
        {},
        element('summary', {}, say('loadReceipt')),
        element('form', { class: 'search' }, receipt.label),
      ),
      element(
        'p',
        { class: 'actions' },
        button(say('signNow'), () => void attempt(at, () => sign(at, keys, tell))),
      ),
      at,
    ),
  }
}

/** A note may end with another body's line. */
const ownLineLast = (note: string, { signing }: BodyKeys): string =>
  note.split('\n').findLast(line => line.startsWith(`— ${signing.key.name} `)) ?? ''

const show = async (fresh: boolean): Promise<void> => {
  const { keys } = state
  const parts: HTMLElement[] = [...(await keyPart(keys, fresh))]
  if (keys) {
    const signing = signPart(keys)
    parts.push(filingPart(keys, signing.tell), signing.element)
  }
  place.replaceChildren(...parts)
}

void show(false)
