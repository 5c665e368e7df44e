import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { FieldScreen } from '../../layout/field-screen.tsx'
import { Loaded } from '../../shared/loaded.tsx'
import { useTexts } from '../../texts/texts.tsx'
import { AskForm } from '../amendments/ask-form.tsx'
import { NotFound } from '../entry/not-found.tsx'
import { useMyLot } from './use-my-lots.ts'

const route = getRouteApi('/field/field/$drawId/$index/replacement')

/** 无法检查，申请更换: what the team cannot do, and why. */
export const AskReplacementPage = () => {
  const { t } = useTexts()
  const { drawId, index } = route.useParams()
  const navigate = useNavigate()
  const query = useMyLot(drawId, Number(index))
  const params = { drawId, index }
  return (
    <Loaded query={query}>
      {lot =>
        lot ? (
          <FieldScreen
            title={t('amend.askFor', { number: lot.index + 1 })}
            back={{ to: '/field/$drawId/$index', params }}
          >
            <section className="sheet">
              <h2 style={{ fontSize: 19 }}>{lot.facility.name}</h2>
              <AskForm
                big
                drawId={drawId}
                index={lot.index}
                seats={lot.team}
                onAsked={() => void navigate({ to: '/field/$drawId/$index', params })}
              />
            </section>
          </FieldScreen>
        ) : (
          <NotFound />
        )
      }
    </Loaded>
  )
}
