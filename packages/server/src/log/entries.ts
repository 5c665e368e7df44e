/** What the log records. Every entry is public from the moment it is appended: nothing here may name an unopened lot. */
export type LogEntry =
  | { readonly kind: 'commitment'; readonly draw: string; readonly commitment: object }
  | { readonly kind: 'sealed-root'; readonly draw: string; readonly root: string; readonly lots: number }
  | { readonly kind: 'lot-opened'; readonly draw: string; readonly index: number; readonly leaf: string }
  | {
      /** A lot was replaced by protocol; its substitute is told by its leaf hash alone. */
      readonly kind: 'amendment'
      readonly draw: string
      readonly amendment: 'facility' | 'inspector'
      readonly replaces: number
      readonly index: number
      readonly leaf: string
      readonly reason: string
    }
  | { readonly kind: 'draw-opened'; readonly draw: string; readonly bundle: string }
  | {
      readonly kind: 'rules'
      readonly id: string
      readonly version: number
      readonly hash: string
      readonly inForceFrom: string
      readonly document: object
    }
  | { readonly kind: 'plan'; readonly year: number; readonly plan: object }
  | {
      readonly kind: 'directory'
      /** Name of the edition: its year, or `year.amendment`. */
      readonly edition: string
      readonly year: number
      readonly facilities: number
      /** SHA-256 of the list's canonical JSON, which the portal offers for download. */
      readonly hash: string
    }
  | { readonly kind: 'record-signed'; readonly draw: string; readonly index: number; readonly record: string }
  | { readonly kind: 'holiday-notice'; readonly year: number; readonly notice: object | null }
  | {
      readonly kind: 'filing'
      /** A sealed list by its root, or the plan of a year. */
      readonly subject: { readonly draw: string; readonly root: string } | { readonly year: number }
      readonly recipient: string
      readonly filedOn: string
      readonly receipt: string
      /** The log as it stood when this was recorded: its size, and its root in hex. */
      readonly checkpoint: { readonly size: number; readonly root: string }
    }
  | { readonly kind: 'result'; readonly id: string; readonly result: object }
  | {
      readonly kind: 'cosigner'
      readonly act: 'entered' | 'withdrawn'
      /** The body's name, and its C2SP verifier key. */
      readonly name: string
      readonly key: string
      /** The age recipient that filings to it are encrypted to. */
      readonly encryption: string | null
      /** Which recipient of filings the body is; none for a mere witness. */
      readonly recipient: string | null
    }
  | {
      readonly kind: 'filing-package'
      readonly draw: string
      readonly root: string
      readonly recipient: string
      /** The cosigner it is encrypted for, by verifier key. */
      readonly key: string
      /** SHA-256 of the package's bytes. The list in them is encrypted with fresh random keys, so it tells nothing. */
      readonly package: string
    }
