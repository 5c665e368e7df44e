import { QrcodeOutlined } from '@ant-design/icons'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { Alert, App, Button } from 'antd'
import type { MyLot } from '../../api/types.ts'
import { useOpenLot } from '../../api/visits.ts'
import { FieldScreen } from '../../layout/field-screen.tsx'
import { Deadline } from '../../shared/deadline.tsx'
import { Loaded } from '../../shared/loaded.tsx'
import { ProblemAlert } from '../../shared/problem-alert.tsx'
import { ProvisionalTag } from '../../shared/provisional-tag.tsx'
import { StateTag } from '../../shared/state-tag.tsx'
import { useTexts } from '../../texts/texts.tsx'
import { momentWords } from '../../time/moments.ts'
import { LotChain } from '../amendments/lot-chain.tsx'
import { NotFound } from '../entry/not-found.tsx'
import { LotRequest } from './lot-request.tsx'
import { useMyLot } from './use-my-lots.ts'

const route = getRouteApi('/field/field/$drawId/$index')

/** One lot: where to go, with whom; opening it on arrival; then the code and the record. */
export const MyLotPage = () => {
  const { drawId, index } = route.useParams()
  const query = useMyLot(drawId, Number(index))
  return <Loaded query={query}>{lot => (lot ? <Lot lot={lot} /> : <NotFound />)}</Loaded>
}

const Lot = ({ lot }: { lot: MyLot }) => {
  const { t, text } = useTexts()
  const { modal } = App.useApp()
  const navigate = useNavigate()
  const open = useOpenLot(lot.drawId, lot.index)
  const params = { drawId: lot.drawId, index: String(lot.index) }
  const confirmOpen = () =>
    modal.confirm({
      title: t('openLot.confirmTitle'),
      content: (
        <>
          <p>
            <strong>{t('openLot.onArrival')}</strong>
          </p>
          <p>{t('openLot.what')}</p>
        </>
      ),
      okText: t('openLot.action'),
      cancelText: t('openLot.later'),
      okButtonProps: { size: 'large' },
      cancelButtonProps: { size: 'large' },
      onOk: () =>
        open.mutate(undefined, {
          onSuccess: () => void navigate({ to: '/field/$drawId/$index/code', params }),
        }),
    })
  const closed = lot.state === 'dispatched'
  return (
    <FieldScreen
      title={t('lot.numbered', { number: lot.index + 1 })}
      back={{ to: '/field' }}
      actions={
        closed ? (
          <Button type="primary" size="large" loading={open.isPending} onClick={confirmOpen}>
            {t('openLot.action')}
          </Button>
        ) : (
          <>
            <Button
              size="large"
              icon={<QrcodeOutlined />}
              onClick={() => void navigate({ to: '/field/$drawId/$index/code', params })}
            >
              {t('field.showCode')}
            </Button>
            <Button
              type="primary"
              size="large"
              onClick={() => void navigate({ to: '/field/$drawId/$index/record', params })}
            >
              {t(lot.state === 'opened' || lot.state === 'draft' ? 'field.writeRecord' : 'field.readRecord')}
            </Button>
          </>
        )
      }
    >
      <ProblemAlert error={open.error} />
      <section className="sheet">
        <h2 style={{ fontSize: 19 }}>{lot.facility.name}</h2>
        <p>{lot.facility.address}</p>
        <p className="quiet">
          {text(lot.facility.classTitle)} · {lot.facility.creditCode}
        </p>
        {(lot.facility.contact || lot.facility.phone) && (
          <p>
            {t('facility.contact')} {lot.facility.contact}{' '}
            {lot.facility.phone && <a href={`tel:${lot.facility.phone}`}>{lot.facility.phone}</a>}
          </p>
        )}
        <StateTag state={`myLot.${lot.state}`} />
        {!closed && (
          <p>
            <Link to="/field/$drawId/$index/dossier" params={params}>
              {t('field.dossier')}
            </Link>
          </p>
        )}
      </section>
      <section className="sheet">
        <h2>{t('lot.team')}</h2>
        {lot.team.map(member => (
          <p key={member.certificate} style={{ margin: '6px 0' }}>
            {text(member.roleTitle)} <strong>{member.name}</strong>
            <br />
            <span className="quiet">
              {t('inspector.certificate')} {member.certificate}
            </span>
          </p>
        ))}
      </section>
      <section className="sheet">
        <h2>{t('field.when')}</h2>
        {closed ? (
          <>
            <p>
              {t('field.between', { from: lot.dispatchOn, to: lot.periodEnds })}{' '}
              {lot.dispatchProvisional && <ProvisionalTag />}
            </p>
            <Alert type="info" showIcon title={t('openLot.onArrival')} description={t('field.keepSecret')} />
          </>
        ) : (
          <>
            {lot.openedAt && <p>{t('field.openedAt', { at: momentWords(lot.openedAt) })}</p>}
            {lot.recordDueOn && (
              <p>
                {t('field.recordDue')}{' '}
                <Deadline
                  day={lot.recordDueOn}
                  workingDaysLeft={lot.workingDaysLeft}
                  provisional={lot.recordDueProvisional}
                />
              </p>
            )}
          </>
        )}
      </section>
      <LotChain drawId={lot.drawId} index={lot.index} />
      <LotRequest lot={lot} />
    </FieldScreen>
  )
}
