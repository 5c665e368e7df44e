import { showHandCheck } from './hand-check.ts'
import { addCheck, clearChecks, hideVerdict, pageData, pageLanguage, showVerdict } from './show-checks.ts'
import { sayIn } from './texts.ts'
import type { Published, Report, Task } from './verify-worker.ts'

const language = pageLanguage()
const say = sayIn(language)
const { published, load } = pageData('published') as {
  readonly published: readonly Published[]
  /** Address of a bundle to begin with. */
  readonly load: string | null
}

/** The verification under way, or the last one, which answers for single tickets; another one ends it. */
let worker: Worker | null = null

const stop = (): void => {
  worker?.terminate()
  worker = null
}

const progress = document.querySelector('progress')
const showProgress = (done: number, of: number): void => {
  if (!progress) return
  progress.hidden = done === of
  progress.max = of
  progress.value = done
}

/** Recomputes a draw away from the page's own thread, so that a phone stays usable meanwhile. */
const verify = (text: string): void => {
  stop()
  clearChecks()
  const hand = showHandCheck(say, facility =>
    worker?.postMessage({ kind: 'by-hand', facility } satisfies Task),
  )
  let done = 0
  let failed = 0
  let all = 1
  const show = (ok: boolean, title: string, meaning: string, detail?: string) => {
    done += 1
    if (!ok) failed += 1
    addCheck({ ok, title, meaning, detail }, { holds: say('holds'), fails: say('fails') })
    showVerdict('working', say('computing', { n: done, all }))
    showProgress(done, all)
  }
  const end = (known: boolean, title: string) => {
    showProgress(all, all)
    if (failed > 0) showVerdict('bad', say('bundleBad', { n: failed }))
    else if (known) showVerdict('good', say('bundleGood', { n: done, title }))
    else showVerdict('unknown', say('bundleUnknown', { n: done }))
  }
  const refuse = (why: string) => {
    stop()
    showProgress(all, all)
    showVerdict('bad', say('notBundle', { why }))
  }
  showVerdict('working', say('reading'))
  worker = new Worker(new URL('./verify-worker.ts', import.meta.url))
  worker.onerror = () => {
    stop()
    showProgress(all, all)
    showVerdict('bad', say('workerFailed'))
  }
  worker.onmessage = ({ data }: MessageEvent<Report>) => {
    switch (data.kind) {
      case 'begin':
        all = data.checks
        return showProgress(0, all)
      case 'check': {
        const { ok, title, detail } = data.check
        return show(ok, title[language], data.meaning[language], detail?.[language])
      }
      case 'logged-root':
        return show(data.ok, say('checkLoggedRoot'), say('meaningLoggedRoot'))
      case 'not-json':
        return refuse(say('notJson'))
      case 'not-bundle':
        return refuse(`${data.where}: ${data.expected[language]}`)
      case 'done':
        end(data.known, data.title)
        return hand.offer(data.drawn)
      case 'by-hand':
        return hand.show(data.facility, data.found)
    }
  }
  worker.postMessage({ kind: 'verify', text, published } satisfies Task)
}

const fetchAndVerify = async (address: string): Promise<void> => {
  stop()
  clearChecks()
  showVerdict('working', say('fetching', { address }))
  try {
    const answer = await fetch(address, { credentials: 'omit' })
    if (!answer.ok) throw new Error(String(answer.status))
    verify(await answer.text())
  } catch {
    showVerdict('unknown', say('notLoaded'))
  }
}

const verifyFile = async (file: Blob): Promise<void> => {
  showVerdict('working', say('reading'))
  verify(await new Response(file).text())
}

const form = document.querySelector<HTMLFormElement>('#choose')
const file = form?.querySelector<HTMLInputElement>('input[type=file]')
const link = form?.querySelector<HTMLInputElement>('input[name=bundle]')
if (form && file && link) {
  form.hidden = false
  file.addEventListener('change', () => {
    const [chosen] = Array.from(file.files ?? [])
    if (chosen) verifyFile(chosen)
  })
  form.addEventListener('submit', event => {
    event.preventDefault()
    const address = link.value.trim()
    if (address) fetchAndVerify(address)
  })
  document.addEventListener('dragover', event => event.preventDefault())
  document.addEventListener('drop', event => {
    event.preventDefault()
    const [dropped] = Array.from(event.dataTransfer?.files ?? [])
    if (dropped) verifyFile(dropped)
  })
}
if (load) fetchAndVerify(load)
else hideVerdict()
