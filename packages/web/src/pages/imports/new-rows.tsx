import type { Import } from '../../api/types.ts'
import { useTexts } from '../../texts/texts.tsx'
import { Brings } from './changed-fields.tsx'
import { StagedRows } from './staged-rows.tsx'

/** Rows that are new, with all they say, so that a shifted column is seen; or those that say nothing new. */
export const NewRows = ({ found, verdict }: { found: Import; verdict: 'new' | 'unchanged' }) => {
  const { t, text } = useTexts()
  const isNew = verdict === 'new'
  return (
    <StagedRows
      found={found}
      verdict={verdict}
      label={t(isNew ? 'imports.newTable' : 'imports.unchangedTable')}
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
        ...(isNew
          ? [
              {
                title: t('imports.content'),
                render: (
                  _: unknown,
                  {
                    values,
                    brings,
                  }: {
                    values: readonly {
                      field: string
                      label: { zh: string; en: string }
                      value: { zh: string; en: string }
                    }[]
                    brings: readonly { zh: string; en: string }[]
                  },
                ) => (
                  <div style={{ whiteSpace: 'normal', maxWidth: 860 }}>
                    {values
                      .filter(({ field }) => field !== 'name')
                      .map(({ field, label, value }) => (
                        <span key={field} style={{ display: 'inline-block', marginInlineEnd: 16 }}>
                          <span className="quiet">{text(label)}：</span>
                          {text(value)}
                        </span>
                      ))}
                    <Brings brings={[...brings]} />
                  </div>
                ),
              },
            ]
          : []),
      ]}
    />
  )
}
