import { UploadOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { importKindsQuery, importsQuery } from '../../api/imports.ts'
import { useMay } from '../../api/session.ts'
import type { Import, ImportKind } from '../../api/types.ts'
import { EmptyState } from '../../shared/empty-state.tsx'
import { FilterSelect } from '../../shared/filter-select.tsx'
import { LinkButton } from '../../shared/link-button.tsx'
import { ListPage } from '../../shared/list-page.tsx'
import { StateTag } from '../../shared/state-tag.tsx'
import { useTexts } from '../../texts/texts.tsx'
import { momentWords } from '../../time/moments.ts'
import { countsInWords } from './counts-in-words.ts'

const route = getRouteApi('/office/imports')

/** 导入记录: who brought what into the register when, what came of it, and from where it is undone. */
export const ImportsPage = () => {
  const { t, text } = useTexts()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const kinds = useQuery(importKindsQuery)
  const kind = search.kind as ImportKind | undefined
  const query = useQuery(importsQuery({ ...search, kind }))
  const mayImport = useMay('office')
  const newLink = mayImport && (
    <LinkButton to="/imports/new" icon={<UploadOutlined />}>
      {t('imports.new')}
    </LinkButton>
  )
  return (
    <ListPage<Import>
      title={t('menu.imports')}
      about={t('imports.about')}
      actions={newLink}
      filters={
        <FilterSelect<ImportKind>
          label={t('imports.kind')}
          width={200}
          value={kind}
          onChange={value =>
            void navigate({ search: { ...search, after: undefined, kind: value }, replace: true })
          }
          options={[
            ...(kinds.data ?? []).map(({ id, label }) => ({ value: id, label: text(label) })),
            { value: 'bulk' as const, label: t('imports.bulk') },
          ]}
        />
      }
      query={query}
      lead={1}
      rowKey={({ id }) => id}
      columns={[
        { title: t('imports.at'), className: 'numeric', render: (_, row) => momentWords(row.at) },
        {
          title: t('imports.file'),
          render: (_, row) => (
            <Link to="/imports/$importId" params={{ importId: row.id }}>
              {row.fileName}
            </Link>
          ),
        },
        { title: t('imports.kind'), render: (_, row) => text(row.kindLabel) },
        { title: t('imports.by'), dataIndex: 'by' },
        { title: t('imports.state'), render: (_, row) => <StateTag state={`import.${row.state}`} /> },
        { title: t('imports.counts'), render: (_, row) => (row.counts ? countsInWords(row.counts, t) : '—') },
      ]}
      empty={<EmptyState action={newLink}>{t('imports.empty')}</EmptyState>}
      paging={{
        after: search.after,
        limit: search.limit ?? 50,
        onPage: after => void navigate({ search: { ...search, after } }),
        onLimit: limit => void navigate({ search: { ...search, after: undefined, limit } }),
      }}
    />
  )
}
