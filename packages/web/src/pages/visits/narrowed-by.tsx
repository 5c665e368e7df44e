import { useQuery } from '@tanstack/react-query'
import { Tag } from 'antd'
import { drawsQuery } from '../../api/draws.ts'
import type { VisitFilter } from '../../api/visits.ts'
import { useClassWords } from '../../shared/class-words.ts'
import { useTexts } from '../../texts/texts.tsx'

type Narrowing = Pick<
  VisitFilter,
  'draw' | 'year' | 'class' | 'facility' | 'inspector' | 'violation' | 'state'
>

/** What a link from elsewhere narrowed the list of visits by, each to be taken off again. */
export const NarrowedBy = ({
  search,
  facilityName,
  onClear,
}: {
  search: Narrowing
  facilityName: string | undefined
  onClear: (name: keyof Narrowing) => void
}) => {
  const { t, text } = useTexts()
  const { classWord } = useClassWords()
  const draws = useQuery({ ...drawsQuery, enabled: search.draw !== undefined })
  const draw = draws.data?.find(each => each.id === search.draw)
  const said: readonly (readonly [keyof Narrowing, string | undefined])[] = [
    ['draw', search.draw && t('narrowed.draw', { name: draw ? text(draw.title) : search.draw })],
    ['year', search.year ? t('narrowed.year', { year: search.year }) : undefined],
    ['class', search.class && t('narrowed.class', { name: classWord(search.class) })],
    ['facility', search.facility && t('outside.ofFacility', { name: facilityName ?? search.facility })],
    ['inspector', search.inspector && t('narrowed.inspector', { name: search.inspector })],
    [
      'violation',
      search.violation && t(search.violation === 'yes' ? 'narrowed.violationYes' : 'narrowed.violationNo'),
    ],
    ['state', search.state === 'recorded' ? t('narrowed.recorded') : undefined],
  ]
  return said.map(
    ([name, words]) =>
      words && (
        <Tag key={name} closable style={{ flex: 'none' }} onClose={() => onClear(name)}>
          {words}
        </Tag>
      ),
  )
}
