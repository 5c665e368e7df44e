import type { QueryClient } from '@tanstack/react-query'
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  defaultParseSearch,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router'
import { sessionQuery } from './api/session.ts'
import { NotFound } from './pages/entry/not-found.tsx'
import { PageFailed } from './pages/entry/page-failed.tsx'
import { SetupPage } from './pages/entry/setup.tsx'
import { SignInPage } from './pages/entry/sign-in.tsx'
import {
  accessSearch,
  amendmentsSearch,
  calendarSearch,
  coursesSearch,
  deadlinesSearch,
  directorySearch,
  drawSearch,
  exclusionsSearch,
  facilitiesSearch,
  facilitySearch,
  importSearch,
  importsSearch,
  inspectorsSearch,
  newDrawSearch,
  newExclusionSearch,
  newImportSearch,
  noticesSearch,
  outsideSearch,
  plansSearch,
  signInSearch,
  statisticsSearch,
  visitsSearch,
} from './search.ts'

type Context = { readonly queryClient: QueryClient }

const sessionOf = (context: Context) => context.queryClient.ensureQueryData(sessionQuery)

const root = createRootRouteWithContext<Context>()({
  beforeLoad: async ({ context }) => void (await sessionOf(context)),
  component: Outlet,
  notFoundComponent: NotFound,
  errorComponent: PageFailed,
})

const setup = createRoute({
  getParentRoute: () => root,
  path: '/setup',
  beforeLoad: async ({ context }) => {
    if (!(await sessionOf(context)).setupNeeded) throw redirect({ to: '/' })
  },
  component: SetupPage,
})

/** Leads to a path of the application with its search, as it was when the sign-in was asked for. */
const toPath = (path: string) => {
  const { pathname, search } = new URL(path, location.origin)
  return redirect({ to: pathname, search: defaultParseSearch(search), replace: true })
}

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: signInSearch,
  beforeLoad: async ({ context, search }) => {
    const session = await sessionOf(context)
    if (session.setupNeeded) throw redirect({ to: '/setup' })
    if (session.user) throw toPath(search.redirect ?? '/')
  },
  component: SignInPage,
})

const requireUser = async (context: Context, href: string) => {
  const session = await sessionOf(context)
  if (session.setupNeeded) throw redirect({ to: '/setup' })
  if (!session.user) throw redirect({ to: '/sign-in', search: href === '/' ? {} : { redirect: href } })
  return session.user
}

const office = createRoute({
  getParentRoute: () => root,
  id: 'office',
  beforeLoad: async ({ context, location }) => {
    const user = await requireUser(context, location.href)
    // An inspector's work is in the field; the office's first page would be empty for them.
    if (user.role === 'inspector' && location.pathname === '/') throw redirect({ to: '/field' })
    return { user }
  },
  component: lazyRouteComponent(() => import('./layout/office-layout.tsx'), 'OfficeLayout'),
})

const home = createRoute({
  getParentRoute: () => office,
  path: '/',
  component: lazyRouteComponent(() => import('./pages/home/home.tsx'), 'HomePage'),
})

const facilities = createRoute({
  getParentRoute: () => office,
  path: '/facilities',
  validateSearch: facilitiesSearch,
  component: lazyRouteComponent(() => import('./pages/registry/facilities.tsx'), 'FacilitiesPage'),
})

const facility = createRoute({
  getParentRoute: () => office,
  path: '/facilities/$facilityId',
  validateSearch: facilitySearch,
  component: lazyRouteComponent(() => import('./pages/registry/facility.tsx'), 'FacilityPage'),
})

const facilityEdit = createRoute({
  getParentRoute: () => office,
  path: '/facilities/$facilityId/edit',
  component: lazyRouteComponent(() => import('./pages/dossier/facility-edit.tsx'), 'FacilityEditPage'),
})

const facilitiesImport = createRoute({
  getParentRoute: () => office,
  path: '/facilities/import',
  beforeLoad: () => {
    throw redirect({ to: '/imports/new', search: { kind: 'facilities' } })
  },
})

const exclusions = createRoute({
  getParentRoute: () => office,
  path: '/exclusions',
  validateSearch: exclusionsSearch,
  component: lazyRouteComponent(() => import('./pages/exclusions/exclusions.tsx'), 'ExclusionsPage'),
})

const amendments = createRoute({
  getParentRoute: () => office,
  path: '/amendments',
  validateSearch: amendmentsSearch,
  component: lazyRouteComponent(() => import('./pages/amendments/amendments.tsx'), 'AmendmentsPage'),
})

const newExclusion = createRoute({
  getParentRoute: () => office,
  path: '/exclusions/new',
  validateSearch: newExclusionSearch,
  component: lazyRouteComponent(() => import('./pages/exclusions/new-exclusion.tsx'), 'NewExclusionPage'),
})

const exclusion = createRoute({
  getParentRoute: () => office,
  path: '/exclusions/$exclusionId',
  component: lazyRouteComponent(() => import('./pages/exclusions/exclusion.tsx'), 'ExclusionPage'),
})

const inspectors = createRoute({
  getParentRoute: () => office,
  path: '/inspectors',
  validateSearch: inspectorsSearch,
  component: lazyRouteComponent(() => import('./pages/registry/inspectors.tsx'), 'InspectorsPage'),
})

const inspector = createRoute({
  getParentRoute: () => office,
  path: '/inspectors/$inspectorId',
  component: lazyRouteComponent(() => import('./pages/registry/inspector.tsx'), 'InspectorPage'),
})

const newInspector = createRoute({
  getParentRoute: () => office,
  path: '/inspectors/new',
  component: lazyRouteComponent(() => import('./pages/registry/new-inspector.tsx'), 'NewInspectorPage'),
})

const cosigners = createRoute({
  getParentRoute: () => office,
  path: '/cosigners',
  component: lazyRouteComponent(() => import('./pages/cosigners/cosigners.tsx'), 'CosignersPage'),
})

const courses = createRoute({
  getParentRoute: () => office,
  path: '/training',
  validateSearch: coursesSearch,
  component: lazyRouteComponent(() => import('./pages/training/courses.tsx'), 'CoursesPage'),
})

const newCourse = createRoute({
  getParentRoute: () => office,
  path: '/training/new',
  component: lazyRouteComponent(() => import('./pages/training/new-course.tsx'), 'NewCoursePage'),
})

const course = createRoute({
  getParentRoute: () => office,
  path: '/training/$courseId',
  component: lazyRouteComponent(() => import('./pages/training/course.tsx'), 'CoursePage'),
})

const inspectorsImport = createRoute({
  getParentRoute: () => office,
  path: '/inspectors/import',
  beforeLoad: () => {
    throw redirect({ to: '/imports/new', search: { kind: 'inspectors' } })
  },
})

const imports = createRoute({
  getParentRoute: () => office,
  path: '/imports',
  validateSearch: importsSearch,
  component: lazyRouteComponent(() => import('./pages/imports/imports.tsx'), 'ImportsPage'),
})

const newImport = createRoute({
  getParentRoute: () => office,
  path: '/imports/new',
  validateSearch: newImportSearch,
  component: lazyRouteComponent(() => import('./pages/imports/new-import.tsx'), 'NewImportPage'),
})

const oneImport = createRoute({
  getParentRoute: () => office,
  path: '/imports/$importId',
  validateSearch: importSearch,
  component: lazyRouteComponent(() => import('./pages/imports/import.tsx'), 'ImportPage'),
})

const directory = createRoute({
  getParentRoute: () => office,
  path: '/directory',
  validateSearch: directorySearch,
  component: lazyRouteComponent(() => import('./pages/directory/directory.tsx'), 'DirectoryPage'),
})

const plans = createRoute({
  getParentRoute: () => office,
  path: '/plans',
  validateSearch: plansSearch,
  component: lazyRouteComponent(() => import('./pages/plans/plans.tsx'), 'PlansPage'),
})

const rules = createRoute({
  getParentRoute: () => office,
  path: '/rules',
  component: lazyRouteComponent(() => import('./pages/rules/rules.tsx'), 'RulesPage'),
})

const ruleDraft = createRoute({
  getParentRoute: () => office,
  path: '/rules/draft',
  component: lazyRouteComponent(() => import('./pages/rules/rule-draft.tsx'), 'RuleDraftPage'),
})

const draws = createRoute({
  getParentRoute: () => office,
  path: '/draws',
  component: lazyRouteComponent(() => import('./pages/draws/draws.tsx'), 'DrawsPage'),
})

const newDraw = createRoute({
  getParentRoute: () => office,
  path: '/draws/new',
  validateSearch: newDrawSearch,
  component: lazyRouteComponent(() => import('./pages/draws/new-draw.tsx'), 'NewDrawPage'),
})

const draw = createRoute({
  getParentRoute: () => office,
  path: '/draws/$drawId',
  validateSearch: drawSearch,
  component: lazyRouteComponent(() => import('./pages/draws/draw.tsx'), 'DrawPage'),
})

const visits = createRoute({
  getParentRoute: () => office,
  path: '/visits',
  validateSearch: visitsSearch,
  component: lazyRouteComponent(() => import('./pages/visits/visits.tsx'), 'VisitsPage'),
})

const visit = createRoute({
  getParentRoute: () => office,
  path: '/visits/$drawId/$index',
  component: lazyRouteComponent(() => import('./pages/visits/visit.tsx'), 'VisitPage'),
})

const outsideVisits = createRoute({
  getParentRoute: () => office,
  path: '/outside-visits',
  validateSearch: outsideSearch,
  component: lazyRouteComponent(() => import('./pages/outside/outside-visits.tsx'), 'OutsideVisitsPage'),
})

const newOutsideVisit = createRoute({
  getParentRoute: () => office,
  path: '/outside-visits/new',
  component: lazyRouteComponent(() => import('./pages/outside/new-outside-visit.tsx'), 'NewOutsideVisitPage'),
})

const outsideVisit = createRoute({
  getParentRoute: () => office,
  path: '/outside-visits/$visitId',
  component: lazyRouteComponent(() => import('./pages/outside/outside-visit.tsx'), 'OutsideVisitPage'),
})

const statistics = createRoute({
  getParentRoute: () => office,
  path: '/statistics',
  validateSearch: statisticsSearch,
  component: lazyRouteComponent(() => import('./pages/statistics/statistics.tsx'), 'StatisticsPage'),
})

const calendar = createRoute({
  getParentRoute: () => office,
  path: '/calendar',
  validateSearch: calendarSearch,
  component: lazyRouteComponent(() => import('./pages/calendar/calendar.tsx'), 'CalendarPage'),
})

const deadlines = createRoute({
  getParentRoute: () => office,
  path: '/deadlines',
  validateSearch: deadlinesSearch,
  component: lazyRouteComponent(() => import('./pages/deadlines/deadlines.tsx'), 'DeadlinesPage'),
})

const notices = createRoute({
  getParentRoute: () => office,
  path: '/notices',
  validateSearch: noticesSearch,
  component: lazyRouteComponent(() => import('./pages/notices/notices.tsx'), 'NoticesPage'),
})

const access = createRoute({
  getParentRoute: () => office,
  path: '/access',
  validateSearch: accessSearch,
  component: lazyRouteComponent(() => import('./pages/oversight/access-records.tsx'), 'AccessRecordsPage'),
})

const people = createRoute({
  getParentRoute: () => office,
  path: '/people',
  component: lazyRouteComponent(() => import('./pages/people/people.tsx'), 'PeoplePage'),
})

/** The wall of the room: nothing around it. */
const ceremony = createRoute({
  getParentRoute: () => root,
  id: 'ceremony',
  beforeLoad: async ({ context, location }) => ({ user: await requireUser(context, location.href) }),
  component: Outlet,
})

const drawCeremony = createRoute({
  getParentRoute: () => ceremony,
  path: '/draws/$drawId/ceremony',
  component: lazyRouteComponent(() => import('./pages/ceremony/ceremony.tsx'), 'CeremonyPage'),
})

const rehearsal = createRoute({
  getParentRoute: () => ceremony,
  path: '/rehearsal',
  component: lazyRouteComponent(() => import('./pages/ceremony/rehearsal.tsx'), 'RehearsalPage'),
})

const field = createRoute({
  getParentRoute: () => root,
  id: 'field',
  beforeLoad: async ({ context, location }) => ({ user: await requireUser(context, location.href) }),
  component: lazyRouteComponent(() => import('./layout/field-layout.tsx'), 'FieldLayout'),
})

const myLots = createRoute({
  getParentRoute: () => field,
  path: '/field',
  component: lazyRouteComponent(() => import('./pages/field/my-lots.tsx'), 'MyLotsPage'),
})

const myLot = createRoute({
  getParentRoute: () => field,
  path: '/field/$drawId/$index',
  component: lazyRouteComponent(() => import('./pages/field/my-lot.tsx'), 'MyLotPage'),
})

const lotCode = createRoute({
  getParentRoute: () => field,
  path: '/field/$drawId/$index/code',
  component: lazyRouteComponent(() => import('./pages/field/lot-code.tsx'), 'LotCodePage'),
})

const record = createRoute({
  getParentRoute: () => field,
  path: '/field/$drawId/$index/record',
  component: lazyRouteComponent(() => import('./pages/field/record.tsx'), 'RecordPage'),
})

const lotDossier = createRoute({
  getParentRoute: () => field,
  path: '/field/$drawId/$index/dossier',
  component: lazyRouteComponent(() => import('./pages/field/lot-dossier.tsx'), 'LotDossierPage'),
})

const askReplacement = createRoute({
  getParentRoute: () => field,
  path: '/field/$drawId/$index/replacement',
  component: lazyRouteComponent(() => import('./pages/field/ask-replacement.tsx'), 'AskReplacementPage'),
})

const routeTree = root.addChildren([
  setup,
  signIn,
  office.addChildren([
    home,
    facilities,
    facilitiesImport,
    facility,
    exclusions,
    amendments,
    newExclusion,
    exclusion,
    facilityEdit,
    inspectors,
    inspectorsImport,
    newInspector,
    inspector,
    cosigners,
    courses,
    newCourse,
    course,
    directory,
    imports,
    newImport,
    oneImport,
    plans,
    rules,
    ruleDraft,
    draws,
    newDraw,
    draw,
    visits,
    visit,
    outsideVisits,
    newOutsideVisit,
    outsideVisit,
    statistics,
    calendar,
    deadlines,
    notices,
    access,
    people,
  ]),
  ceremony.addChildren([drawCeremony, rehearsal]),
  field.addChildren([myLots, myLot, lotCode, record, lotDossier, askReplacement]),
])

/** The pages of the application, all under /app/. */
export const makeRouter = (queryClient: QueryClient) =>
  createRouter({
    routeTree,
    basepath: '/app',
    context: { queryClient },
    defaultPreload: 'intent',
    defaultPreloadStaleTime: 0,
    scrollRestoration: true,
    defaultErrorComponent: PageFailed,
  })
