import { checkOpening, type Evidence, type Shown } from './check-opening.ts'
import { addCheck, clearChecks, pageData, pageLanguage, showVerdict } from './show-checks.ts'
import { momentWords, sayIn } from './texts.ts'

const language = pageLanguage()
const say = sayIn(language)

/** The ids as people see them on the page, not as the data has them. */
const shownOnPage = (): Shown => ({
  leafHash: location.pathname.split('/').pop() ?? '',
  facility: document.querySelector('[data-facility]')?.textContent ?? '',
  team: Array.from(document.querySelectorAll<HTMLElement>('[data-inspector]'), place => ({
    role: place.dataset.inspector ?? '',
    inspector: place.textContent ?? '',
  })),
})

const check = (): void => {
  const evidence = pageData('evidence') as Evidence
  const found = checkOpening(evidence, shownOnPage())
  const said = {
    n: evidence.opening.index + 1,
    size: evidence.opening.size,
    sealedAt: momentWords(language, found.sealedAt),
    openedAt: momentWords(language, found.openedAt),
    entries: found.entries,
    original: (found.amended?.original ?? 0) + 1,
    amendedAt: found.amended ? momentWords(language, found.amended.at) : '',
    key: evidence.key.split('+')[1] ?? '',
  }
  const checks = [
    { ok: found.lot, title: say('checkLot') },
    { ok: found.included, title: say(found.amended ? 'checkAmended' : 'checkIncluded', said) },
    { ok: found.sealedLogged, title: say('checkSealedLogged', said) },
    { ok: found.openedLogged, title: say('checkOpenedLogged', said) },
    { ok: found.signed, title: say('checkSigned', said) },
  ]
  for (const one of checks) addCheck(one, { holds: say('holds'), fails: say('fails') })
  const ok = checks.every(one => one.ok)
  const replaced = document.querySelector('[data-replaced]') !== null
  const good = replaced ? 'openReplaced' : found.amended ? 'openAmended' : 'openGood'
  showVerdict(ok && !replaced ? 'good' : 'bad', ok ? say(good, said) : say('openBad'))
}

try {
  check()
} catch {
  clearChecks()
  showVerdict('bad', say('openError'))
}
