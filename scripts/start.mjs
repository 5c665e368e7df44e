// `npm start`: from a fresh clone to a running server with one command.
import { spawn } from 'node:child_process'
import { build, install, node, root } from './prepare.mjs'

install()
build()
const server = spawn(
  node,
  // The data directory's lock is SQLite's, which this Node still calls experimental.
  [
    '--disable-warning=ExperimentalWarning',
    // The young generation would grow to ten times what a server of this size gains from.
    '--max-semi-space-size=8',
    '--heap-growing-percent=40',
    'packages/server/src/main.ts',
    ...process.argv.slice(2),
  ],
  // Memory that one thread has freed is then there for the others.
  { cwd: root, stdio: 'inherit', env: { MALLOC_ARENA_MAX: '2', ...process.env } },
)
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal))
server.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)))
