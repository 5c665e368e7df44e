import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { chromium, type Locator, type Page } from 'playwright-core'

export type Screen = 'desktop' | 'phone'

const screens = {
  desktop: { viewport: { width: 1440, height: 900 } },
  phone: {
    viewport: { width: 390, height: 844 },
    isMobile: true,
    hasTouch: true,
    permissions: ['geolocation'],
    geolocation: { longitude: 109.82, latitude: 40.65, accuracy: 12 },
  },
}

export type Browsing = {
  /** A person with a browser of their own opens an address: nothing is shared with the others. */
  readonly arrive: (address: string, screen: Screen) => Promise<Page>
  /** Everything the browsers complained of: errors of scripts, failed requests, blocked content. */
  readonly complaints: readonly string[]
  /** Pictures of what everybody sees now, for whoever looks for the cause of a failure. */
  readonly keepAllPictures: (name: string) => Promise<void>
  /** Everybody closes their browser. */
  readonly sendHome: () => Promise<void>
  readonly close: () => Promise<void>
}

/** Starts a real Chromium without a window. */
export const startBrowser = async (): Promise<Browsing> => {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
  const complaints: string[] = []
  return {
    complaints,
    arrive: async (address, screen) => {
      // On a busy machine a press can fall between two frames of a dialog that still grows, and be lost.
      const context = await browser.newContext({
        ...screens[screen],
        locale: 'zh-CN',
        reducedMotion: 'reduce',
      })
      context.setDefaultTimeout(30_000)
      const page = await context.newPage()
      const complain = (what: string) => complaints.push(`${new URL(page.url()).pathname}: ${what}`)
      page.on('pageerror', error => complain(error.message))
      page.on('console', message => {
        if (message.type() === 'error') complain(message.text())
      })
      await page.goto(address)
      return page
    },
    keepAllPictures: async name => {
      const pages = browser.contexts().flatMap(context => context.pages())
      for (const [number, page] of pages.entries()) await keepPicture(page, `${name}-${number}`)
    },
    sendHome: async () => {
      await Promise.all(browser.contexts().map(context => context.close()))
    },
    close: () => browser.close(),
  }
}

/** Signs a person in by the sign-in page, and waits for their first page. */
export const signIn = async (page: Page, username: string, password: string): Promise<void> => {
  await page.getByLabel('用户名').fill(username)
  await page.getByLabel('密码', { exact: true }).fill(password)
  await page.getByRole('button', { name: '登录' }).click()
  await page.waitForURL(address => !address.pathname.endsWith('/sign-in'))
}

/** An account of the demo district signs in and goes to a page of the office. */
export const arriveInDemo = async (
  browser: Browsing,
  url: string,
  username: string,
  path: string,
  screen: Screen = 'desktop',
): Promise<Page> => {
  const page = await browser.arrive(`${url}/app/sign-in`, screen)
  await signIn(page, username, 'mingqian-demo')
  await page.goto(`${url}/app${path}`)
  return page
}

/** Waits until the page says something. */
export const reads = async (place: Page | Locator, text: string | RegExp): Promise<void> =>
  place.getByText(text).first().waitFor()

/** Goes to a part of the office by its menu, and waits until its page is there: the one that is left may look alike. */
export const goTo = async (page: Page, part: string): Promise<void> => {
  await page.getByRole('menuitem', { name: part }).click()
  await page.getByRole('heading', { level: 1, name: part, exact: true }).waitFor()
}

/** What a person sees written in a place, once it is there. */
export const seenIn = async (place: Locator): Promise<string> => {
  await place.first().waitFor()
  return (await place.allInnerTexts()).join('\n')
}

/** Presses a button, and the button of the same or another name in the question that follows. */
export const confirm = async (page: Page, name: string, answer = name): Promise<void> => {
  await page.getByRole('button', { name, exact: true }).click()
  const question = page.getByRole('dialog')
  await question.getByRole('button', { name: answer, exact: true }).click()
  await question.waitFor({ state: 'hidden' })
}

/** Keeps a picture of the page where JOURNEY_SHOTS names a folder: to be looked at, not compared. */
export const keepPicture = async (page: Page, name: string): Promise<void> => {
  const folder = process.env.JOURNEY_SHOTS
  if (!folder) return
  mkdirSync(folder, { recursive: true })
  await page.waitForLoadState('networkidle')
  // Only for the pictures: lets transitions end.
  await page.waitForTimeout(500)
  await page.screenshot({ path: join(folder, `${name}-${page.viewportSize()?.width}.png`), fullPage: true })
}
