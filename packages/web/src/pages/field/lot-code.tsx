import { useQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { Button, Skeleton } from 'antd'
import { toDataURL } from 'qrcode'
import type { MyLot } from '../../api/types.ts'
import { FieldScreen } from '../../layout/field-screen.tsx'
import { EmptyState } from '../../shared/empty-state.tsx'
import { Loaded } from '../../shared/loaded.tsx'
import { useTexts } from '../../texts/texts.tsx'
import { useMyLot } from './use-my-lots.ts'

const route = getRouteApi('/field/field/$drawId/$index/code')

/** The code the visited firm scans to check, on its own phone, that it and these inspectors were drawn. */
export const LotCodePage = () => {
  const { t } = useTexts()
  const params = route.useParams()
  const navigate = useNavigate()
  const query = useMyLot(params.drawId, Number(params.index))
  return (
    <FieldScreen
      title={t('code.title')}
      back={{ to: '/field/$drawId/$index', params }}
      actions={
        <Button
          type="primary"
          size="large"
          onClick={() => void navigate({ to: '/field/$drawId/$index/record', params })}
        >
          {t(recordWord(query.data))}
        </Button>
      }
    >
      <Loaded query={query}>
        {lot =>
          lot?.leafHash ? (
            <Code lot={lot} leafHash={lot.leafHash} />
          ) : (
            <EmptyState>{t('code.notOpened')}</EmptyState>
          )
        }
      </Loaded>
    </FieldScreen>
  )
}

/** What the lot's record is still there for: to be written, or only to be read. */
const recordWord = (lot: MyLot | null | undefined) =>
  lot?.state === 'signed' || lot?.state === 'published' ? 'field.readRecord' : 'field.writeRecord'

const Code = ({ lot, leafHash }: { lot: MyLot; leafHash: string }) => {
  const { t } = useTexts()
  const address = `${location.origin}/open/${leafHash}`
  const picture = useQuery({
    queryKey: ['code', address],
    queryFn: () => toDataURL(address, { errorCorrectionLevel: 'M', margin: 1, scale: 8 }),
    staleTime: Number.POSITIVE_INFINITY,
  })
  return (
    <div className="qr-screen">
      <h2 style={{ margin: '8px 0 0', fontSize: 22 }}>{t('code.ask')}</h2>
      <p style={{ margin: 0 }}>{lot.facility.name}</p>
      {picture.data ? <img src={picture.data} alt={t('code.alt')} /> : <Skeleton.Image active />}
      <p className="quiet" style={{ margin: 0 }}>
        {t('code.what')}
      </p>
      <div>
        <div className="quiet">{t('code.text')}</div>
        <a className="hash" href={address} target="_blank" rel="noreferrer">
          {address}
        </a>
      </div>
    </div>
  )
}
