import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { planPreviewQuery } from '../../api/plans.ts'
import type { Plan, PlanChoices } from '../../api/types.ts'
import type { Trial } from './what-if.tsx'

/** The value as it was when it last stood still for so many milliseconds. */
const useSettled = <T>(value: T, milliseconds: number): T => {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), milliseconds)
    return () => clearTimeout(timer)
  }, [value, milliseconds])
  return settled
}

const isSame = (one: PlanChoices, other: PlanChoices): boolean => {
  const ids = [...new Set([...Object.keys(one), ...Object.keys(other)])]
  return ids.every(id => {
    const [a, b] = [one[id], other[id]]
    return (
      (a?.extraVisited ?? 0) === (b?.extraVisited ?? 0) &&
      (a?.share?.num ?? 0) * (b?.share?.den ?? 1) === (b?.share?.num ?? 0) * (a?.share?.den ?? 1)
    )
  })
}

/** A year's dials, the plan they lead to, and the plan of the rules alone. It starts from the draft if there is one. */
export const useTrial = (year: number, stored: Plan | undefined) => {
  const drafted = stored?.choices ?? {}
  const [trial, setTrial] = useState<Trial>({ choices: drafted, inspectorsInPost: undefined })
  const enabled = stored?.state !== 'approved'
  const ruled = useQuery({ ...planPreviewQuery({ year, choices: {} }), enabled })
  const tried = useQuery({ ...planPreviewQuery({ year, ...useSettled(trial, 150) }), enabled })
  const choicesChanged = !isSame(trial.choices, drafted)
  return {
    trial,
    setTrial,
    ruled,
    tried,
    /** Whether the draft would become another one by these dials. */
    choicesChanged,
    isTrying: choicesChanged || trial.inspectorsInPost !== undefined,
  }
}
