import { checkEntry, type EntryEvidence } from './check-entry.ts'
import { logTexts } from './log-texts.ts'
import { sayFrom } from './say.ts'
import { addCheck, clearChecks, pageData, pageLanguage, showVerdict } from './show-checks.ts'

const say = sayFrom(logTexts, pageLanguage())

try {
  const evidence = pageData('evidence') as EntryEvidence
  const found = checkEntry(evidence, document.getElementById('entry-body')?.textContent ?? '')
  const said = { index: evidence.index, size: found.size, key: evidence.key.split('+')[1] ?? '' }
  const checks = [
    { ok: found.shown, title: say('entryShown') },
    { ok: found.included, title: say('entryIncluded', said) },
    { ok: found.signed, title: say('entrySigned', said) },
  ]
  for (const check of checks) addCheck(check, { holds: say('holds'), fails: say('fails') })
  const ok = checks.every(check => check.ok)
  showVerdict(ok ? 'good' : 'bad', say(ok ? 'entryGood' : 'entryBad', said))
} catch {
  clearChecks()
  showVerdict('bad', say('notChecked'))
}
