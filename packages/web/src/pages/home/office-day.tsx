import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { Button, Skeleton } from 'antd'
import { amendmentRequestsQuery } from '../../api/amendments.ts'
import { deadlinesQuery } from '../../api/deadlines.ts'
import { editionsQuery } from '../../api/directory.ts'
import { drawPeriodsQuery, drawsQuery } from '../../api/draws.ts'
import { exclusionsQuery } from '../../api/exclusions.ts'
import { accessRecordsQuery } from '../../api/people.ts'
import { plansQuery } from '../../api/plans.ts'
import { facilitiesQuery, inspectorsQuery } from '../../api/registry.ts'
import { useSession } from '../../api/session.ts'
import type { Exclusion, Page, Role } from '../../api/types.ts'
import { Deadline } from '../../shared/deadline.tsx'
import { EmptyState } from '../../shared/empty-state.tsx'
import { ProblemAlert } from '../../shared/problem-alert.tsx'
import { ProvisionalTag } from '../../shared/provisional-tag.tsx'
import { useTexts } from '../../texts/texts.tsx'
import { deadlineTone, liesFrom } from '../../time/deadline-words.ts'
import { dayOf } from '../../time/moments.ts'
import { type Task, type TaskTarget, tasksFor } from './tasks.ts'

// The list comes most urgent first: of each kind the first is in it, or not urgent.
const mostDeadlines = 200

const firstOf = ({ items, total }: Page<Exclusion>) => {
  const name = items[0]?.facility.name
  return name === undefined ? null : { total, name }
}

/** The tasks of the director, the office and the auditor. */
export const OfficeDay = ({ role }: { role: Role }) => {
  const words = useTexts()
  const { now } = useSession()
  const mayDraw = role === 'office' || role === 'director'
  const periods = useQuery({ ...drawPeriodsQuery, enabled: mayDraw })
  const draws = useQuery(drawsQuery)
  const plans = useQuery(plansQuery)
  const editions = useQuery(editionsQuery)
  const deadlines = useQuery(deadlinesQuery({ limit: mostDeadlines }))
  const facilities = useQuery(facilitiesQuery({ limit: 1 }))
  const inspectors = useQuery(inspectorsQuery({ limit: 1 }))
  const waiting = useQuery(exclusionsQuery({ state: 'waiting', limit: 1 }))
  const lackingEvidence = useQuery(exclusionsQuery({ evidence: 'missing', limit: 1 }))
  const replacing = useQuery(amendmentRequestsQuery({ state: 'waiting', limit: 1 }))
  const queries = [
    ...(mayDraw ? [periods] : []),
    draws,
    plans,
    editions,
    deadlines,
    facilities,
    inspectors,
    waiting,
    lackingEvidence,
    replacing,
  ]
  const failed = queries.find(query => query.error)
  if (failed) return <ProblemAlert error={failed.error} onRetry={() => void failed.refetch()} />
  if (
    !draws.data ||
    !plans.data ||
    !editions.data ||
    !deadlines.data ||
    (mayDraw && !periods.data) ||
    !facilities.data ||
    !inspectors.data ||
    !waiting.data ||
    !lackingEvidence.data ||
    !replacing.data
  )
    return <Skeleton active />
  const tasks = tasksFor(
    {
      role,
      today: dayOf(now),
      registers: { facilities: facilities.data.total, inspectors: inspectors.data.total },
      periods: periods.data ?? [],
      draws: draws.data,
      plans: plans.data,
      editions: editions.data.items,
      deadlines: deadlines.data,
      amendments: replacing.data.items[0]
        ? { total: replacing.data.total, number: replacing.data.items[0].index + 1 }
        : null,
      exclusions: { waiting: firstOf(waiting.data), lackingEvidence: firstOf(lackingEvidence.data) },
    },
    words,
  )
  const { t } = words
  return (
    <section aria-labelledby="today">
      <h2 className="section-title" id="today" style={{ marginTop: 0 }}>
        {t('home.today')}
      </h2>
      {tasks.length > 0 ? (
        <ul className="task-list">
          {tasks.map(task => (
            <TaskCard key={task.id} task={task} />
          ))}
        </ul>
      ) : (
        <div className="sheet">
          <EmptyState action={<Link to="/draws">{t('home.seeDraws')}</Link>}>{t('home.nothing')}</EmptyState>
        </div>
      )}
      <p>
        <Link to="/deadlines">{t('home.seeDeadlines')}</Link>
      </p>
      {(role === 'auditor' || role === 'director') && <RecentAccess />}
    </section>
  )
}

const TaskCard = ({ task }: { task: Task }) => {
  const navigate = useNavigate()
  const lies = task.day === undefined ? 'today' : liesFrom(task.day, dayOf(useSession().now))
  const tone =
    task.workingDaysLeft === null || !task.action ? 'calm' : deadlineTone(task.workingDaysLeft, lies)
  const go = (target: TaskTarget) => {
    if (target.to === '/draws/new') return navigate({ to: target.to, search: { period: target.period } })
    if (target.to === '/draws/$drawId') return navigate({ to: target.to, params: { drawId: target.drawId } })
    if (target.to === '/visits') return navigate({ to: target.to, search: { state: target.state } })
    if (target.to === '/deadlines') return navigate({ to: target.to, search: { kind: target.kind } })
    if (target.to === '/exclusions')
      return navigate({
        to: target.to,
        search: target.only === 'waiting' ? { state: 'waiting' } : { evidence: 'missing' },
      })
    if (target.to === '/amendments') return navigate({ to: target.to, search: { state: 'waiting' } })
    return navigate({ to: target.to })
  }
  const { action } = task
  return (
    <li className={`task ${tone === 'calm' ? (action ? '' : 'calm') : tone}`}>
      <h3>{task.title}</h3>
      <p>{task.detail}</p>
      {task.workingDaysLeft !== null ? (
        <div>
          <Deadline
            day={task.day ?? null}
            workingDaysLeft={task.workingDaysLeft}
            provisional={task.provisional ?? false}
          />
        </div>
      ) : (
        task.provisional && (
          <div>
            <ProvisionalTag />
          </div>
        )
      )}
      {action && (
        <div>
          <Button type="primary" onClick={() => void go(action.target)}>
            {action.label}
          </Button>
        </div>
      )}
    </li>
  )
}

const RecentAccess = () => {
  const { t } = useTexts()
  const records = useQuery(accessRecordsQuery({ limit: 1 }))
  return (
    <p>
      {t('home.access', { total: records.data?.total ?? 0 })} <Link to="/access">{t('home.seeAccess')}</Link>
    </p>
  )
}
