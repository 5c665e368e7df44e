import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { dependantsQuery } from '../../api/imports.ts'
import type { Dependant, Import } from '../../api/types.ts'
import { DataTable } from '../../shared/data-table.tsx'
import { KeyPager } from '../../shared/key-pager.tsx'
import { ProblemAlert } from '../../shared/problem-alert.tsx'
import type { TextKey } from '../../texts/sentence.ts'
import { useTexts } from '../../texts/texts.tsx'
import { momentWords } from '../../time/moments.ts'

const subjects = {
  facility: 'imports.subject.facility',
  inspector: 'imports.subject.inspector',
  entry: 'imports.subject.entry',
  exclusion: 'imports.subject.exclusion',
  document: 'imports.subject.document',
  decision: 'imports.subject.decision',
} as const satisfies Readonly<Record<string, TextKey>>

/** What stands on an import, so that it can't be undone, each with the way to it. */
export const Dependants = ({ found }: { found: Import }) => {
  const { t } = useTexts()
  const [after, setAfter] = useState<string | undefined>()
  const [limit, setLimit] = useState(20)
  const query = useQuery(dependantsQuery(found.id, { after, limit }))
  const what = ({ what: kind, subjectKind }: Dependant): string => {
    const subject =
      subjectKind && subjectKind in subjects
        ? t(subjects[subjectKind as keyof typeof subjects])
        : t('imports.subject.other')
    return kind === 'change' ? t('imports.what.change', { subject }) : t(`imports.what.${kind}`)
  }
  return (
    <>
      <h2>{t('imports.dependants', { count: found.dependants ?? 0 })}</h2>
      <p className="quiet">{t('imports.dependantsAbout')}</p>
      <ProblemAlert error={query.error} onRetry={() => void query.refetch()} />
      <DataTable<Dependant>
        lead={1}
        size="small"
        aria-label={t('imports.dependantsTable')}
        rowKey={one => `${one.what} ${one.id} ${one.at}`}
        loading={query.isFetching}
        dataSource={[...(query.data?.items ?? [])]}
        pagination={false}
        columns={[
          { title: t('imports.what'), render: (_, one) => what(one) },
          { title: t('imports.which'), render: (_, one) => <Way one={one} /> },
          {
            title: t('imports.when'),
            className: 'numeric',
            render: (_, one) => (one.at ? momentWords(one.at) : '—'),
          },
          { title: t('imports.by'), render: (_, one) => one.by ?? '—' },
        ]}
      />
      <KeyPager
        after={after}
        next={query.data?.next ?? null}
        total={query.data?.total ?? 0}
        limit={limit}
        onPage={setAfter}
        onLimit={size => {
          setAfter(undefined)
          setLimit(size)
        }}
      />
    </>
  )
}

const Way = ({ one }: { one: Dependant }) => {
  const name = one.name ?? one.id
  if (one.what === 'draw')
    return (
      <Link to="/draws/$drawId" params={{ drawId: one.id }}>
        {name}
      </Link>
    )
  if (one.facilityId)
    return (
      <Link to="/facilities/$facilityId" params={{ facilityId: one.facilityId }}>
        {name}
      </Link>
    )
  return <>{name}</>
}
