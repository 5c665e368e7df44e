import { readFileSync } from 'node:fs'
import { setFlagsFromString } from 'node:v8'

// The SQL parser is one function of 100 KB of WebAssembly. Each turn of its loop counts as 100 KB run, so V8 takes it for
// hot within the first second and optimizes it, for which it needs 600 MB for half a second, and gains nothing: parsing
// is no part of the time that a query takes (docs/decisions/memory-of-the-built-in-database.md).

const parser = 'raw_parser'
/** Called by the parser before it fails below, and by everything else: these are to be optimized when they are hot. */
const calledBefore = ['strlen', 'palloc']

const callAndFail = (found: WebAssembly.ExportValue | undefined): void => {
  if (typeof found !== 'function') return
  try {
    found(0, 0)
  } catch {
    // An instance without a database: what matters is that the function is compiled now.
  }
}

/**
 * PGlite's module, compiled so that V8 never optimizes the SQL parser. A function is compiled when it is first called,
 * and whether it counts its own turns is settled then; the module's instances share that.
 */
export const pgliteModule = async (): Promise<WebAssembly.Module> => {
  const file = new URL('./pglite.wasm', import.meta.resolve('@electric-sql/pglite'))
  const module = await WebAssembly.compile(readFileSync(file))
  const imports: Record<string, Record<string, WebAssembly.ImportValue>> = {}
  for (const { module: from, name, kind } of WebAssembly.Module.imports(module)) {
    imports[from] ??= {}
    imports[from][name] =
      kind === 'memory' ? new WebAssembly.Memory({ initial: 2048, maximum: 32_768 }) : () => 0
  }
  const { exports } = await WebAssembly.instantiate(module, imports)
  for (const name of calledBefore) callAndFail(exports[name])
  // Only function 0 may count its turns, which is an import and has none.
  setFlagsFromString('--wasm-tier-up-filter=0')
  callAndFail(exports[parser])
  setFlagsFromString('--wasm-tier-up-filter=-1')
  return module
}
