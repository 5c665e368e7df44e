import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Alert } from 'antd'
import { drawQuery } from '../../api/draws.ts'
import { useMay } from '../../api/session.ts'
import type { Draw } from '../../api/types.ts'
import { QuietLinkButton } from '../../shared/link-button.tsx'
import { Loaded } from '../../shared/loaded.tsx'
import { PageHead } from '../../shared/page-head.tsx'
import { StateTag } from '../../shared/state-tag.tsx'
import { useTexts } from '../../texts/texts.tsx'
import { BeaconStep } from './beacon-step.tsx'
import { CommitStep } from './commit-step.tsx'
import { DrawSteps } from './draw-steps.tsx'
import { PoolStep } from './pool-step.tsx'
import { QuotaStep } from './quota-step.tsx'
import { SealedDraw } from './sealed-draw.tsx'

const route = getRouteApi('/office/draws/$drawId')

/** One draw: the ceremony's step that is due, or, once sealed, what it fixed and what became of it. */
export const DrawPage = () => {
  const { t, text } = useTexts()
  const { drawId } = route.useParams()
  const query = useQuery(drawQuery(drawId))
  return (
    <>
      <Link to="/draws" className="no-print">
        ← {t('menu.draws')}
      </Link>
      <Loaded query={query}>
        {draw => (
          <>
            <PageHead
              title={text(draw.title)}
              state={<StateTag state={`draw.${draw.state}`} />}
              actions={
                <QuietLinkButton to="/draws/$drawId/ceremony" params={{ drawId: draw.id }}>
                  {t('ceremony.title')}
                </QuietLinkButton>
              }
              about={
                draw.outsideWindowReason ? t('draw.outside', { reason: draw.outsideWindowReason }) : undefined
              }
            />
            <Stage draw={draw} />
          </>
        )}
      </Loaded>
    </>
  )
}

const Stage = ({ draw }: { draw: Draw }) => {
  const { t } = useTexts()
  const { step = 'pool' } = route.useSearch()
  const navigate = route.useNavigate()
  const mayDraw = useMay('office')
  const go = (to: 'pool' | 'quotas' | 'commit') => void navigate({ search: { step: to } })
  switch (draw.state) {
    case 'frozen': {
      const at = step === 'commit' && (!mayDraw || draw.unstaffable.length > 0) ? 'quotas' : step
      return (
        <>
          <DrawSteps at={at} />
          {!mayDraw && (
            <Alert type="info" showIcon title={t('draw.officeOnly')} style={{ marginBottom: 16 }} />
          )}
          {at === 'pool' && <PoolStep draw={draw} onNext={() => go('quotas')} />}
          {at === 'quotas' && <QuotaStep draw={draw} onBack={() => go('pool')} onNext={() => go('commit')} />}
          {at === 'commit' && <CommitStep draw={draw} onBack={() => go('quotas')} />}
        </>
      )
    }
    case 'committed':
      return (
        <>
          <DrawSteps at="beacon" />
          <BeaconStep draw={draw} />
        </>
      )
    case 'sealed':
    case 'opened':
      return <SealedDraw draw={draw} />
  }
}
