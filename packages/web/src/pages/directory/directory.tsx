import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { Alert, Button, Select } from 'antd'
import { useState } from 'react'
import { editionQuery, editionsQuery } from '../../api/directory.ts'
import { useMay, useSession } from '../../api/session.ts'
import type { DirectoryEdition } from '../../api/types.ts'
import { EmptyState } from '../../shared/empty-state.tsx'
import { Loaded } from '../../shared/loaded.tsx'
import { PageHead } from '../../shared/page-head.tsx'
import { useTexts } from '../../texts/texts.tsx'
import { dayOf } from '../../time/moments.ts'
import { BeginEdition, type Beginning } from './begin-edition.tsx'
import { EditionView } from './edition-view.tsx'

const route = getRouteApi('/office/directory')

/** What may be begun: a year that has no edition, or an amendment of the edition in force; one at a time for a year. */
const beginnings = (editions: readonly DirectoryEdition[], thisYear: number): readonly Beginning[] => {
  const inForce = editions.find(edition => edition.inForce)
  const underWork = new Set(editions.filter(({ state }) => state !== 'published').map(({ year }) => year))
  return [thisYear, thisYear + 1].flatMap((year): Beginning[] => {
    if (underWork.has(year) || (inForce && inForce.year > year)) return []
    return [{ year, amends: inForce?.year === year ? inForce.name : null }]
  })
}

/** 重点排污单位名录: its editions, and the work on the one that is drawn up. */
export const DirectoryPage = () => {
  const { t } = useTexts()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const query = useQuery(editionsQuery)
  const thisYear = Number(dayOf(useSession().now).slice(0, 4))
  const mayWork = useMay('office')
  const [beginning, setBeginning] = useState<Beginning | null>(null)
  return (
    <Loaded query={query}>
      {({ items, decidesClass }) => {
        const first = items.find(({ state }) => state !== 'published') ?? items[0]
        const shown = items.find(({ name }) => name === search.edition) ?? first
        const choices = mayWork ? beginnings(items, thisYear) : []
        const begin = choices.map(each => (
          <Button
            key={each.year}
            type={items.length === 0 && each.year === thisYear ? 'primary' : 'default'}
            onClick={() => setBeginning(each)}
          >
            {each.amends ? t('directory.amend') : t('directory.begin', { year: each.year })}
          </Button>
        ))
        return (
          <>
            <PageHead
              title={t('menu.directory')}
              about={t('directory.about')}
              actions={
                <>
                  {items.length > 0 && (
                    <Select
                      aria-label={t('directory.editions')}
                      value={shown?.name ?? null}
                      onChange={edition => void navigate({ search: { edition: edition ?? undefined } })}
                      options={items.map(({ name, state, inForce }) => ({
                        value: name,
                        label: `${t('directory.editionOf', { name })} · ${inForce ? t('directory.inForce') : t(`state.directory.${state}`)}`,
                      }))}
                      style={{ minWidth: 180 }}
                    />
                  )}
                  {items.length > 0 && begin}
                </>
              }
            />
            {!decidesClass && (
              <Alert type="info" showIcon style={{ marginBottom: 16 }} title={t('directory.notDecides')} />
            )}
            {shown ? (
              <Edition key={shown.name} name={shown.name} />
            ) : (
              <div className="sheet">
                <EmptyState action={begin}>{t('directory.none')}</EmptyState>
              </div>
            )}
            {beginning && (
              <BeginEdition
                beginning={beginning}
                onBegun={edition => {
                  setBeginning(null)
                  void navigate({ search: { edition } })
                }}
                onClose={() => setBeginning(null)}
              />
            )}
          </>
        )
      }}
    </Loaded>
  )
}

const Edition = ({ name }: { name: string }) => {
  const query = useQuery(editionQuery(name))
  return <Loaded query={query}>{edition => <EditionView edition={edition} />}</Loaded>
}
