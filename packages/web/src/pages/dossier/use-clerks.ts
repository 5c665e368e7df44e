import { useState } from 'react'
import { problemOf } from '../../api/problem.ts'
import { type Choices, differencesBetween, settled, type Values } from './differences.ts'

type Conflict<T> = { readonly theirs: T; readonly mine: Values }

/**
 * Saves what one of perhaps two clerks has typed. If the other was first, what both say is laid side by side, and what
 * is chosen is saved on top of what the other has saved.
 * @param started what the form began from  @param valuesOf what a form holds of it
 * @param readNow reads it anew  @param save saves values that were typed over the state given
 */
export const useClerks = <T>({
  started,
  valuesOf,
  readNow,
  save,
}: {
  started: T
  valuesOf: (state: T) => Values
  readNow: () => Promise<T>
  save: (values: Values, from: T) => Promise<unknown>
}) => {
  const [from, setFrom] = useState(started)
  const [conflict, setConflict] = useState<Conflict<T> | null>(null)
  const [saving, setSaving] = useState(false)
  const [error, setError] = useState<unknown>(null)

  const submit = async (mine: Values, over: T): Promise<boolean> => {
    setSaving(true)
    setError(null)
    try {
      await save(mine, over)
      setConflict(null)
      return true
    } catch (problem) {
      try {
        if (problemOf(problem).code !== 'register-row-changed') throw problem
        setConflict({ theirs: await readNow(), mine })
      } catch (other) {
        setConflict(null)
        setError(other)
      }
      return false
    } finally {
      setSaving(false)
    }
  }

  return {
    /** What the form's values are over; after a conflict what the other has saved. */
    from,
    saving,
    error,
    conflict: conflict && {
      theirs: conflict.theirs,
      differences: differencesBetween(valuesOf(from), valuesOf(conflict.theirs), conflict.mine),
    },
    save: (mine: Values) => submit(mine, from),
    /** @returns the form's values after the choices, and whether they are saved */
    choose: async (choices: Choices): Promise<{ values: Values; saved: boolean }> => {
      if (!conflict) throw new Error('there is nothing to choose')
      const values = settled(valuesOf(conflict.theirs), conflict.mine, choices)
      setFrom(conflict.theirs)
      return { values, saved: await submit(values, conflict.theirs) }
    },
    back: () => setConflict(null),
  }
}
