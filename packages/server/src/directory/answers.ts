import type { z } from '@hono/zod-openapi'
import type { Rows } from '../platform/database.ts'
import type { Person } from '../platform/http.ts'
import type { Candidate } from './candidates.ts'
import type { CarryOver } from './carry-over.ts'
import { type Category, inOrder } from './categories.ts'
import { type Decision, decisionsOf } from './decision.ts'
import { type Difference, differencesToForce, type Standing } from './differences.ts'
import { type Edition, type EditionKey, editionName } from './edition.ts'
import type { EditionEffect } from './edition-effect.ts'
import { unfinished } from './edition-work.ts'
import { countList } from './entries.ts'
import type { RegisterChange } from './register-changes.ts'
import type {
  candidateSchema,
  carryOverSchema,
  decisionSchema,
  editionDetailSchema,
  editionSchema,
  effectSchema,
} from './schemas.ts'

const countByCategory = (some: readonly { readonly category: Category }[]) =>
  Object.fromEntries(
    inOrder(some.map(({ category }) => category)).map(category => [
      category,
      some.filter(each => each.category === category).length,
    ]),
  )

/** How many facilities an edition lists, or would list as far as it is decided. */
const countsOf = async (rows: Rows, edition: Edition) => {
  if (edition.state === 'published') return countList(rows, edition)
  const listed = (await decisionsOf(rows, edition)).filter(decision => decision.listed)
  return {
    facilities: new Set(listed.map(({ facilityId }) => facilityId)).size,
    byCategory: countByCategory(listed),
  }
}

const stamp = (act: { readonly at: Date; readonly by: string }) => ({ at: act.at.toISOString(), by: act.by })

/** @param inForce the edition in force, if there is one */
export const editionAnswer = async (
  rows: Rows,
  edition: Edition,
  inForce: EditionKey | null,
): Promise<z.infer<typeof editionSchema>> => ({
  name: editionName(edition),
  year: edition.year,
  amendment: edition.amendment,
  state: edition.state,
  inForce: inForce !== null && editionName(inForce) === editionName(edition),
  reason: edition.reason,
  revision: edition.revision,
  createdAt: edition.createdAt.toISOString(),
  createdBy: edition.createdBy,
  submitted: edition.state === 'submitted' ? stamp(edition.submission) : null,
  returned: edition.returned && { ...stamp(edition.returned), note: edition.returned.note },
  published:
    edition.state === 'published'
      ? {
          ...stamp(edition.publication),
          hash: edition.publication.hash,
          logIndex: edition.publication.logIndex,
        }
      : null,
  ...(await countsOf(rows, edition)),
})

const countStandings = (differences: readonly Difference[]): Record<Standing, number> => {
  const of = (standing: Standing) => differences.filter(each => each.standing === standing).length
  return { new: of('new'), kept: of('kept'), dropped: of('dropped'), open: of('open') }
}

const mayApprove = (edition: Edition, { id, role }: Person): boolean =>
  role === 'director' &&
  edition.state === 'submitted' &&
  edition.createdById !== id &&
  edition.submission.byId !== id

export const editionDetail = async (
  rows: Rows,
  edition: Edition,
  inForce: EditionKey | null,
  person: Person,
): Promise<z.infer<typeof editionDetailSchema>> => {
  const open = edition.state !== 'published'
  return {
    ...(await editionAnswer(rows, edition, inForce)),
    basis: edition.basis,
    criteria: edition.criteria,
    standings: open ? countStandings(await differencesToForce(rows, edition)) : null,
    unfinished: open ? await unfinished(rows, edition) : null,
    mayApprove: mayApprove(edition, person),
  }
}

const decisionAnswer = ({
  facilityId: _facility,
  at,
  findings,
  ...decision
}: Decision): z.infer<typeof decisionSchema> => ({
  ...decision,
  findings: [...findings],
  at: at.toISOString(),
})

export const candidateAnswer = ({
  facility,
  takesPart,
  inForce,
  decisions,
}: Candidate): z.infer<typeof candidateSchema> => {
  const { id, name, creditCode, class: className, area, address, industry, permit } = facility
  return {
    facility: { id, name, creditCode, class: className, area, address, industry, permit },
    takesPart,
    inForce: [...inForce],
    decisions: decisions.map(decisionAnswer),
  }
}

export const carryOverAnswer = ({
  from,
  rulings,
  decided,
  leftOut,
}: CarryOver): z.infer<typeof carryOverSchema> => ({
  from,
  carried: rulings.length,
  byCategory: countByCategory(rulings),
  decided,
  leftOut: leftOut.map(each => ({ ...each })),
})

/** As many as a person looks through before approving; the rest is a number. */
const shown = 100

const moves = (changes: readonly RegisterChange[]) => ({
  total: changes.length,
  items: changes.slice(0, shown).map(({ facility, class: to, keyKinds }) => ({
    facilityId: facility.id,
    name: facility.name,
    from: facility.class,
    to,
    kinds: [...keyKinds],
  })),
})

export const effectAnswer = (effect: EditionEffect): z.infer<typeof effectSchema> => ({
  ...effect,
  becomes: moves(effect.becomes),
  ceases: moves(effect.ceases),
  otherwise: moves(effect.otherwise),
  classes: effect.classes.map(each => ({ ...each })),
})
