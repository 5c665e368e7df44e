import { useQuery } from '@tanstack/react-query'
import { type TableProps, Tabs } from 'antd'
import { useState } from 'react'
import { drawPoolQuery } from '../../api/draws.ts'
import type { DrawPool } from '../../api/types.ts'
import { Balls } from '../../shared/ball-reasons.tsx'
import { useClassWords } from '../../shared/class-words.ts'
import { DataTable } from '../../shared/data-table.tsx'
import { Loaded } from '../../shared/loaded.tsx'
import { SearchBox } from '../../shared/search-box.tsx'
import { TagRow } from '../../shared/tag-row.tsx'
import { useTexts } from '../../texts/texts.tsx'

type Tab = keyof DrawPool
type In = DrawPool['facilities'][number]
type Out = DrawPool['facilitiesOut'][number]
type InspectorIn = DrawPool['inspectors'][number]
type InspectorOut = DrawPool['inspectorsOut'][number]

/** The pool in four searchable tables: facilities in and out, inspectors in and out. */
export const PoolTables = ({ drawId }: { drawId: string }) => {
  const { t } = useTexts()
  const query = useQuery(drawPoolQuery(drawId))
  const [tab, setTab] = useState<Tab>('facilities')
  const [sought, setSought] = useState('')
  return (
    <Loaded query={query}>
      {pool => (
        <>
          <Tabs
            activeKey={tab}
            onChange={key => setTab(key as Tab)}
            items={(['facilities', 'facilitiesOut', 'inspectors', 'inspectorsOut'] as const).map(key => ({
              key,
              label: t(`pool.tab.${key}`, { count: pool[key].length }),
            }))}
          />
          <div className="filters">
            <SearchBox label={t('pool.search')} value={sought} onSearch={setSought} />
          </div>
          <PoolTable pool={pool} tab={tab} sought={sought} />
        </>
      )}
    </Loaded>
  )
}

const matching = <T extends { id: string; name: string }>(rows: readonly T[], sought: string): T[] =>
  rows.filter(row => row.name.includes(sought) || row.id.includes(sought))

const paging = { defaultPageSize: 20, showSizeChanger: true, hideOnSinglePage: true }

const PoolTable = ({ pool, tab, sought }: { pool: DrawPool; tab: Tab; sought: string }) => {
  const { t, text } = useTexts()
  const { stratumWord } = useClassWords()
  const shape = {
    size: 'small',
    lead: 1,
    rowKey: 'id',
    pagination: paging,
  } as const
  const idAndName = [
    { title: t('pool.id'), dataIndex: 'id', className: 'numeric' },
    { title: t('pool.name'), dataIndex: 'name' },
  ]
  switch (tab) {
    case 'facilities': {
      const columns: NonNullable<TableProps<In>['columns']> = [
        ...idAndName,
        {
          title: t('pool.stratum'),
          render: (_, row) => stratumWord(row.stratum),
          filters: [...new Set(pool.facilities.map(row => row.stratum))].map(value => ({
            value,
            text: stratumWord(value),
          })),
          onFilter: (value, row) => row.stratum === value,
        },
        { title: t('facility.area'), dataIndex: 'area', render: area => area || '—' },
        {
          title: t('facility.balls'),
          render: (_, row) => <Balls balls={row.balls} reasons={row.ballReasons} />,
          sorter: (a, b) => a.balls - b.balls,
        },
      ]
      return <DataTable<In> {...shape} columns={columns} dataSource={matching(pool.facilities, sought)} />
    }
    case 'facilitiesOut': {
      const columns: NonNullable<TableProps<Out>['columns']> = [
        ...idAndName,
        { title: t('pool.why'), render: (_, row) => text(row.reason) },
        { title: t('pool.since'), dataIndex: 'since', className: 'numeric', render: day => day ?? '—' },
        {
          title: t('pool.until'),
          dataIndex: 'until',
          className: 'numeric',
          render: day => day ?? t('exclusions.notSet'),
        },
      ]
      return <DataTable<Out> {...shape} columns={columns} dataSource={matching(pool.facilitiesOut, sought)} />
    }
    case 'inspectors': {
      const columns: NonNullable<TableProps<InspectorIn>['columns']> = [
        ...idAndName,
        {
          title: t('inspector.tags'),
          render: (_, row) => <TagRow names={row.tags} />,
        },
        {
          title: t('inspector.areas'),
          render: (_, row) => (row.areas.length > 0 ? row.areas.join('、') : t('inspector.everywhere')),
        },
        {
          title: t('inspector.avoid'),
          render: (_, row) => (row.avoid > 0 ? t('inspector.avoidCount', { count: row.avoid }) : '—'),
        },
        { title: t('pool.load'), dataIndex: 'load', className: 'numeric', sorter: (a, b) => a.load - b.load },
      ]
      return (
        <DataTable<InspectorIn> {...shape} columns={columns} dataSource={matching(pool.inspectors, sought)} />
      )
    }
    case 'inspectorsOut': {
      const columns: NonNullable<TableProps<InspectorOut>['columns']> = [
        ...idAndName,
        { title: t('pool.why'), render: (_, row) => text(row.reason) },
      ]
      return (
        <DataTable<InspectorOut>
          {...shape}
          columns={columns}
          dataSource={matching(pool.inspectorsOut, sought)}
        />
      )
    }
  }
}
