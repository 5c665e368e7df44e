import { useNavigate } from '@tanstack/react-router'
import { Alert, App, Button } from 'antd'
import { useDiscardDraw } from '../../api/draws.ts'
import { problemOf } from '../../api/problem.ts'
import { useMay } from '../../api/session.ts'
import type { Draw } from '../../api/types.ts'
import { useClassWords } from '../../shared/class-words.ts'
import { Hash } from '../../shared/hash.tsx'
import { useTexts } from '../../texts/texts.tsx'
import { momentWords } from '../../time/moments.ts'
import { PoolTables } from './pool-tables.tsx'

/** The frozen pool: who is in, who is out and why, and the way back while nothing is committed. */
export const PoolStep = ({ draw, onNext }: { draw: Draw; onNext: () => void }) => {
  const { t, text } = useTexts()
  const { stratumWord } = useClassWords()
  const { modal, message } = App.useApp()
  const navigate = useNavigate()
  const discard = useDiscardDraw(draw.id)
  const mayDraw = useMay('office')
  const confirmDiscard = () =>
    modal.confirm({
      title: t('pool.discardTitle'),
      content: t('pool.discardWhat'),
      okText: t('pool.discard'),
      okButtonProps: { danger: true },
      cancelText: t('cancel'),
      onOk: () =>
        discard.mutate(undefined, {
          onSuccess: () => void navigate({ to: '/draws/new', search: { period: draw.period } }),
          onError: error => message.error(text(problemOf(error).title)),
        }),
    })
  return (
    <div className="sheet">
      <h2>{t('pool.title')}</h2>
      <div className="figures" style={{ marginBottom: 12 }}>
        {draw.pool.byStratum.map(({ stratum, size }) => (
          <div className="figure" key={stratum}>
            <span className="quiet">{stratumWord(stratum)}</span>
            <b>{size}</b>
          </div>
        ))}
        <div className="figure">
          <span className="quiet">{t('pool.inspectors')}</span>
          <b>{draw.pool.inspectors}</b>
        </div>
        <div className="figure">
          <span className="quiet">{t('pool.out')}</span>
          <b>{draw.pool.facilitiesOut}</b>
        </div>
      </div>
      {draw.pool.outByReason.length > 0 && (
        <p>
          {t('pool.outByReason', {
            reasons: draw.pool.outByReason
              .map(({ reason, count }) => t('pool.outFor', { reason: text(reason), count }))
              .join(t('pool.outJoin')),
          })}
        </p>
      )}
      <p className="quiet">
        {t('pool.frozenAt', { at: momentWords(draw.createdAt), by: draw.createdBy })}
        <br />
        {t('pool.root')} <Hash value={draw.pool.root} />
      </p>
      {draw.rotation && (
        <Alert
          type={draw.rotation.dropped.length > 0 ? 'warning' : 'info'}
          showIcon
          style={{ marginBottom: 12 }}
          title={t('pool.rotation', { visits: draw.rotation.visits, count: draw.rotation.facilities })}
          description={
            draw.rotation.dropped.length > 0 && (
              <>
                {t('pool.rotationDropped', { count: draw.rotation.dropped.length })}
                <ul>
                  {draw.rotation.dropped.map(({ facilityId, name, inspectors }) => (
                    <li key={facilityId}>
                      {name}（{inspectors.join('、')}）
                    </li>
                  ))}
                </ul>
              </>
            )
          }
        />
      )}
      <PoolTables drawId={draw.id} />
      <div className="sticky-actions">
        {mayDraw && (
          <Button danger onClick={confirmDiscard} loading={discard.isPending}>
            {t('pool.discard')}
          </Button>
        )}
        <Button type="primary" onClick={onNext}>
          {t('pool.next')}
        </Button>
      </div>
    </div>
  )
}
