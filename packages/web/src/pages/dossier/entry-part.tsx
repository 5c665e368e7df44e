import { PlusOutlined } from '@ant-design/icons'
import { App, Button, Dropdown, type TableProps } from 'antd'
import { type ReactNode, useState } from 'react'
import { useRemoveEntry } from '../../api/dossier.ts'
import { problemOf } from '../../api/problem.ts'
import { useMay, useSession } from '../../api/session.ts'
import type { DossierEntry, DossierKind } from '../../api/types.ts'
import { DataTable } from '../../shared/data-table.tsx'
import { useTexts } from '../../texts/texts.tsx'
import { dayOf } from '../../time/moments.ts'
import { EntryForm } from './entry-form.tsx'
import { entryName } from './entry-name.ts'
import { fieldWords } from './field-words.ts'
import { Validity } from './validity.tsx'
import { validityOf } from './validity-words.ts'

type Open = { readonly kind: DossierKind; readonly entry: DossierEntry | null }

/** A part of the dossier: its kinds of entries, each as a table, and what the office does with them. */
export const EntryPart = ({
  id,
  title,
  kinds,
  entries,
  facility,
  children,
}: {
  id: string
  title: string
  kinds: readonly DossierKind[]
  entries: readonly DossierEntry[]
  facility: string
  /** What stands over the tables. */
  children?: ReactNode
}) => {
  const { t, text } = useTexts()
  const may = useMay('office')
  const [open, setOpen] = useState<Open | null>(null)
  const of = (kind: DossierKind) => entries.filter(entry => entry.kind === kind.id)
  const none = kinds.filter(kind => of(kind).length === 0)
  return (
    <section className="sheet dossier-part" id={id} aria-labelledby={`${id}-title`}>
      <div className="part-head">
        <h2 id={`${id}-title`}>{title}</h2>
        {may && (
          <Dropdown
            trigger={['click']}
            menu={{
              items: kinds.map(kind => ({ key: kind.id, label: text(kind.label) })),
              onClick: ({ key }) => {
                const kind = kinds.find(each => each.id === key)
                if (kind) setOpen({ kind, entry: null })
              },
            }}
          >
            <Button
              icon={<PlusOutlined />}
              className="no-print"
              aria-label={t('dossier.addTo', { part: title })}
            >
              {t('dossier.addEntry')}
            </Button>
          </Dropdown>
        )}
      </div>
      {children}
      {kinds.map(kind => {
        const own = of(kind)
        if (own.length === 0) return null
        return (
          <div key={kind.id} className="entry-kind">
            <h3>{text(kind.label)}</h3>
            <EntryTable
              kind={kind}
              entries={own}
              facility={facility}
              onEdit={may ? entry => setOpen({ kind, entry }) : null}
            />
          </div>
        )
      })}
      {none.length > 0 && (
        <p className="quiet" style={{ margin: '8px 0 0' }}>
          {t('dossier.none', { kinds: none.map(kind => text(kind.label)).join(t('comma')) })}
        </p>
      )}
      {open && (
        <EntryForm kind={open.kind} entry={open.entry} facility={facility} onClose={() => setOpen(null)} />
      )}
    </section>
  )
}

const EntryTable = ({
  kind,
  entries,
  facility,
  onEdit,
}: {
  kind: DossierKind
  entries: readonly DossierEntry[]
  facility: string
  /** Null where nothing is to be changed. */
  onEdit: ((entry: DossierEntry) => void) | null
}) => {
  const { t, text } = useTexts()
  const { message, modal } = App.useApp()
  const remove = useRemoveEntry(facility)
  const used = kind.fields.filter(({ id }) => entries.some(({ data }) => data[id] !== undefined))
  const today = dayOf(useSession().now)
  const ends = entries.some(entry => validityOf(entry, today) !== null)
  const confirmRemoval = (entry: DossierEntry) =>
    modal.confirm({
      title: t('dossier.removeTitle', {
        kind: text(kind.label),
        name: entryName(kind, entry, { t, text }),
      }),
      content: t('dossier.removeWhat'),
      okText: t('delete'),
      okButtonProps: { danger: true },
      cancelText: t('cancel'),
      onOk: () =>
        remove.mutateAsync({ id: entry.id, revision: entry.revision }).catch(error => {
          void message.error(text(problemOf(error).title))
        }),
    })
  const columns: NonNullable<TableProps<DossierEntry>['columns']> = [
    ...used.map((field, place) => ({
      key: field.id,
      title: text(field.label),
      className: field.type === 'day' || field.type === 'number' ? 'numeric' : '',
      render: (_: unknown, entry: DossierEntry) => (
        <div className="preserve cell-text" {...(place === 0 ? { id: `entry-${entry.id}` } : {})}>
          {fieldWords(field, entry.data[field.id], { t, text })}
        </div>
      ),
    })),
    ...(ends
      ? [
          {
            key: 'validity',
            title: t('dossier.validity'),
            render: (_: unknown, entry: DossierEntry) => <Validity entry={entry} />,
          },
        ]
      : []),
    ...(onEdit
      ? [
          {
            key: 'actions',
            title: t('actions'),
            className: 'no-print',
            render: (_: unknown, entry: DossierEntry) => {
              const name = entryName(kind, entry, { t, text })
              return (
                <>
                  <Button
                    type="link"
                    size="small"
                    aria-label={`${t('edit')} ${name}`}
                    onClick={() => onEdit(entry)}
                  >
                    {t('edit')}
                  </Button>
                  <Button
                    type="link"
                    size="small"
                    danger
                    aria-label={`${t('delete')} ${name}`}
                    onClick={() => confirmRemoval(entry)}
                  >
                    {t('delete')}
                  </Button>
                </>
              )
            },
          },
        ]
      : []),
  ]
  return (
    <DataTable<DossierEntry>
      size="small"
      aria-label={text(kind.label)}
      rowKey={entry => entry.id}
      dataSource={entries}
      columns={columns}
      pagination={false}
    />
  )
}
