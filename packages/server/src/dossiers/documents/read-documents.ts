import { and, desc, eq, inArray, sql } from 'drizzle-orm'
import type { Rows } from '../../platform/database.ts'
import { readKeptFile } from '../../platform/kept-files.ts'
import type { Platform } from '../../platform/platform.ts'
import { Problem } from '../../platform/problems.ts'
import { documentVersions, dossierDocuments } from '../tables.ts'
import { documentSeal } from './document-seal.ts'

export type DossierDocument = typeof dossierDocuments.$inferSelect
export type DocumentVersion = typeof documentVersions.$inferSelect
export type DocumentWithVersions = DossierDocument & {
  /** The newest first. */
  readonly versions: readonly DocumentVersion[]
}

const withVersions = async (
  rows: Rows,
  bureau: string,
  documents: readonly DossierDocument[],
): Promise<readonly DocumentWithVersions[]> => {
  if (documents.length === 0) return []
  const ids = documents.map(({ id }) => id)
  const versions = await rows
    .select()
    .from(documentVersions)
    .where(
      and(
        eq(documentVersions.bureau, bureau),
        sql`${documentVersions.documentId} = any(${sql.param(ids)}::text[])`,
      ),
    )
    .orderBy(desc(documentVersions.version))
  return documents.map(document => ({
    ...document,
    versions: versions.filter(({ documentId }) => documentId === document.id),
  }))
}

/** The documents of a facility's dossier, withdrawn ones included, the newest first. */
export const documentsOf = async (
  rows: Rows,
  bureau: string,
  facilityId: string,
): Promise<readonly DocumentWithVersions[]> =>
  withVersions(
    rows,
    bureau,
    await rows
      .select()
      .from(dossierDocuments)
      .where(and(eq(dossierDocuments.bureau, bureau), eq(dossierDocuments.facilityId, facilityId)))
      .orderBy(desc(dossierDocuments.createdAt), desc(dossierDocuments.id)),
  )

/** @throws Problem not-found */
export const readDocument = async (rows: Rows, bureau: string, id: string): Promise<DocumentWithVersions> => {
  const found = await rows
    .select()
    .from(dossierDocuments)
    .where(and(eq(dossierDocuments.bureau, bureau), eq(dossierDocuments.id, id)))
  const [document] = await withVersions(rows, bureau, found)
  if (!document) throw new Problem('not-found')
  return document
}

/** One version of a document, its file in clear. @throws Problem not-found */
export const readDocumentFile = async (
  platform: Platform,
  bureau: string,
  id: string,
  version: number,
): Promise<{ readonly file: DocumentVersion; readonly bytes: Uint8Array }> => {
  const [file] = await platform.database
    .select()
    .from(documentVersions)
    .where(
      and(
        eq(documentVersions.bureau, bureau),
        eq(documentVersions.documentId, id),
        eq(documentVersions.version, version),
      ),
    )
  if (!file) throw new Problem('not-found')
  const sealed = await readKeptFile(platform, 'dossiers', file.fileId)
  return { file, bytes: platform.vault.unseal(documentSeal(file), sealed) }
}

/** Those of the ids that are documents. */
export const findDocuments = async (
  rows: Rows,
  bureau: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, DossierDocument>> => {
  if (ids.length === 0) return new Map()
  const found = await rows
    .select()
    .from(dossierDocuments)
    .where(and(eq(dossierDocuments.bureau, bureau), inArray(dossierDocuments.id, [...ids])))
  return new Map(found.map(document => [document.id, document]))
}
