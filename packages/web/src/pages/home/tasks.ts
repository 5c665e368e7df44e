import type {
  Day,
  DeadlineKind,
  DirectoryEdition,
  Draw,
  DrawPeriod,
  Due,
  Lang,
  Plan,
  Role,
} from '../../api/types.ts'
import type { Translate } from '../../texts/sentence.ts'
import { dayRange } from '../../time/moments.ts'

export type TaskTarget =
  | { readonly to: '/draws/new'; readonly period: string }
  | { readonly to: '/draws/$drawId'; readonly drawId: string }
  | { readonly to: '/visits'; readonly state: 'opened' | 'signed' }
  | { readonly to: '/deadlines'; readonly kind: DeadlineKind }
  | { readonly to: '/amendments' }
  | { readonly to: '/exclusions'; readonly only: 'waiting' | 'evidence-missing' }
  | { readonly to: '/plans' | '/directory' | '/facilities/import' | '/inspectors/import' }

/** One thing that waits for this person, with the one action that moves it on. */
export type Task = {
  readonly id: string
  readonly title: string
  readonly detail: string
  /** The last day, where there is one. */
  readonly day?: Day
  /** null: no deadline */
  readonly workingDaysLeft: number | null
  /** Whether the dates it speaks of hang on holidays that are not announced. */
  readonly provisional?: boolean
  readonly action: { readonly label: string; readonly target: TaskTarget } | null
}

type PlanFacts = 'year' | 'state' | 'total' | 'deadline' | 'workingDaysLeft' | 'deadlineProvisional'

export type Situation = {
  readonly role: Role
  readonly today: string
  /** How many the two registers hold. */
  readonly registers: { readonly facilities: number; readonly inspectors: number }
  readonly periods: readonly DrawPeriod[]
  readonly draws: readonly Draw[]
  readonly plans: readonly Pick<Plan, PlanFacts>[]
  /** The editions of the key-facility directory. */
  readonly editions: readonly Pick<DirectoryEdition, 'name' | 'year' | 'state' | 'facilities'>[]
  /** What is due, the most urgent first, and how many there are of each kind. */
  readonly deadlines: {
    readonly items: readonly Due[]
    readonly byKind: { readonly [kind in DeadlineKind]?: number | undefined }
  }
  /** Exclusions that wait for approval, and those of them that lack evidence. */
  /** How many requests to replace lots wait, and the number of the newest. */
  readonly amendments: { readonly total: number; readonly number: number } | null
  readonly exclusions: { readonly waiting: Waiting | null; readonly lackingEvidence: Waiting | null }
}

type Waiting = { readonly total: number; readonly name: string }

type Words = { readonly t: Translate; readonly lang: Lang }

const periodTasks = ({ periods, role }: Situation, { t, lang }: Words): Task[] =>
  periods
    .filter(period => period.drawId === null)
    .map(period => {
      const window = dayRange(period.window.from, period.window.to, lang)
      const title = t('task.draw', { period: period.title[lang] })
      const action =
        role === 'office' && period.windowState !== 'before'
          ? { label: t('task.draw.start'), target: { to: '/draws/new', period: period.period } as const }
          : null
      return {
        id: `period ${period.period}`,
        title,
        detail: t(`task.draw.${period.windowState}`, { window }),
        workingDaysLeft: period.windowState === 'before' ? null : period.workingDaysLeft,
        day: period.window.to,
        provisional: period.window.provisional,
        action,
      }
    })

const drawTasks = ({ draws, role, today, periods }: Situation, { t, lang }: Words): Task[] =>
  draws.flatMap((draw): Task[] => {
    const target = { to: '/draws/$drawId', drawId: draw.id } as const
    const period = periods.find(each => each.drawId === draw.id)
    const left = period && period.windowState !== 'before' ? period.workingDaysLeft : null
    if (role === 'office' && (draw.state === 'frozen' || draw.state === 'committed'))
      return [
        {
          id: `draw ${draw.id}`,
          title: t('task.continueDraw', { period: draw.title[lang] }),
          detail: t(draw.state === 'frozen' ? 'task.continueDraw.frozen' : 'task.continueDraw.committed'),
          ...(period && left !== null && { day: period.window.to }),
          workingDaysLeft: left,
          provisional: left !== null && period?.window.provisional === true,
          action: { label: t('task.continueDraw.action'), target },
        },
      ]
    if (
      draw.state === 'sealed' &&
      draw.mayOpenFrom !== null &&
      draw.mayOpenFrom <= today &&
      role !== 'auditor'
    )
      return [
        {
          id: `open ${draw.id}`,
          title: t('task.openDraw', { period: draw.title[lang] }),
          detail: t('task.openDraw.detail'),
          workingDaysLeft: null,
          action: { label: t('task.openDraw.action'), target },
        },
      ]
    return []
  })

/** From October on next year's plan is work to do; before, it would only stand in the way. */
const planSeason = 10

const planTasks = ({ plans, role, today, deadlines }: Situation, { t }: Words): Task[] => {
  const [thisYear, month] = today.split('-').map(Number) as [number, number, number]
  const target = { to: '/plans' } as const
  return (month >= planSeason ? [thisYear, thisYear + 1] : [thisYear]).flatMap((year): Task[] => {
    const plan = plans.find(each => each.year === year)
    const title = t('task.plan', { year })
    if (!plan && role === 'office') {
      const detail = t('task.plan.missing', { year: year - 1 })
      const action = { label: t('task.plan.make'), target }
      const due = deadlines.items.find(({ id }) => id === `plan ${year}`)
      return [{ id: title, title, detail, workingDaysLeft: null, ...(due && standing(due)), action }]
    }
    if (plan?.state !== 'draft' || role === 'auditor') return []
    const approves = role === 'director'
    return [
      {
        id: title,
        title,
        detail: t(approves ? 'task.plan.toApprove' : 'task.plan.waiting', { total: plan.total }),
        day: plan.deadline,
        workingDaysLeft: plan.workingDaysLeft,
        provisional: plan.deadlineProvisional,
        action: { label: t(approves ? 'task.plan.approve' : 'task.plan.view'), target },
      },
    ]
  })
}

type Counted = { readonly total: number; readonly first: Due }

/** How many there are of a kind, and the most urgent of them. */
const countOf = ({ deadlines }: Situation, kind: DeadlineKind): Counted | null => {
  const first = deadlines.items.find(each => each.kind === kind)
  return first ? { total: deadlines.byKind[kind] ?? 1, first } : null
}

const standing = ({ day, workingDaysLeft, provisional }: Due) => ({ day, workingDaysLeft, provisional })

const visitTasks = (situation: Situation, { t, lang }: Words): Task[] => {
  const tasks: Task[] = []
  const isOffice = situation.role === 'office'
  const record = countOf(situation, 'record')
  if (record)
    tasks.push({
      id: 'due',
      title: t('task.due', { total: record.total }),
      detail: t('task.due.detail', { name: record.first.subject[lang] }),
      ...standing(record.first),
      action: { label: t('task.due.action'), target: { to: '/visits', state: 'opened' } },
    })
  const publication = countOf(situation, 'publication')
  if (publication)
    tasks.push({
      id: 'publish',
      title: t('task.publish', { total: publication.total }),
      detail: t('task.publish.detail', { name: publication.first.subject[lang] }),
      ...standing(publication.first),
      action: {
        label: t(isOffice ? 'task.publish.action' : 'task.due.action'),
        target: { to: '/visits', state: 'signed' },
      },
    })
  const rectification = countOf(situation, 'rectification')
  if (rectification)
    tasks.push({
      id: 'rectification',
      title: t('task.rectification', { total: rectification.total }),
      detail: t('task.due.detail', { name: rectification.first.subject[lang] }),
      ...standing(rectification.first),
      action: { label: t('task.due.action'), target: { to: '/deadlines', kind: 'rectification' } },
    })
  return tasks
}

/** The director approves exclusions; the office gives the evidence that an imported list did not have. */
const exclusionTasks = ({ exclusions, role }: Situation, { t }: Words): Task[] => {
  const task = (id: 'exclusions' | 'evidence', waiting: Waiting | null, target: TaskTarget): Task[] =>
    waiting
      ? [
          {
            id,
            title: t(`task.${id}`, { total: waiting.total }),
            detail: t(`task.${id}.detail`, { name: waiting.name }),
            workingDaysLeft: null,
            action: { label: t(`task.${id}.action`), target },
          },
        ]
      : []
  if (role === 'director')
    return task('exclusions', exclusions.waiting, { to: '/exclusions', only: 'waiting' })
  if (role === 'office')
    return task('evidence', exclusions.lackingEvidence, { to: '/exclusions', only: 'evidence-missing' })
  return []
}

/** The director decides on replacements of lots, which are known by number only. */
const amendmentTasks = ({ amendments, role }: Situation, { t }: Words): Task[] =>
  role === 'director' && amendments
    ? [
        {
          id: 'amendments',
          title: t('task.amendments', { total: amendments.total }),
          detail: t('task.amendments.detail', { number: amendments.number }),
          workingDaysLeft: null,
          action: { label: t('task.amendments.action'), target: { to: '/amendments' } },
        },
      ]
    : []

/** What is told once: a filing each. */
const paperTasks = ({ deadlines, role }: Situation, { t, lang }: Words): Task[] =>
  deadlines.items
    .filter(({ kind }) => kind === 'filing' && role === 'office')
    .map(due => ({
      id: due.id,
      title: t('task.filing', { what: due.subject[lang] }),
      detail: t('task.filing.detail'),
      ...standing(due),
      action: { label: t('deadlines.file'), target: { to: '/deadlines', kind: due.kind } },
    }))

/** The office draws the directory up when its day comes near; the director approves what is submitted, whenever it is. */
const directoryTasks = ({ deadlines, editions, role }: Situation, { t, lang }: Words): Task[] => {
  const action = { label: t('task.keyDirectory.action'), target: { to: '/directory' } } as const
  const due = deadlines.items.filter(({ kind }) => kind === 'key-directory')
  if (role === 'director')
    return editions
      .filter(({ state }) => state === 'submitted')
      .map(({ name, year, facilities }) => {
        const own = due.find(({ about, mine }) => mine && about.what === 'year' && about.year === year)
        return {
          id: `directory ${name}`,
          title: t('task.directory.approve', { name }),
          detail: t('task.directory.toApprove', { total: facilities }),
          ...(own ? standing(own) : { workingDaysLeft: null }),
          action,
        }
      })
  return due
    .filter(({ mine, state }) => mine && state !== 'later')
    .map(each => ({
      id: each.id,
      title: t('task.keyDirectory', { what: each.subject[lang] }),
      detail: t('task.keyDirectory.detail'),
      ...standing(each),
      action,
    }))
}

/** While a register is empty nothing else can be done: no plan, no draw. */
const registerTasks = ({ registers, role }: Situation, { t }: Words): Task[] =>
  role !== 'office'
    ? []
    : (['facilities', 'inspectors'] as const)
        .filter(kind => registers[kind] === 0)
        .map(kind => ({
          id: kind,
          title: t(`imports.${kind}.title`),
          detail: t(`${kind}.empty`),
          workingDaysLeft: null,
          action: { label: t('registry.import'), target: { to: `/${kind}/import` } },
        }))

const urgency = (task: Task) =>
  (task.action ? 0 : 1000) + (task.workingDaysLeft === null ? 100 : Math.min(task.workingDaysLeft, 99))

/** What waits for this person today, the most urgent first; what only lies ahead comes last. */
export const tasksFor = (situation: Situation, words: Words): readonly Task[] => {
  const { facilities, inspectors } = situation.registers
  if (facilities === 0 || inspectors === 0) return registerTasks(situation, words)
  return [
    ...periodTasks(situation, words),
    ...drawTasks(situation, words),
    ...visitTasks(situation, words),
    ...paperTasks(situation, words),
    ...amendmentTasks(situation, words),
    ...exclusionTasks(situation, words),
    ...directoryTasks(situation, words),
    ...planTasks(situation, words),
  ].sort((a, b) => urgency(a) - urgency(b))
}
