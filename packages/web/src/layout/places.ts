import type { Role } from '../api/types.ts'
import type { TextKey } from '../texts/sentence.ts'

/** The parts of the office, who sees each, in the order of the menu. */
export const places = [
  { to: '/', title: 'menu.home', roles: ['director', 'office', 'auditor', 'sysadmin'] },
  { to: '/field', title: 'field.myLots', roles: ['inspector'] },
  { to: '/deadlines', title: 'menu.deadlines', roles: ['director', 'office', 'auditor', 'inspector'] },
  { to: '/notices', title: 'menu.notices', roles: ['director', 'office', 'inspector'] },
  { to: '/facilities', title: 'menu.facilities', roles: ['director', 'office', 'auditor'] },
  { to: '/exclusions', title: 'menu.exclusions', roles: ['director', 'office', 'auditor'] },
  { to: '/inspectors', title: 'menu.inspectors', roles: ['director', 'office', 'auditor', 'sysadmin'] },
  { to: '/training', title: 'menu.training', roles: ['director', 'office', 'auditor'] },
  { to: '/directory', title: 'menu.directory', roles: ['director', 'office', 'auditor'] },
  { to: '/imports', title: 'menu.imports', roles: ['director', 'office', 'auditor'] },
  { to: '/plans', title: 'menu.plans', roles: ['director', 'office', 'auditor'] },
  { to: '/draws', title: 'menu.draws', roles: ['director', 'office', 'auditor'] },
  { to: '/amendments', title: 'menu.amendments', roles: ['director', 'office', 'auditor'] },
  { to: '/visits', title: 'menu.visits', roles: ['director', 'office', 'auditor'] },
  { to: '/rules', title: 'menu.rules', roles: ['director', 'office', 'auditor'] },
  {
    to: '/outside-visits',
    title: 'menu.outsideVisits',
    roles: ['director', 'office', 'auditor', 'inspector'],
  },
  { to: '/statistics', title: 'menu.statistics', roles: ['director', 'office', 'auditor'] },
  { to: '/calendar', title: 'menu.calendar', roles: ['director', 'office', 'auditor'] },
  { to: '/cosigners', title: 'menu.cosigners', roles: ['director', 'office', 'auditor', 'sysadmin'] },
  { to: '/access', title: 'menu.access', roles: ['director', 'auditor'] },
  { to: '/people', title: 'menu.people', roles: ['sysadmin'] },
] as const satisfies readonly { to: string; title: TextKey; roles: readonly Role[] }[]

export type PlacePath = (typeof places)[number]['to']

/** The place a path belongs to: the longest that begins it. */
export const placeOf = (pathname: string) =>
  places.findLast(place => place.to !== '/' && `${pathname}/`.startsWith(`${place.to}/`)) ?? places[0]
