import { Alert, Radio } from 'antd'
import { useEffect, useRef } from 'react'
import { useTexts } from '../texts/texts.tsx'
import { DataTable } from './data-table.tsx'

export type ClashLine = {
  readonly field: string
  readonly label: string
  readonly mine: string
  readonly theirs: string
  readonly chosen: 'mine' | 'theirs'
}

/** What somebody else has changed meanwhile: taken over where I left it, to be decided where both have written. */
export const EditClash = ({
  lines,
  taken,
  onChoose,
}: {
  lines: readonly ClashLine[]
  /** Labels of the fields that were taken over. */
  taken: readonly string[]
  onChoose: (field: string, choice: 'mine' | 'theirs') => void
}) => {
  const { t } = useTexts()
  const place = useRef<HTMLDivElement>(null)
  // It comes up between a long form and its buttons, where it would be missed.
  useEffect(() => place.current?.scrollIntoView({ block: 'center' }), [])
  return (
    <div ref={place}>
      <Alert
        type="warning"
        showIcon
        style={{ marginBottom: 16 }}
        title={t('clash.title')}
        description={
          <>
            {taken.length > 0 && <p>{t('clash.taken', { fields: taken.join(t('list.joint')) })}</p>}
            {lines.length > 0 && (
              <>
                <p>{t('clash.decide')}</p>
                <DataTable<ClashLine>
                  size="small"
                  rowKey="field"
                  aria-label={t('clash.title')}
                  pagination={false}
                  dataSource={[...lines]}
                  columns={[
                    { title: t('clash.field'), dataIndex: 'label' },
                    { title: t('clash.theirs'), render: (_, line) => line.theirs || '—' },
                    { title: t('clash.mine'), render: (_, line) => line.mine || '—' },
                    {
                      title: t('clash.keep'),
                      render: (_, line) => (
                        <Radio.Group
                          aria-label={line.label}
                          value={line.chosen}
                          onChange={event => onChoose(line.field, event.target.value)}
                          options={[
                            { value: 'theirs', label: t('clash.keepTheirs') },
                            { value: 'mine', label: t('clash.keepMine') },
                          ]}
                        />
                      ),
                    },
                  ]}
                />
              </>
            )}
            <p>{t('clash.saveAgain')}</p>
          </>
        }
      />
    </div>
  )
}
