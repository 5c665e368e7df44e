import { addCheck, clearChecks, hideVerdict, pageData, pageLanguage, showVerdict } from './show-checks.ts'
import { sayIn } from './texts.ts'
import type { Published, Report, Task } from './verify-worker.ts'

const language = pageLanguage()
const say = sayIn(language)
const { published, load } = pageData('published') as {
  readonly published: readonly Published[]
  readonly load: string | null
}

/** The verification under way; another one ends it. */
let worker: Worker | null = null

const stop = (): void => {
  worker?.terminate()
  worker = null
}

/** Recomputes a draw away from the page's own thread, so that a phone stays usable meanwhile. */
const verify = (text: string): void => {
  stop()
  clearChecks()
  let done = 0
  let failed = 0
  const show = (ok: boolean, title: string, detail?: string) => {
    done += 1
    if (!ok) failed += 1
    addCheck({ ok, title, detail }, { holds: say('holds'), fails: say('fails') })
    showVerdict('working', say('computing', { n: done }))
  }
  const end = (known: boolean, title: string) => {
    stop()
    if (failed > 0) showVerdict('bad', say('bundleBad', { n: failed }))
    else if (known) showVerdict('good', say('bundleGood', { n: done, title }))
    else showVerdict('unknown', say('bundleUnknown', { n: done }))
  }
  const refuse = (why: string) => {
    stop()
    showVerdict('bad', say('notBundle', { why }))
  }
  showVerdict('working', say('computing', { n: 0 }))
  worker = new Worker(new URL('./verify-worker.ts', import.meta.url))
  worker.onerror = () => {
    stop()
    showVerdict('bad', say('workerFailed'))
  }
  worker.onmessage = ({ data }: MessageEvent<Report>) => {
    switch (data.kind) {
      case 'check':
        return show(data.check.ok, data.check.title[language], data.check.detail?.[language])
      case 'logged-root':
        return show(data.ok, say('checkLoggedRoot'))
      case 'not-json':
        return refuse(say('notJson'))
      case 'not-bundle':
        return refuse(`${data.where}: ${data.expected[language]}`)
      case 'done': {
        return end(data.known, data.title)
      }
    }
  }
  const task: Task = { text, published }
  worker.postMessage(task)
}

const fetchAndVerify = async (address: string): Promise<void> => {
  showVerdict('working', say('reading'))
  try {
    const answer = await fetch(address)
    if (!answer.ok) throw new Error(String(answer.status))
    verify(await answer.text())
  } catch {
    showVerdict('unknown', say('notLoaded'))
  }
}

const form = document.getElementById('choose')
const input = form?.querySelector('input')
if (form && input) {
  form.hidden = false
  input.addEventListener('change', async () => {
    const [file] = Array.from(input.files ?? [])
    if (!file) return
    showVerdict('working', say('reading'))
    verify(await new Response(file).text())
  })
}
if (load) fetchAndVerify(load)
else hideVerdict()
