// `npm test`: everything, the browser journey included. Arguments go to vitest: `npm test -- packages/draw`.
import { spawnSync } from 'node:child_process'
import { delimiter, dirname } from 'node:path'
import { build, install, node, root } from './prepare.mjs'

install()
build()
const args = process.argv.slice(2)
const { findChromium } = await import('./chromium.mjs')
const chromium = await findChromium()
const { status } = spawnSync(
  node,
  ['--disable-warning=ExperimentalWarning', 'node_modules/vitest/vitest.mjs', 'run', ...args],
  {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, CHROMIUM_PATH: chromium, PATH: `${dirname(node)}${delimiter}${process.env.PATH}` },
  },
)
process.exit(status ?? 1)
