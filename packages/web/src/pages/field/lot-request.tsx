import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { myAmendmentsQuery } from '../../api/amendments.ts'
import type { MyLot } from '../../api/types.ts'
import { StateTag } from '../../shared/state-tag.tsx'
import { useTexts } from '../../texts/texts.tsx'
import { momentWords } from '../../time/moments.ts'

/** What was asked about a lot and what came of it, and the way to ask while nothing waits. */
export const LotRequest = ({ lot }: { lot: MyLot }) => {
  const { t } = useTexts()
  const navigate = useNavigate()
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
        <Button
          block
          size="large"
          onClick={() =>
            void navigate({
              to: '/field/$drawId/$index/replacement',
              params: { drawId: lot.drawId, index: String(lot.index) },
            })
          }
        >
          {t('amend.fieldAsk')}
        </Button>
      )}
    </section>
  )
}
