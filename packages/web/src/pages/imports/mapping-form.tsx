import { useQuery } from '@tanstack/react-query'
import { Alert, Button, Checkbox, Input, Select, Space } from 'antd'
import { useState } from 'react'
import { importKindsQuery, mappingsQuery, useDrop, useReread } from '../../api/imports.ts'
import type { FileKind, Import } from '../../api/types.ts'
import { DataTable } from '../../shared/data-table.tsx'
import { ProblemAlert } from '../../shared/problem-alert.tsx'
import { useTexts } from '../../texts/texts.tsx'

type Line = { readonly heading: string; readonly at: number }

/** Which heading is which field, for a list of a source that is not known yet; kept under a name for the next time. */
export const MappingForm = ({ found }: { found: Import }) => {
  const { t, text } = useTexts()
  const kind = found.kind as FileKind
  const fields = useQuery(importKindsQuery).data?.find(({ id }) => id === kind)?.fields ?? []
  const saved = useQuery(mappingsQuery(kind)).data ?? []
  const [columns, setColumns] = useState(found.mapping.columns)
  const [values, setValues] = useState(found.mapping.values)
  const [keep, setKeep] = useState(false)
  const [name, setName] = useState('')
  const reread = useReread(found.id)
  const drop = useDrop(found.id)
  const headings = found.facts?.headings ?? []
  const sample = found.facts?.sample ?? []
  const chosen = new Set(headings.map(heading => columns[heading]).filter(Boolean))
  const lacking = fields.filter(({ id, mandatory }) => mandatory && !chosen.has(id))
  const choices = fields.map(({ id, label, mandatory }) => ({
    value: id,
    label: `${text(label)}${mandatory ? ' *' : ''}`,
  }))
  const go = () =>
    reread.mutate({
      options: found.options,
      mapping: { columns, values },
      ...(keep && name.trim() ? { saveAs: name.trim() } : {}),
    })
  return (
    <>
      {found.problem && (
        <Alert
          type="warning"
          showIcon
          title={text(found.problem)}
          description={t('imports.mapping.about')}
          style={{ marginBottom: 16 }}
        />
      )}
      <ProblemAlert error={reread.error ?? drop.error} />
      {saved.length > 0 && (
        <p>
          {t('imports.mapping.use')}{' '}
          <Select
            aria-label={t('imports.mapping.use')}
            placeholder={t('imports.mapping.none')}
            style={{ width: 280, maxWidth: '100%' }}
            options={saved.map(one => ({ value: one.id, label: text(one.name) }))}
            onChange={(id: string) => {
              const one = saved.find(each => each.id === id)
              if (!one) return
              setColumns({ ...columns, ...one.mapping.columns })
              setValues(one.mapping.values)
            }}
          />
        </p>
      )}
      <DataTable<Line>
        size="small"
        aria-label={t('imports.mapping.table')}
        rowKey={({ at }) => String(at)}
        pagination={false}
        dataSource={headings.map((heading, at) => ({ heading, at }))}
        columns={[
          { title: t('imports.mapping.heading'), dataIndex: 'heading' },
          {
            title: t('imports.mapping.sample'),
            render: (_, { at }) => (
              <span className="quiet">
                {sample
                  .map(cells => cells[at])
                  .filter(Boolean)
                  .join('；') || '—'}
              </span>
            ),
          },
          {
            title: t('imports.mapping.field'),
            render: (_, { heading }) => (
              <Select<string | null>
                aria-label={t('imports.mapping.fieldOf', { heading })}
                style={{ width: 220, maxWidth: '100%' }}
                showSearch={{ optionFilterProp: 'label' }}
                allowClear
                placeholder={t('imports.mapping.ignore')}
                value={columns[heading] ?? null}
                onChange={field => setColumns({ ...columns, [heading]: field ?? null })}
                options={choices}
              />
            ),
          },
        ]}
      />
      {lacking.length > 0 && (
        <p role="status">
          {t('imports.mapping.lacking', {
            fields: lacking.map(({ label }) => text(label)).join(t('listComma')),
          })}
        </p>
      )}
      <Space wrap style={{ margin: '16px 0' }}>
        <Checkbox checked={keep} onChange={event => setKeep(event.target.checked)}>
          {t('imports.mapping.keep')}
        </Checkbox>
        {keep && (
          <Input
            aria-label={t('imports.mapping.name')}
            placeholder={t('imports.mapping.namePlaceholder')}
            value={name}
            maxLength={60}
            onChange={event => setName(event.target.value)}
            style={{ width: 260 }}
          />
        )}
      </Space>
      <div className="sticky-actions">
        <Button loading={drop.isPending} onClick={() => drop.mutate(undefined)}>
          {t('imports.drop')}
        </Button>
        <Button
          type="primary"
          disabled={lacking.length > 0 || (keep && name.trim() === '')}
          loading={reread.isPending}
          onClick={go}
        >
          {t('imports.mapping.read')}
        </Button>
      </div>
    </>
  )
}
