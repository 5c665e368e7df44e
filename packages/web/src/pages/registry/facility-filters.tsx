import { useQuery } from '@tanstack/react-query'
import { Button, Select } from 'antd'
import { useState } from 'react'
import { type FacilityFilter, facilityChoicesQuery } from '../../api/registry.ts'
import { operations, riskGrades } from '../../api/types.ts'
import { useClassWords } from '../../shared/class-words.ts'
import { DayFilter } from '../../shared/day-filter.tsx'
import { wordFor } from '../../shared/domain-words.ts'
import { FilterSelect } from '../../shared/filter-select.tsx'
import { SearchBox } from '../../shared/search-box.tsx'
import { useTexts } from '../../texts/texts.tsx'

/** Sections of GB/T 4754-2017, and the divisions that bureaus ask for. */
const industries = [
  'A',
  'B',
  'C',
  'C13',
  'C17',
  'C22',
  'C25',
  'C26',
  'C27',
  'C30',
  'C31',
  'C32',
  'C33',
  'D',
  'D44',
  'D46',
  'H',
  'N',
  'N77',
  'O',
  'Q',
] as const

const permitDays = [0, 30, 60, 90, 180] as const

const rarer = [
  'industry',
  'keyKind',
  'operation',
  'risk',
  'permitWithin',
  'visited',
  'notVisitedSince',
  'visitedSince',
  'coordinates',
  'division',
] as const satisfies readonly (keyof FacilityFilter)[]

const usual = ['q', 'class', 'state', 'area'] as const satisfies readonly (keyof FacilityFilter)[]

/** Whether anything is looked for at all. */
export const isFiltered = (search: FacilityFilter): boolean =>
  [...usual, ...rarer].some(name => search[name] !== undefined)

const cleared = Object.fromEntries([...usual, ...rarer].map(name => [name, undefined])) as FacilityFilter

/** What the register is narrowed by: the everyday filters, and behind a button the rarer ones. */
export const FacilityFilters = ({
  search,
  narrow,
}: {
  search: FacilityFilter
  narrow: (change: FacilityFilter) => void
}) => {
  const { t, text } = useTexts()
  const { drawn } = useClassWords()
  const choices = useQuery(facilityChoicesQuery).data
  const rare = rarer.filter(name => search[name] !== undefined).length
  const [more, setMore] = useState(rare > 0)
  return (
    <>
      <SearchBox
        label={t('facilities.search')}
        value={search.q ?? ''}
        onSearch={q => narrow({ q: q || undefined })}
      />
      <FilterSelect
        label={t('facility.class')}
        value={search.class}
        onChange={value => narrow({ class: value })}
        options={drawn.map(({ id, label }) => ({ value: id, label: text(label) }))}
      />
      <FilterSelect
        label={t('facility.state')}
        value={search.state}
        onChange={value => narrow({ state: value })}
        options={(['active', 'excluded'] as const).map(value => ({
          value,
          label: t(`state.facility.${value}`),
        }))}
      />
      <WordFilter
        label={t('facility.area')}
        value={search.area}
        words={choices?.areas}
        onChange={area => narrow({ area })}
      />
      <Button type="link" aria-expanded={more} onClick={() => setMore(!more)}>
        {more ? t('filters.fewer') : t('filters.more')}
        {!more && rare > 0 && ` (${rare})`}
      </Button>
      {isFiltered(search) && (
        <Button type="link" onClick={() => narrow(cleared)}>
          {t('filters.clear')}
        </Button>
      )}
      {more && (
        <fieldset className="filters rarer" aria-label={t('filters.more')}>
          <FilterSelect
            label={t('facility.industry')}
            value={search.industry}
            onChange={industry => narrow({ industry })}
            options={industries.map(value => ({ value, label: t(`industry.${value}`) }))}
            width={200}
          />
          <WordFilter
            label={t('facility.keyKinds')}
            value={search.keyKind}
            words={choices?.keyKinds}
            onChange={keyKind => narrow({ keyKind })}
          />
          {(choices?.divisions.length ?? 0) > 1 && (
            <WordFilter
              label={t('facility.division')}
              value={search.division}
              words={choices?.divisions}
              onChange={division => narrow({ division })}
            />
          )}
          <FilterSelect
            label={t('facility.operation')}
            value={search.operation}
            onChange={operation => narrow({ operation })}
            options={operations.map(value => ({ value, label: t(`operation.${value}`) }))}
          />
          <FilterSelect
            label={t('facility.riskGrade')}
            value={search.risk}
            onChange={risk => narrow({ risk })}
            options={riskGrades.map(value => ({ value, label: wordFor(value, t) }))}
          />
          <FilterSelect
            label={t('filter.permit')}
            value={search.permitWithin === undefined ? undefined : String(search.permitWithin)}
            onChange={value => narrow({ permitWithin: value === undefined ? undefined : Number(value) })}
            options={permitDays.map(days => ({
              value: String(days),
              label: days === 0 ? t('filter.permitOver') : t('filter.permitWithin', { days }),
            }))}
            width={190}
          />
          <FilterSelect
            label={t('filter.visited')}
            value={search.visited}
            onChange={visited => narrow({ visited })}
            options={[{ value: 'never', label: t('facility.neverVisited') }]}
          />
          <DayFilter
            label={t('filter.notVisitedSince')}
            value={search.notVisitedSince}
            onChange={notVisitedSince => narrow({ notVisitedSince })}
          />
          <DayFilter
            label={t('filter.visitedSince')}
            value={search.visitedSince}
            onChange={visitedSince => narrow({ visitedSince })}
          />
          <FilterSelect
            label={t('facility.coordinates')}
            value={search.coordinates}
            onChange={coordinates => narrow({ coordinates })}
            options={(['yes', 'no'] as const).map(value => ({
              value,
              label: t(`filter.coordinates.${value}`),
            }))}
          />
        </fieldset>
      )}
    </>
  )
}

/** A choice among words of the register, found by typing; a word of an old link that is gone still shows. */
const WordFilter = ({
  label,
  value,
  words = [],
  onChange,
}: {
  label: string
  value: string | undefined
  words: readonly string[] | undefined
  onChange: (value: string | undefined) => void
}) => (
  <Select<string | null, { value: string; label: string }>
    aria-label={label}
    placeholder={label}
    allowClear
    showSearch
    value={value ?? null}
    onChange={chosen => onChange(chosen ?? undefined)}
    options={[...new Set([...words, ...(value ? [value] : [])])].map(word => ({ value: word, label: word }))}
    style={{ width: 160 }}
  />
)
