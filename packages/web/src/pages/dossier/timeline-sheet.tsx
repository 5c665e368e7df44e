import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button, Skeleton, Tag } from 'antd'
import { timelineQuery } from '../../api/dossier.ts'
import { type Happening, type HappeningKind, happeningKinds } from '../../api/types.ts'
import { FilterSelect } from '../../shared/filter-select.tsx'
import { ProblemAlert } from '../../shared/problem-alert.tsx'
import { useTexts } from '../../texts/texts.tsx'
import { momentWords } from '../../time/moments.ts'

const colours: Readonly<Record<HappeningKind, string>> = {
  draw: 'gold',
  visit: 'blue',
  'outside-visit': 'cyan',
  enforcement: 'red',
  file: 'green',
  directory: 'purple',
  exclusion: 'orange',
  document: 'geekblue',
  change: 'default',
}

/** All that ever happened to the facility, newest first, of one kind or of all. */
export const TimelineSheet = ({
  facility,
  kind,
  onKind,
}: {
  facility: string
  kind: HappeningKind | undefined
  onKind: (kind: HappeningKind | undefined) => void
}) => {
  const { t } = useTexts()
  const query = useInfiniteQuery(timelineQuery(facility, kind))
  const items = query.data?.pages.flatMap(page => page.items) ?? []
  return (
    <section className="sheet dossier-part" id="timeline" aria-labelledby="timeline-title">
      <div className="part-head">
        <h2 id="timeline-title">{t('dossier.part.timeline')}</h2>
        <span className="no-print">
          <FilterSelect
            label={t('timeline.kind')}
            value={kind}
            onChange={onKind}
            options={happeningKinds.map(value => ({ value, label: t(`timeline.${value}`) }))}
            width={180}
          />
        </span>
      </div>
      <ProblemAlert error={query.error} onRetry={() => void query.refetch()} />
      {query.isPending && <Skeleton active paragraph={{ rows: 6 }} />}
      {query.data && items.length === 0 && (
        <p className="quiet">{t(kind ? 'filters.nothing' : 'timeline.none')}</p>
      )}
      <ol className="happenings" aria-label={t('dossier.part.timeline')}>
        {items.map(item => (
          <HappeningItem key={item.id} happening={item} />
        ))}
      </ol>
      {query.hasNextPage && (
        <Button
          block
          className="no-print"
          loading={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {t('timeline.more')}
        </Button>
      )}
    </section>
  )
}

const HappeningItem = ({ happening }: { happening: Happening }) => {
  const { t, text } = useTexts()
  const { kind, at, day, title, facts, changes, by } = happening
  return (
    <li className="happening">
      <div className="when numeric">{day ?? momentWords(at)}</div>
      <div className="what">
        <div>
          <Tag color={colours[kind]}>{t(`timeline.${kind}`)}</Tag>
          <Titled happening={happening}>{text(title)}</Titled>
          {by && <span className="quiet"> {t('timeline.by', { name: by })}</span>}
        </div>
        {facts.length > 0 && (
          <div className="quiet facts">
            {facts.map(({ label, value }) => (
              <span key={label.en}>
                {text(label)}：{text(value)}
              </span>
            ))}
          </div>
        )}
        {changes.length > 0 && (
          <ul>
            {changes.map(({ label, from, to }) => (
              <li key={label.zh}>
                {text(label)}：<del>{from ? text(from) : t('timeline.blank')}</del> →{' '}
                <ins>{to ? text(to) : t('timeline.blank')}</ins>
              </li>
            ))}
          </ul>
        )}
      </div>
    </li>
  )
}

const Titled = ({ happening: { link }, children }: { happening: Happening; children: string }) => {
  if (!link) return <strong>{children}</strong>
  switch (link.to) {
    case 'draw':
      return (
        <Link to="/draws/$drawId" params={{ drawId: link.id }}>
          {children}
        </Link>
      )
    case 'visit':
      return (
        <Link to="/visits/$drawId/$index" params={{ drawId: link.drawId, index: String(link.index) }}>
          {children}
        </Link>
      )
    case 'outside-visit':
      return (
        <Link to="/outside-visits/$visitId" params={{ visitId: link.id }}>
          {children}
        </Link>
      )
    case 'exclusion':
      return (
        <Link to="/exclusions/$exclusionId" params={{ exclusionId: link.id }}>
          {children}
        </Link>
      )
    case 'entry':
    case 'document':
      return <a href={`#${link.to}-${link.id}`}>{children}</a>
    default:
      return link satisfies never
  }
}
