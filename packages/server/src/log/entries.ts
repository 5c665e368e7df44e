/** What the log records. Every entry is public from the moment it is appended: nothing here may name an unopened lot. */
export type LogEntry =
  | { readonly kind: 'commitment'; readonly draw: string; readonly commitment: object }
  | { readonly kind: 'sealed-root'; readonly draw: string; readonly root: string; readonly lots: number }
  | { readonly kind: 'lot-opened'; readonly draw: string; readonly index: number; readonly leaf: string }
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
