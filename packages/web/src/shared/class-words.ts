import { useQuery } from '@tanstack/react-query'
import { classesQuery } from '../api/rules.ts'
import { useTexts } from '../texts/texts.tsx'

/** The names of the rules' classes and of the strata that their coverage makes; an id nobody knows is shown as it is. */
export const useClassWords = () => {
  const { t, text } = useTexts()
  const known = useQuery(classesQuery).data ?? []
  const classWord = (id: string): string => {
    const found = known.find(one => one.id === id)
    return found ? text(found.label) : id
  }
  /** `key.due` and `key.again` are those not yet visited in the coverage cycle, and those visited. */
  const stratumWord = (stratum: string): string => {
    const [id = stratum, part] = stratum.split('.')
    if (part === 'due') return t('stratum.due', { name: classWord(id) })
    if (part === 'again') return t('stratum.again', { name: classWord(id) })
    return classWord(id)
  }
  return { drawn: known.filter(one => one.drawn), classWord, stratumWord }
}
