import { type SQL, sql } from 'drizzle-orm'
import type { Rows } from '../platform/database.ts'
import { cutPage, readCursor } from '../platform/paging.ts'

/** What stands on an import, so that it can't be undone: what it is, whose, and since when. */
export type Dependant = {
  /** `change`: the thing itself or the facility's dossier was changed later; the others are what their names say. */
  readonly what: 'change' | 'draw' | 'record' | 'outside-visit' | 'account'
  /** Of a change: what was changed. */
  readonly subjectKind: string | null
  readonly id: string
  readonly facilityId: string | null
  readonly name: string | null
  readonly at: string | null
  readonly by: string | null
}

/** An import or a bulk action, and when it was done. */
export type Undoable = { readonly bureau: string; readonly id: string; readonly appliedAt: Date }

const own = ({ bureau, id }: Undoable) => sql`c.bureau = ${bureau} and c.import_id = ${id}`

/** Facilities that it made or changed. */
const ownFacilities = (one: Undoable) =>
  sql`select c.subject_id from register_changes c where ${own(one)} and c.subject_kind = 'facility'`

const ownInspectors = (one: Undoable) =>
  sql`select c.subject_id from register_changes c where ${own(one)} and c.subject_kind = 'inspector'`

// What was itself undone has put everything back, revisions included: nothing stands on it any more.
const standing = (one: Undoable) => sql`
  n.import_id is distinct from ${one.id}
  and not exists (select 1 from imports i where i.bureau = n.bureau and i.id = n.import_id and i.state = 'undone')`

/**
 * Everything that stands on an import. The changes of its own things and of its facilities' dossiers; draws frozen
 * since, for they counted what it brought; visits to its facilities; accounts of inspectors it made.
 */
const dependants = (one: Undoable): SQL => {
  const since = sql`${one.appliedAt.toISOString()}::timestamptz`
  return sql`
    select 'change' as what, n.subject_kind, n.subject_id as id, n.facility_id, f.name, n.at, n.by, n.revision as place
    from register_changes n left join facilities f on f.bureau = n.bureau and f.id = n.facility_id
    where n.bureau = ${one.bureau} and n.revision > (select min(c.revision) from register_changes c where ${own(one)})
      and ${standing(one)}
      and (
        exists (select 1 from register_changes c where ${own(one)} and c.subject_kind = n.subject_kind and c.subject_id = n.subject_id)
        or n.facility_id in (${ownFacilities(one)})
        or (n.subject_kind in ('leave', 'conflict') and split_part(n.subject_id, '/', 1) in (${ownInspectors(one)}))
      )
    union all
    select 'draw', null, d.id, null, d.period, d.created_at, d.created_by, 0 from draws d
    where d.bureau = ${one.bureau} and d.created_at >= ${since}
    union all
    select 'record', null, r.draw_id || '/' || r.index, r.facility_id, r.facility->>'name', r.opened_at, null, 0 from records r
    where r.bureau = ${one.bureau} and r.opened_at >= ${since} and r.facility_id in (${ownFacilities(one)})
    union all
    select 'outside-visit', null, v.id, v.facility_id, v.facility->>'name', v.registered_at, v.registered_by, 0 from outside_visits v
    where v.bureau = ${one.bureau} and v.registered_at >= ${since}
      and (v.facility_id in (${ownFacilities(one)}) or v.inspectors && array(${ownInspectors(one)}))
    union all
    select 'account', null, u.username, null, u.name, u.created_at, null, 0 from "user" u where u.inspector_id in (
      select c.subject_id from register_changes c where ${own(one)} and c.subject_kind = 'inspector' and c.action = 'created')`
}

export const countDependants = async (rows: Rows, one: Undoable): Promise<number> => {
  const { rows: found } = await rows.execute<{ n: number }>(
    sql`select count(*)::int as n from (${dependants(one)}) d`,
  )
  return found[0]?.n ?? 0
}

/** What stands on an import, a page at a time. */
export const listDependants = async (
  rows: Rows,
  one: Undoable,
  { after, limit }: { readonly after?: string | undefined; readonly limit: number },
) => {
  const [what, place, id] = readCursor(after, 3) ?? []
  type Found = {
    what: Dependant['what']
    subject_kind: string | null
    id: string
    facility_id: string | null
    name: string | null
    at: Date | null
    by: string | null
    place: string
  }
  const { rows: found } = await rows.execute<Found>(sql`
    select * from (${dependants(one)}) d
    where ${typeof what === 'string' ? sql`(d.what, d.place, d.id) > (${what}, ${Number(place)}, ${String(id)})` : sql`true`}
    order by d.what, d.place, d.id limit ${limit + 1}`)
  const page = cutPage(found, limit, row => [row.what, Number(row.place), row.id])
  return {
    items: page.items.map(
      (row): Dependant => ({
        what: row.what,
        subjectKind: row.subject_kind,
        id: row.id,
        facilityId: row.facility_id,
        name: row.name,
        at: row.at ? new Date(row.at).toISOString() : null,
        by: row.by,
      }),
    ),
    next: page.next,
    total: await countDependants(rows, one),
  }
}
