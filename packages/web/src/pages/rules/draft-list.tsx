import { ArrowUpOutlined, DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Alert, Button } from 'antd'
import type { ReactNode } from 'react'
import { useTexts } from '../../texts/texts.tsx'
import { type Json, type Path, useEntries } from './draft-document.tsx'

/** Entries of the draft one below the other, each of which can be moved up and taken away, and a button for one more. */
export const DraftList = ({
  path,
  title,
  addText,
  fresh,
  least = 0,
  children,
}: {
  path: Path
  /** What an entry is called, by its place from 0. */
  title: (at: number) => string
  addText: string
  fresh: Json
  /** Entries there must be. */
  least?: number
  children: (path: Path, at: number) => ReactNode
}) => {
  const { t, text } = useTexts()
  const { items, finding, readOnly, add, remove, moveUp } = useEntries(path)
  return (
    <>
      {finding && <Alert type="error" showIcon title={text(finding)} style={{ marginBottom: 12 }} />}
      {items.map((_, at) => (
        // Entries have no identity but their place.
        <fieldset key={at} className="draft-entry">
          <legend>{title(at)}</legend>
          {children([...path, at], at)}
          {!readOnly && (
            <div className="draft-entry-actions">
              {at > 0 && (
                <Button size="small" icon={<ArrowUpOutlined />} onClick={() => moveUp(at)}>
                  {t('rules.moveUp')}
                </Button>
              )}
              {items.length > least && (
                <Button size="small" danger icon={<DeleteOutlined />} onClick={() => remove(at)}>
                  {t('delete')}
                </Button>
              )}
            </div>
          )}
        </fieldset>
      ))}
      {!readOnly && (
        <Button icon={<PlusOutlined />} onClick={() => add(fresh)}>
          {addText}
        </Button>
      )}
    </>
  )
}
