import { createHash } from 'node:crypto'
import { toHex } from '@mingqian/draw'
import { armor, Encrypter } from 'age-encryption'
import { and, desc, eq } from 'drizzle-orm'
import { type Cosigner, cosignerById, type Recipient } from '../cosigners/index.ts'
import { drawView, type ListForFiling, listForFiling } from '../draws/index.ts'
import { appendToLog, checkpointOf, logSigner, logSize, proveInclusion, readEntries } from '../log/index.ts'
import type { Bureau } from '../platform/bureau.ts'
import type { Rows } from '../platform/database.ts'
import type { Person } from '../platform/http.ts'
import type { Platform } from '../platform/platform.ts'
import { Problem } from '../platform/problems.ts'
import { freshId } from '../platform/randomness.ts'
import { filingPackages } from './tables.ts'

export type FilingPackage = typeof filingPackages.$inferSelect

/** A log entry as it was hashed, with the proof that it is in the tree of the package's checkpoint. */
const provedEntry = async (rows: Rows, index: number, size: number) => {
  const [entry] = await readEntries(rows, index, index + 1)
  if (!entry) throw new Error(`the log lacks entry ${index}`)
  return { index, body: entry.body, proof: (await proveInclusion(rows, index, size)).map(toHex) }
}

/** Pads to a power of two at least 64 KiB: a list's length would tell how long the names in it are. */
const padded = (text: string): string => {
  const length = Buffer.byteLength(text)
  let size = 64 * 1024
  while (size < length) size *= 2
  return text + ' '.repeat(size - length)
}

const encryptTo = async (recipient: string, list: ListForFiling): Promise<string> => {
  const encrypter = new Encrypter()
  encrypter.addRecipient(recipient)
  return armor.encode(await encrypter.encrypt(padded(JSON.stringify(list))))
}

/** What a package says in clear: all of it is public already. */
const factsOf = async (rows: Rows, platform: Platform, bureau: Bureau, drawId: string) => {
  const draw = await drawView(rows, bureau.code, drawId)
  if (draw.commitmentLogIndex === null || draw.sealedLogIndex === null || draw.sealedAt === null)
    throw new Problem('draw-state')
  const size = await logSize(rows)
  return {
    format: 'mingqian-filing/1',
    bureau: { code: bureau.code, name: bureau.name },
    draw: draw.id,
    title: draw.title,
    period: draw.period,
    suite: draw.suite,
    commitmentHash: draw.commitmentHash,
    root: draw.root,
    lots: draw.lots,
    sealedAt: draw.sealedAt,
    commitment: await provedEntry(rows, draw.commitmentLogIndex, size),
    sealed: await provedEntry(rows, draw.sealedLogIndex, size),
    checkpoint: (await checkpointOf(rows, platform, size)).note,
    logKey: (await logSigner(rows, platform)).verifierKey,
  }
}

/**
 * Makes the sealed package of a draw's list for one recipient: facts and proofs in clear, the list encrypted to the
 * recipient's key. It unseals the list in the server and shows it to nobody, which is on record all the same. The log
 * gets the package's hash, so that a cosignature of a checkpoint beyond it is a receipt of this very package.
 * @throws Problem not-found, draw-state, cosigner-withdrawn, cosigner-without-encryption
 */
export const makePackage = async (
  rows: Rows,
  platform: Platform,
  request: {
    readonly bureau: Bureau
    readonly drawId: string
    readonly cosigner: string
    readonly person: Person
    readonly from: string
  },
): Promise<FilingPackage> => {
  const { bureau, drawId, person, from } = request
  const cosigner = await cosignerById(rows, request.cosigner)
  if (!cosigner) throw new Problem('not-found')
  const { encryption, recipient } = usable(cosigner)
  const facts = await factsOf(rows, platform, bureau, drawId)
  const list = await listForFiling(rows, platform, {
    bureau: bureau.code,
    drawId,
    person,
    from,
    action: 'file-list',
    reason: `备案包加密给${cosigner.name}`,
  })
  const document = {
    ...facts,
    recipient: { name: cosigner.name, key: cosigner.key, encryption },
    list: await encryptTo(encryption, list),
  }
  const file = Buffer.from(`${JSON.stringify(document, null, 1)}\n`)
  const hash = createHash('sha256').update(file).digest('hex')
  const madeAt = platform.clock.now()
  const logIndex = await appendToLog(rows, madeAt, {
    kind: 'filing-package',
    draw: drawId,
    root: list.root,
    recipient,
    key: cosigner.key,
    package: hash,
  })
  const made: FilingPackage = {
    bureau: bureau.code,
    id: freshId(platform.randomness),
    drawId,
    cosigner: cosigner.id,
    recipient,
    madeAt,
    madeBy: person.name,
    file,
    hash,
    logIndex,
  }
  await rows.insert(filingPackages).values(made)
  return made
}

const usable = (cosigner: Cosigner): { readonly encryption: string; readonly recipient: Recipient } => {
  if (cosigner.withdrawnAt !== null) throw new Problem('cosigner-withdrawn')
  const { encryption, recipient } = cosigner
  if (encryption === null || recipient === null) throw new Problem('cosigner-without-encryption')
  return { encryption, recipient }
}

/** The packages of a draw, the newest first, without their bytes. */
export const packagesOf = (rows: Rows, bureau: string, drawId: string) =>
  rows
    .select({
      id: filingPackages.id,
      cosigner: filingPackages.cosigner,
      recipient: filingPackages.recipient,
      madeAt: filingPackages.madeAt,
      madeBy: filingPackages.madeBy,
      hash: filingPackages.hash,
      logIndex: filingPackages.logIndex,
    })
    .from(filingPackages)
    .where(and(eq(filingPackages.bureau, bureau), eq(filingPackages.drawId, drawId)))
    .orderBy(desc(filingPackages.logIndex))

/** A package's bytes as they were made. @throws Problem not-found */
export const packageFile = async (rows: Rows, bureau: string, id: string): Promise<FilingPackage> => {
  const [found] = await rows
    .select()
    .from(filingPackages)
    .where(and(eq(filingPackages.bureau, bureau), eq(filingPackages.id, id)))
  if (!found) throw new Problem('not-found')
  return found
}
