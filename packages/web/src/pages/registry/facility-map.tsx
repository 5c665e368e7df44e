import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { useCallback, useMemo, useState } from 'react'
import {
  facilityMapQuery,
  groundQuery,
  type MapWindow,
  mapSettingsQuery,
  outlineQuery,
} from '../../api/map.ts'
import type { FacilityFilter } from '../../api/registry.ts'
import type { FacilityMap as Shown } from '../../api/types.ts'
import { useClassWords } from '../../shared/class-words.ts'
import { EmptyState } from '../../shared/empty-state.tsx'
import { Loaded } from '../../shared/loaded.tsx'
import { ProblemAlert } from '../../shared/problem-alert.tsx'
import { useTexts } from '../../texts/texts.tsx'
import { MapCanvas } from './map-canvas.tsx'
import { ringOf, signOf } from './map-signs.ts'

type Props = {
  /** The filters of the list; its order and page mean nothing here. */
  search: FacilityFilter & Readonly<Record<string, unknown>>
  onUnplaced: () => void
}

const legendRing = ringOf(
  [
    { place: 0, count: 1 },
    { place: 1, count: 2 },
  ],
  '',
  'map-ring small',
)

/** The register on a map, under the filters of the list. */
const FacilityMap = ({ search, onUnplaced }: Props) => {
  const { t } = useTexts()
  const navigate = useNavigate()
  const { classWord, drawn } = useClassWords()
  const [window, setWindow] = useState<MapWindow | null>(null)
  const filter = useMemo(() => {
    const { after: _after, limit: _limit, sort: _sort, order: _order, ...rest } = search
    return rest as FacilityFilter
  }, [search])
  const settings = useQuery(mapSettingsQuery)
  const outline = useQuery({ ...outlineQuery, enabled: settings.data?.outline === true })
  const ground = useQuery(groundQuery(filter))
  const shown = useQuery(facilityMapQuery(filter, window))
  const waiting = settings.data?.outline === true && outline.isPending
  const under = useMemo(
    () =>
      settings.data && !waiting
        ? {
            tiles: settings.data.tiles,
            attribution: settings.data.attribution,
            outline: outline.data ?? null,
          }
        : null,
    [settings.data, waiting, outline.data],
  )
  const classIds = drawn.map(({ id }) => id).join(' ')
  const placeOfClass = useCallback((id: string) => classIds.split(' ').indexOf(id), [classIds])
  const clusterWords = useCallback(
    ({ count, classes }: Shown['clusters'][number]) =>
      t('map.cluster', {
        count,
        classes: Object.entries(classes)
          .map(([id, n]) => `${classWord(id)} ${n}`)
          .join('，'),
      }),
    [t, classWord],
  )
  const inWindow = shown.data
    ? shown.data.points.length + shown.data.clusters.reduce((sum, { count }) => sum + count, 0)
    : null
  return (
    <Loaded query={ground}>
      {({ ground, unplaced }) => (
        <>
          {ground === null && <EmptyState>{t('map.nothing')}</EmptyState>}
          <ProblemAlert error={shown.error ?? outline.error} onRetry={() => void shown.refetch()} />
          {under && ground && (
            <MapCanvas
              label={t('map.label')}
              ground={ground}
              under={under}
              shown={shown.data}
              placeOfClass={placeOfClass}
              clusterWords={clusterWords}
              onWindow={setWindow}
              onFacility={id => void navigate({ to: '/facilities/$facilityId', params: { facilityId: id } })}
            />
          )}
          <div className="map-legend">
            {drawn.map(({ id }, place) => (
              <span key={id}>
                <span dangerouslySetInnerHTML={{ __html: signOf(place, 14) }} /> {classWord(id)}
              </span>
            ))}
            <span>
              <span dangerouslySetInnerHTML={{ __html: legendRing }} /> {t('map.clusters')}
            </span>
            <span className="quiet" role="status">
              {inWindow !== null && t('map.inWindow', { count: inWindow })}
            </span>
            {unplaced > 0 && (
              <Button type="link" size="small" onClick={onUnplaced}>
                {t('map.unplaced', { count: unplaced })}
              </Button>
            )}
          </div>
        </>
      )}
    </Loaded>
  )
}

export default FacilityMap
