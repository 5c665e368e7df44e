import { Link } from '@tanstack/react-router'
import { Alert, Button } from 'antd'
import type { MyLot } from '../../api/types.ts'
import { FieldScreen } from '../../layout/field-screen.tsx'
import { LanguageSwitch } from '../../layout/language-switch.tsx'
import { NoticeBell } from '../../layout/notice-bell.tsx'
import { UserMenu } from '../../layout/user-menu.tsx'
import { Deadline } from '../../shared/deadline.tsx'
import { EmptyState } from '../../shared/empty-state.tsx'
import { Loaded } from '../../shared/loaded.tsx'
import { StateTag } from '../../shared/state-tag.tsx'
import { useTexts } from '../../texts/texts.tsx'
import { momentWords } from '../../time/moments.ts'
import { MyDeadlines } from './my-deadlines.tsx'
import { useMyLots } from './use-my-lots.ts'

const groups = [
  { title: 'field.group.opened', states: ['opened', 'draft'] },
  { title: 'field.group.dispatched', states: ['dispatched'] },
  { title: 'field.group.signed', states: ['signed', 'published'] },
] as const

/** An inspector's own lots: what is under way first, then what is to be visited, then what is done. */
export const MyLotsPage = () => {
  const { t } = useTexts()
  const query = useMyLots()
  return (
    <FieldScreen
      title={t('field.myLots')}
      aside={
        <>
          <NoticeBell />
          <LanguageSwitch />
          <UserMenu compact />
        </>
      }
    >
      <p style={{ margin: '0 0 12px' }}>
        <Link to="/outside-visits">{t('field.outside')} →</Link>
      </p>
      <MyDeadlines />
      <Loaded query={query}>
        {({ lots, asOf }) => (
          <>
            {asOf && (
              <Alert
                type="warning"
                showIcon
                title={t('field.offline', { at: momentWords(asOf) })}
                action={<Button onClick={() => void query.refetch()}>{t('retry')}</Button>}
              />
            )}
            {lots.length === 0 && (
              <div className="sheet">
                <EmptyState>{t('field.empty')}</EmptyState>
              </div>
            )}
            {groups.map(group => (
              <LotGroup key={group.title} {...group} lots={lots} />
            ))}
          </>
        )}
      </Loaded>
    </FieldScreen>
  )
}

const LotGroup = ({ title, states, lots }: (typeof groups)[number] & { lots: readonly MyLot[] }) => {
  const { t } = useTexts()
  const mine = lots
    .filter(lot => (states as readonly string[]).includes(lot.state))
    .sort(title === 'field.group.signed' ? newestFirst : byUrgency)
  if (mine.length === 0) return null
  return (
    <section aria-label={t(title)}>
      <h2 className="section-title" style={{ marginTop: 12 }}>
        {t(title)} <span className="quiet numeric">{mine.length}</span>
      </h2>
      {mine.map(lot => (
        <LotCard key={`${lot.drawId} ${lot.index}`} lot={lot} />
      ))}
    </section>
  )
}

const byUrgency = (a: MyLot, b: MyLot) =>
  (a.workingDaysLeft ?? 999) - (b.workingDaysLeft ?? 999) || a.dispatchOn.localeCompare(b.dispatchOn)

// What waits for publication stays on top; what is over goes down.
const newestFirst = (a: MyLot, b: MyLot) =>
  Number(a.state === 'published') - Number(b.state === 'published') ||
  (b.openedAt ?? '').localeCompare(a.openedAt ?? '')

const LotCard = ({ lot }: { lot: MyLot }) => {
  const { t, text } = useTexts()
  return (
    <Link
      className="lot-card"
      to="/field/$drawId/$index"
      params={{ drawId: lot.drawId, index: String(lot.index) }}
    >
      <h3>{lot.facility.name}</h3>
      <p>{lot.facility.address}</p>
      <p>
        {text(lot.drawTitle)} · {t('lot.numbered', { number: lot.index + 1 })} · {text(lot.roleTitle)}
      </p>
      <div className="tags">
        <StateTag state={`myLot.${lot.state}`} />
        {lot.state === 'dispatched' ? (
          <span className="quiet">{t('field.between', { from: lot.dispatchOn, to: lot.periodEnds })}</span>
        ) : (
          lot.workingDaysLeft !== null && (
            <Deadline workingDaysLeft={lot.workingDaysLeft} provisional={lot.recordDueProvisional} />
          )
        )}
      </div>
    </Link>
  )
}
