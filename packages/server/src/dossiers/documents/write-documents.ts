import { hashSuite } from '@mingqian/draw'
import { and, count, eq } from 'drizzle-orm'
import { type ChangeContext, differences, recordChanges } from '../../changes/index.ts'
import { isForeignKeyViolation, type Rows } from '../../platform/database.ts'
import { dropKeptFile, keepFile } from '../../platform/kept-files.ts'
import type { Platform } from '../../platform/platform.ts'
import { Problem } from '../../platform/problems.ts'
import { freshId } from '../../platform/randomness.ts'
import { documentVersions, dossierDocuments } from '../tables.ts'
import { documentFormat, mediaTypeOf } from './document-format.ts'
import type { DocumentKind } from './document-kind.ts'
import { documentSeal } from './document-seal.ts'
import type { DossierDocument } from './read-documents.ts'

export const largestDocument = 30 * 1024 * 1024
const mostDocuments = 500

export type NewFile = { readonly name: string; readonly bytes: Uint8Array }

/** Who does it, in which bureau. */
type Doing = Omit<ChangeContext, 'at' | 'importId'>

/** A file's name without what no file system takes, its ending kept. */
const cleanName = (name: string): string =>
  [...name.replaceAll(/[\p{Cc}/\\]/gu, '').toWellFormed()].slice(-200).join('') || 'document'

const theDocument = (bureau: string, id: string) =>
  and(eq(dossierDocuments.bureau, bureau), eq(dossierDocuments.id, id))

/**
 * Puts a file in its place, sealed and on the disk, and has the rows about it written; without them it is gone again.
 * @throws Problem document-format, too-large
 */
const keeping = async <T>(
  platform: Platform,
  bureau: string,
  { name, bytes }: NewFile,
  write: (
    rows: Rows,
    file: Omit<typeof documentVersions.$inferInsert, 'documentId' | 'version'>,
  ) => Promise<T>,
  doing: ChangeContext,
): Promise<T> => {
  if (bytes.length > largestDocument) throw new Problem('too-large')
  const format = documentFormat(bytes)
  if (!format) throw new Problem('document-format')
  const fileId = freshId(platform.randomness)
  await keepFile(platform, 'dossiers', fileId, platform.vault.seal(documentSeal({ bureau, fileId }), bytes))
  try {
    return await platform.database.transaction(rows =>
      write(rows, {
        bureau,
        fileId,
        fileName: cleanName(name),
        mediaType: mediaTypeOf(format),
        size: bytes.length,
        sha256: Buffer.from(hashSuite('sha256').hash(bytes)).toString('hex'),
        uploadedAt: doing.at,
        uploadedBy: doing.by.name,
      }),
    )
  } catch (error) {
    await dropKeptFile(platform, 'dossiers', fileId)
    throw isForeignKeyViolation(error) ? new Problem('not-found') : error
  }
}

/**
 * Adds a document to a dossier, as its first version.
 * @throws Problem not-found (no such facility), document-format, too-large
 */
export const addDocument = (
  platform: Platform,
  doing: Doing,
  {
    facilityId,
    kind,
    title,
    file,
  }: {
    readonly facilityId: string
    readonly kind: DocumentKind
    readonly title: string
    readonly file: NewFile
  },
): Promise<string> => {
  const context: ChangeContext = { ...doing, at: platform.clock.now() }
  const { bureau } = context
  return keeping(
    platform,
    bureau,
    file,
    async (rows, kept) => {
      const [held] = await rows
        .select({ n: count() })
        .from(dossierDocuments)
        .where(and(eq(dossierDocuments.bureau, bureau), eq(dossierDocuments.facilityId, facilityId)))
      if ((held?.n ?? 0) >= mostDocuments)
        throw new Problem('too-large', {
          detail: {
            zh: `每份档案最多${mostDocuments}个文件`,
            en: `A dossier holds at most ${mostDocuments} documents`,
          },
        })
      const id = freshId(platform.randomness)
      const [revision] = await recordChanges(rows, context, [
        { kind: 'document', id, facilityId, action: 'created', before: null, after: null, previous: null },
      ])
      await rows.insert(dossierDocuments).values({
        bureau,
        id,
        facilityId,
        kind,
        title,
        version: 1,
        revision: revision as number,
        createdAt: context.at,
      })
      await rows.insert(documentVersions).values({ ...kept, documentId: id, version: 1 })
      return id
    },
    context,
  )
}

const lockDocument = async (
  rows: Rows,
  bureau: string,
  id: string,
  revision: number,
): Promise<DossierDocument> => {
  const [row] = await rows.select().from(dossierDocuments).where(theDocument(bureau, id)).for('update')
  if (!row) throw new Problem('not-found')
  if (row.revision !== revision) throw new Problem('register-row-changed')
  if (row.withdrawnAt !== null) throw new Problem('document-withdrawn')
  return row
}

const writeDocument = async (
  rows: Rows,
  context: ChangeContext,
  row: DossierDocument,
  columns: Partial<DossierDocument>,
): Promise<void> => {
  const changed = differences(row, { ...row, ...columns })
  if (!changed) return
  const [revision] = await recordChanges(rows, context, [
    {
      kind: 'document',
      id: row.id,
      facilityId: row.facilityId,
      action: 'changed',
      ...changed,
      previous: row.revision,
    },
  ])
  await rows
    .update(dossierDocuments)
    .set({ ...columns, revision: revision as number })
    .where(theDocument(context.bureau, row.id))
}

/**
 * A newer version of a document; the older ones stay and can still be fetched.
 * @throws Problem not-found, register-row-changed, document-withdrawn, document-format, too-large
 */
export const addDocumentVersion = (
  platform: Platform,
  doing: Doing,
  { id, revision, file }: { readonly id: string; readonly revision: number; readonly file: NewFile },
): Promise<void> => {
  const context: ChangeContext = { ...doing, at: platform.clock.now() }
  return keeping(
    platform,
    context.bureau,
    file,
    async (rows, kept) => {
      const row = await lockDocument(rows, context.bureau, id, revision)
      const version = row.version + 1
      await writeDocument(rows, context, row, { version })
      await rows.insert(documentVersions).values({ ...kept, documentId: id, version })
    },
    context,
  )
}

/** Another title or kind. @throws Problem not-found, register-row-changed, document-withdrawn */
export const changeDocument = async (
  rows: Rows,
  context: ChangeContext,
  {
    id,
    revision,
    title,
    kind,
  }: {
    readonly id: string
    readonly revision: number
    readonly title: string
    readonly kind: DocumentKind
  },
): Promise<void> =>
  writeDocument(rows, context, await lockDocument(rows, context.bureau, id, revision), { title, kind })

/**
 * Takes a document out of use, with the reason; its files are kept.
 * @throws Problem not-found, register-row-changed, document-withdrawn
 */
export const withdrawDocument = async (
  rows: Rows,
  context: ChangeContext,
  { id, revision, reason }: { readonly id: string; readonly revision: number; readonly reason: string },
): Promise<void> =>
  writeDocument(rows, context, await lockDocument(rows, context.bureau, id, revision), {
    withdrawnAt: context.at,
    withdrawnBy: context.by.name,
    withdrawalReason: reason,
  })
