import { PGlite } from '@electric-sql/pglite'

// A process that makes an empty database in the directory named, and ends.

const [, , directory] = process.argv
if (directory === undefined) throw new Error('make-database needs a directory')
const database = await PGlite.create({ dataDir: directory })
await database.close()
