import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Badge, Drawer, Tabs } from 'antd'
import { useState } from 'react'
import { candidateQuery, decisionTrailQuery } from '../../api/directory.ts'
import {
  type Candidate,
  type DirectoryCategory,
  directoryCategories,
  type EditionDetail,
} from '../../api/types.ts'
import { Loaded } from '../../shared/loaded.tsx'
import { useTexts } from '../../texts/texts.tsx'
import { momentWords } from '../../time/moments.ts'
import { DecisionForm } from './decision-form.tsx'
import { standingOf } from './standing.ts'

const colours = { new: 'blue', kept: 'green', dropped: 'orange', open: 'red' } as const

/** Who decided what of the facility for this edition, from what to what. */
const Trail = ({ edition, facility }: { edition: string; facility: string }) => {
  const { t } = useTexts()
  const query = useQuery(decisionTrailQuery(edition, facility))
  if (!query.data || query.data.length === 0) return null
  return (
    <section aria-label={t('directory.trail')}>
      <h3>{t('directory.trail')}</h3>
      <ul className="plain-rows">
        {query.data.map(({ category, action, at, by, after }) => {
          const listed = after?.listed
          const what =
            typeof listed === 'boolean' ? t(listed ? 'state.decision.listed' : 'state.decision.unlisted') : ''
          const said =
            action === 'removed' ? 'removed' : action === 'created' ? 'created' : what ? 'changed' : 'edited'
          return (
            <li key={`${category} ${at} ${action}`}>
              <span className="numeric quiet">{momentWords(at)}</span> {t(`category.${category}`)}：
              {t(`directory.trail.${said}`, { name: by, what })}
              {typeof after?.reason === 'string' && after.reason !== '' && ` — ${after.reason}`}
            </li>
          )
        })}
      </ul>
    </section>
  )
}

/** The category to begin with: the one filtered by, then one still to be decided, then one that is decided. */
const firstCategory = (candidate: Candidate, wanted: DirectoryCategory | undefined): DirectoryCategory =>
  wanted ??
  directoryCategories.find(category => standingOf(candidate, category) === 'open') ??
  candidate.decisions[0]?.category ??
  'water'

/** One facility: the findings, the score and the decision for each category, beside the list. */
export const DecisionDrawer = ({
  edition,
  facility,
  mayWork,
  category,
  onClose,
}: {
  edition: EditionDetail
  facility: string
  mayWork: boolean
  category: DirectoryCategory | undefined
  onClose: () => void
}) => {
  const { t } = useTexts()
  const query = useQuery(candidateQuery(edition.name, facility))
  const [chosen, setChosen] = useState<DirectoryCategory | null>(null)
  const facts = query.data?.facility
  return (
    <Drawer
      open
      size={720}
      title={facts?.name ?? ''}
      onClose={onClose}
      styles={{ wrapper: { maxWidth: '100vw' } }}
      extra={
        <Link to="/facilities/$facilityId" params={{ facilityId: facility }}>
          {t('openAsPage')}
        </Link>
      }
    >
      <Loaded query={query}>
        {candidate => (
          <>
            <p className="quiet">
              {candidate.facility.id} · {candidate.facility.area} {candidate.facility.address} ·{' '}
              {candidate.facility.industry} · {t('directory.now')}：
              {candidate.inForce.map(each => t(`category.${each}`)).join(t('list.joint')) || '—'}
              {!candidate.takesPart && ` · ${t('directory.notPart')}`}
            </p>
            <Tabs
              activeKey={chosen ?? firstCategory(candidate, category)}
              onChange={key => setChosen(key as DirectoryCategory)}
              destroyOnHidden
              items={directoryCategories.map(each => {
                const standing = standingOf(candidate, each)
                const decision = candidate.decisions.find(one => one.category === each)
                const label = t(`category.${each}`)
                return {
                  key: each,
                  label: standing ? (
                    <Badge dot color={colours[standing]} title={t(`state.standing.${standing}`)}>
                      {label}
                    </Badge>
                  ) : (
                    label
                  ),
                  children: (
                    <DecisionForm
                      key={`${each} ${decision?.revision ?? 0}`}
                      edition={edition}
                      facility={facility}
                      category={each}
                      decision={decision ?? null}
                      mayWork={mayWork}
                    />
                  ),
                }
              })}
            />
            <Trail edition={edition.name} facility={facility} />
          </>
        )}
      </Loaded>
    </Drawer>
  )
}
