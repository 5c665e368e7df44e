import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'

/** A file to keep for work without a connection; a name that changes with its content needs no revision. */
export type BuiltFile = { readonly url: string; readonly revision: string | null }

const left = /\.(gz|br)$|^service-worker\.js$/

/** Every file that a build wrote, by its address; compressed copies are the server's affair. */
export const builtFiles = (folder: string, base: string): readonly BuiltFile[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && !left.test(entry.name))
    .map(entry => join(entry.parentPath, entry.name))
    .sort()
    .map(file => ({
      url: base + relative(folder, file).replaceAll('\\', '/'),
      revision: relative(folder, file).startsWith('assets')
        ? null
        : createHash('sha256').update(readFileSync(file)).digest('hex').slice(0, 16),
    }))
