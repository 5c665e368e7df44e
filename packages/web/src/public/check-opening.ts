import {
  fromHex,
  leafHash,
  lotLeafHash,
  type Opening,
  type Suite,
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
  readonly opening: Opening
  readonly root: string
  readonly sealed: LoggedEntry
  readonly opened: LoggedEntry
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
  readonly included: boolean
  readonly sealedLogged: boolean
  readonly openedLogged: boolean
  readonly signed: boolean
  readonly sealedAt: string
  readonly openedAt: string
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

  return {
    lot: leaf === evidence.leafHash && leaf === shown.leafHash && lot.facility === shown.facility && sameTeam,
    included: verifyOpening(suite, opening, root),
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
    entries: checkpoint?.size ?? 0,
  }
}
