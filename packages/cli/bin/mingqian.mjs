#!/usr/bin/env node
// The command's source is TypeScript, which Node runs by itself from version 24 on. Under an older Node the command
// starts again under the one that came with the installation (the npm package `node`).
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const needed = 24

const installedNode = () => {
  try {
    const home = dirname(createRequire(import.meta.url).resolve('node/package.json'))
    return [join(home, 'bin', 'node'), join(home, 'bin', 'node.exe')].find(path => existsSync(path))
  } catch {
    return undefined
  }
}

if (Number.parseInt(process.versions.node, 10) >= needed) {
  await import('../src/main.ts')
} else {
  const node = installedNode()
  if (node === undefined) {
    console.error(`明签需要 Node ${needed} 或更高版本，请先运行 npm install。`)
    console.error(`Mingqian needs Node ${needed} or newer; run npm install first.`)
    process.exitCode = 2
  } else {
    const child = spawn(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
      stdio: 'inherit',
    })
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
    child.on('exit', (code, signal) => {
      process.exitCode = code ?? (signal === 'SIGINT' ? 130 : 143)
    })
  }
}
