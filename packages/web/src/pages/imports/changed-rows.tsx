import type { Import } from '../../api/types.ts'
import { useTexts } from '../../texts/texts.tsx'
import { Brings, ChangedFields } from './changed-fields.tsx'
import { StagedRows } from './staged-rows.tsx'

/** Rows that are in the register and say something else. */
export const ChangedRows = ({ found }: { found: Import }) => {
  const { t } = useTexts()
  return (
    <StagedRows
      found={found}
      verdict="changed"
      label={t('imports.changedTable')}
      columns={[
        {
          title: t('imports.subject'),
          render: (_, { title, id }) => (
            <>
              {title}{' '}
              <span className="quiet numeric">
                {found.kind === 'facilities' || found.kind === 'inspectors' ? id : ''}
              </span>
            </>
          ),
        },
        {
          title: t('imports.changes'),
          render: (_, { changes, brings }) => (
            <>
              {(changes.length > 0 || brings.length === 0) && <ChangedFields changes={changes} />}
              <Brings brings={brings} />
            </>
          ),
        },
      ]}
    />
  )
}
