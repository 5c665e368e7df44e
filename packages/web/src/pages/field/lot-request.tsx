import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { myAmendmentsQuery } from '../../api/amendments.ts'
import type { MyLot } from '../../api/types.ts'
import { StateTag } from '../../shared/state-tag.tsx'
import { useTexts } from '../../texts/texts.tsx'
import { momentWords } from '../../time/moments.ts'

/** What was asked about a lot and what came of it, and the way to ask while nothing waits. */
export const LotRequest = ({ lot }: { lot: MyLot }) => {
  const { t } = useTexts()
  const { data = [] } = useQuery(myAmendmentsQuery)
  const own = data.filter(({ drawId, index }) => drawId === lot.drawId && index === lot.index)
  const unsigned = lot.state === 'dispatched' || lot.state === 'opened' || lot.state === 'draft'
  const mayAsk = unsigned && !own.some(({ state }) => state === 'waiting')
  if (!mayAsk && own.length === 0) return null
  return (
    <section className="sheet">
      <h2>{t('amend.fieldTitle')}</h2>
      {own.map(({ id, kind, reason, state, askedAt, askedBy, evidence, note }) => (
        <div key={id} style={{ marginBottom: 12 }}>
          <StateTag state={`amendment.${state}`} /> {t(`amend.kind.${kind}`)}（{t(`amend.reason.${reason}`)}）
          <div>{evidence}</div>
          <div className="quiet">
            {askedBy} {momentWords(askedAt)}
          </div>
          {note && <div>{t('amend.noteSays', { note })}</div>}
        </div>
      ))}
      {mayAsk && (
        <Link
          to="/field/$drawId/$index/replacement"
          params={{ drawId: lot.drawId, index: String(lot.index) }}
          className="ant-btn ant-btn-default ant-btn-lg"
        >
          {t('amend.fieldAsk')}
        </Link>
      )}
    </section>
  )
}
