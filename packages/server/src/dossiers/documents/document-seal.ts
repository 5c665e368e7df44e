/** The vault's context of a document's file: it opens nowhere but under its own row. */
export const documentSeal = ({
  bureau,
  fileId,
}: {
  readonly bureau: string
  readonly fileId: string
}): string => `dossier/${bureau}/${fileId}`
