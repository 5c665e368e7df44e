// Finds a Chromium for the browser journey, or installs one.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { root } from './prepare.mjs'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

const onPath = () =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap(folder => names.map(name => join(folder, name)))
    .find(file => existsSync(file))

const ofPlaywright = async () => {
  const { chromium } = await import('playwright-core')
  const file = chromium.executablePath()
  return existsSync(file) ? file : undefined
}

const attempt = (command, args) =>
  spawnSync(command, args, {
    stdio: 'inherit',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  }).status === 0

const isRoot = process.getuid?.() === 0

const installByApt = () =>
  isRoot &&
  attempt('apt-get', ['update', '-qq']) &&
  attempt('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-noto-cjk'])

const installByPlaywright = () =>
  attempt(process.execPath, [join(root, 'node_modules', 'playwright-core', 'cli.js'), 'install', 'chromium'])

/** The path of a Chromium; exits with what to do where none can be had. */
export const findChromium = async () => {
  const given = process.env.CHROMIUM_PATH
  if (given) return given
  const found = onPath() ?? (await ofPlaywright())
  if (found) return found
  console.log('未找到 Chromium，正在安装 no Chromium found, installing one …')
  if (installByApt()) return onPath()
  if (installByPlaywright()) return ofPlaywright()
  console.error(
    '无法安装 Chromium。请自行安装后重试，或用 CHROMIUM_PATH 指明其位置。\n' +
      'No Chromium could be installed. Install one and try again, or point CHROMIUM_PATH at it.',
  )
  process.exit(1)
}
