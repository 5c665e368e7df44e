import { createContext, type ReactNode, useContext, useMemo } from 'react'
import type { RuleCheck } from '../../api/types.ts'

/** A document under work. Its shape is not known to be right: the server says what is wrong with it. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }
export type Path = readonly (string | number)[]

/** The value at a path; undefined where there is none. */
export const valueAt = (document: Json | undefined, path: Path): Json | undefined =>
  path.reduce<Json | undefined>(
    (value, step) =>
      typeof value === 'object' && value !== null ? (value as Record<string, Json>)[step] : undefined,
    document,
  )

/** The document with another value at a path; undefined takes the value away. */
export const withValue = (document: Json | undefined, path: Path, value: Json | undefined): Json => {
  const [step, ...rest] = path
  if (step === undefined) return value ?? null
  const child = withoutHole(valueAt(document, [step]), rest, value)
  if (Array.isArray(document)) {
    const items = [...document] as Json[]
    if (child === undefined) items.splice(Number(step), 1)
    else items[Number(step)] = child
    return items
  }
  const fields = typeof document === 'object' && document !== null ? { ...document } : {}
  if (child === undefined) delete (fields as Record<string, Json>)[step]
  else (fields as Record<string, Json>)[step] = child
  return fields as Json
}

const withoutHole = (document: Json | undefined, path: Path, value: Json | undefined): Json | undefined =>
  path.length === 0 ? value : withValue(document, path, value)

type Draft = {
  readonly document: Json
  readonly set: (path: Path, value: Json | undefined) => void
  readonly findings: RuleCheck['findings']
  readonly readOnly: boolean
}

const DraftContext = createContext<Draft | null>(null)

export const DraftProvider = ({
  document,
  set,
  findings,
  readOnly,
  children,
}: Draft & { children: ReactNode }) => {
  const draft = useMemo(() => ({ document, set, findings, readOnly }), [document, set, findings, readOnly])
  return <DraftContext value={draft}>{children}</DraftContext>
}

const useDraft = (): Draft => {
  const draft = useContext(DraftContext)
  if (!draft) throw new Error('a field outside of the draft')
  return draft
}

/** One field of the draft: its value, how to change it, and what the server finds wrong with it or below it. */
export const useField = (path: Path) => {
  const { document, set, findings, readOnly } = useDraft()
  const dotted = path.join('.')
  return {
    value: valueAt(document, path),
    change: (value: Json | undefined) => set(path, value),
    finding: findings.find(each => each.path === dotted),
    readOnly,
  }
}

/** A list of the draft: how many entries, and how to add, move and take away. */
export const useEntries = (path: Path) => {
  const { value, change, finding, readOnly } = useField(path)
  const items: readonly Json[] = Array.isArray(value) ? value : []
  return {
    items,
    finding,
    readOnly,
    add: (item: Json) => change([...items, item]),
    remove: (at: number) => change(items.filter((_, index) => index !== at)),
    moveUp: (at: number) =>
      change(
        items.map((item, index) => (index === at - 1 ? items[at]! : index === at ? items[at - 1]! : item)),
      ),
  }
}
