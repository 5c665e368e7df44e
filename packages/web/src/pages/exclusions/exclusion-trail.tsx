import type { ExclusionReason, ExclusionWithTrail } from '../../api/types.ts'
import { useTexts } from '../../texts/texts.tsx'
import { momentWords } from '../../time/moments.ts'

type Step = ExclusionWithTrail['trail'][number]

/** What was done with an exclusion, by whom and when, and what it changed; the newest last, as it happened. */
export const ExclusionTrail = ({ trail }: { trail: readonly Step[] }) => {
  const { t } = useTexts()
  const said = (field: Step['changes'][number]['field'], value: string | null) =>
    value === null
      ? t('exclusions.nothing')
      : field === 'reason'
        ? t(`state.exclusion.${value as ExclusionReason}`)
        : value
  return (
    <section className="sheet" aria-labelledby="trail">
      <h2 id="trail">{t('exclusions.trail')}</h2>
      <ol style={{ paddingInlineStart: 20 }}>
        {trail.map(({ revision, step, at, by, changes }) => (
          <li key={revision} style={{ marginBottom: 8 }}>
            <strong>{t(`exclusions.step.${step}`)}</strong> {by}{' '}
            <span className="quiet numeric">{momentWords(at)}</span>
            {changes.map(({ field, from, to }) => (
              <div key={field} className="preserve">
                {from === null
                  ? t('exclusions.is', { field: t(`exclusions.${field}`), to: said(field, to) })
                  : t('exclusions.fromTo', {
                      field: t(`exclusions.${field}`),
                      from: said(field, from),
                      to: said(field, to),
                    })}
              </div>
            ))}
          </li>
        ))}
      </ol>
    </section>
  )
}
