import type { OutsideKind, OutsideVisitWithTrail } from '../../api/types.ts'
import { DataTable } from '../../shared/data-table.tsx'
import type { Translate } from '../../texts/sentence.ts'
import { useTexts } from '../../texts/texts.tsx'
import { momentWords } from '../../time/moments.ts'

type Correction = OutsideVisitWithTrail['corrections'][number]
type Change = Correction['changes'][number]

const valueWords = (field: Change['field'], value: string, t: Translate): string => {
  if (field === 'kind') return t(`kind.${value as OutsideKind}`)
  if (field === 'violation') return t(value === 'yes' ? 'record.violationYes' : 'record.violationNo')
  return value
}

/** Who corrected what of a visit, when, why, from what to what; the newest first. */
export const CorrectionTrail = ({ corrections }: { corrections: readonly Correction[] }) => {
  const { t } = useTexts()
  const value = (field: Change['field'], said: string) => (
    <div className="preserve" style={{ maxWidth: 420 }}>
      {valueWords(field, said, t)}
    </div>
  )
  return (
    <section className="sheet" aria-labelledby="trail">
      <h2 id="trail">{t('outside.trail')}</h2>
      {corrections.length === 0 && <p className="quiet">{t('outside.noTrail')}</p>}
      {corrections.toReversed().map(({ revision, at, by, reason, changes }) => (
        <div key={revision} style={{ marginBottom: 16 }}>
          <p>{t('outside.trailAt', { at: momentWords(at), name: by, reason })}</p>
          <DataTable<Change>
            size="small"
            rowKey="field"
            pagination={false}
            aria-label={t('outside.trail')}
            dataSource={changes}
            columns={[
              { title: t('outside.field'), render: (_, { field }) => t(`outside.${field}`) },
              { title: t('outside.before'), render: (_, { field, from }) => value(field, from) },
              { title: t('outside.after'), render: (_, { field, to }) => value(field, to) },
            ]}
          />
        </div>
      ))}
    </section>
  )
}
