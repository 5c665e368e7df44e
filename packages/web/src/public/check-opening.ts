import {
  type AmendedOpening,
  fromHex,
  type LoggedAmendment,
  leafHash,
  lotLeafHash,
  type Opening,
  type Suite,
  verifyAmendedOpening,
  verifyInclusion,
  verifyOpening,
} from '@mingqian/draw'
import { readCheckpoint } from '@mingqian/log'

type LoggedEntry = { readonly index: number; readonly body: string; readonly proof: readonly string[] }

/** What the server wrote into the page of an opened lot. Nothing of it is believed. */
export type Evidence = {
  readonly draw: string
  readonly suite: Suite
  readonly leafHash: string
  readonly opening: Opening | AmendedOpening
  readonly root: string
  readonly sealed: LoggedEntry
  readonly opened: LoggedEntry
  /** Of a lot that an amendment made: that amendment, then the one that made the lot it replaced, and so on. */
  readonly amendments: readonly LoggedEntry[]
  /** A C2SP signed note, and the log's verifier key. */
  readonly checkpoint: string
  readonly key: string
}

/** What the page shows, and the hash in its address. */
export type Shown = {
  readonly leafHash: string
  readonly facility: string
  readonly team: readonly { readonly role: string; readonly inspector: string }[]
}

export type OpeningChecks = {
  readonly lot: boolean
  /** In the sealed list; of a lot that an amendment made, in the log's entry of that amendment. */
  readonly included: boolean
  readonly sealedLogged: boolean
  readonly openedLogged: boolean
  readonly signed: boolean
  readonly sealedAt: string
  readonly openedAt: string
  /** Of a lot that an amendment made: the number, from 0, of the lot of the sealed list it stands for, and the moment. */
  readonly amended: { readonly original: number; readonly at: string } | null
  /** Entries under the checkpoint. */
  readonly entries: number
}

/**
 * Checks an opened lot from the page's words down to the log's signature: each step binds one to the next, so that a
 * name exchanged anywhere shows.
 */
export const checkOpening = (evidence: Evidence, shown: Shown): OpeningChecks => {
  const { suite, opening, root, sealed, opened } = evidence
  const { lot } = opening
  const checkpoint = readCheckpoint(evidence.checkpoint, evidence.key)

  const logged = ({ index, body, proof }: LoggedEntry): boolean =>
    checkpoint !== null &&
    verifyInclusion({
      suite: 'sha256',
      leafHash: leafHash('sha256', new TextEncoder().encode(body)),
      index,
      size: checkpoint.size,
      proof: proof.map(fromHex),
      root: checkpoint.root,
    })

  const sealedEntry = JSON.parse(sealed.body)
  const openedEntry = JSON.parse(opened.body)
  const leaf = lotLeafHash(suite, lot)
  const sameTeam =
    lot.team.length === shown.team.length &&
    lot.team.every(
      ({ role, inspector }, i) => role === shown.team[i]?.role && inspector === shown.team[i]?.inspector,
    )

  const chain = evidence.amendments.map(each => ({ ...each, entry: JSON.parse(each.body) }))
  // Each amendment is in the log, of this draw, after the sealing, and older than the one it led to.
  const chainLogged = chain.every(
    (each, at) =>
      logged(each) &&
      each.entry.kind === 'amendment' &&
      each.entry.draw === evidence.draw &&
      each.index > sealed.index &&
      each.index < (chain[at - 1]?.index ?? opened.index),
  )
  const included =
    'proof' in opening
      ? chain.length === 0 && verifyOpening(suite, opening, root)
      : chainLogged &&
        verifyAmendedOpening(
          suite,
          opening,
          chain.map(({ entry }) => entry as LoggedAmendment),
        )

  return {
    lot: leaf === evidence.leafHash && leaf === shown.leafHash && lot.facility === shown.facility && sameTeam,
    included,
    sealedLogged:
      logged(sealed) &&
      sealedEntry.kind === 'sealed-root' &&
      sealedEntry.draw === evidence.draw &&
      sealedEntry.root === root &&
      sealedEntry.lots === opening.size,
    openedLogged:
      logged(opened) &&
      openedEntry.kind === 'lot-opened' &&
      openedEntry.draw === evidence.draw &&
      openedEntry.index === opening.index &&
      openedEntry.leaf === leaf &&
      sealed.index < opened.index,
    signed: checkpoint !== null,
    sealedAt: String(sealedEntry.at),
    openedAt: String(openedEntry.at),
    amended:
      'proof' in opening
        ? null
        : { original: Number(chain.at(-1)?.entry.replaces), at: String(chain[0]?.entry.at) },
    entries: checkpoint?.size ?? 0,
  }
}
