import { documentAnswer, documentResponse } from '../documents/index.ts'
import { bureauOf } from '../platform/bureau.ts'
import type { Rows } from '../platform/database.ts'
import { declare, routes } from '../platform/http.ts'
import type { Platform } from '../platform/platform.ts'
import { facilitiesByIds } from '../registry/index.ts'
import { assess, groundsOf } from './assess.ts'
import { inOrder } from './categories.ts'
import { decisionsOf } from './decision.ts'
import { changesBetween } from './differences.ts'
import { type Edition, publishedEditions, readEdition } from './edition.ts'
import { editionDocument } from './edition-document.ts'
import { type ListedFacility, listOf } from './entries.ts'
import { keyOf } from './routes.ts'
import { editionParams } from './schemas.ts'

const document = declare(['office', 'director', 'auditor'], {
  method: 'get',
  path: '/api/directory/{edition}/directory.docx',
  request: { params: editionParams },
  responses: { 200: documentResponse('The edition as an official document; a draft says that it is one') },
})

/** The list an edition has, or would have by what is decided so far. */
const listAsDecided = async (rows: Rows, edition: Edition): Promise<readonly ListedFacility[]> => {
  if (edition.state === 'published') return listOf(rows, edition)
  const decisions = (await decisionsOf(rows, edition)).filter(({ listed }) => listed)
  const ids = [...new Set(decisions.map(({ facilityId }) => facilityId))]
  const registered = await facilitiesByIds(rows, edition.bureau, ids)
  return ids.flatMap(id => {
    const facility = registered.get(id)
    if (!facility) return []
    const own = decisions.filter(({ facilityId }) => facilityId === id)
    const { name, creditCode, area, address, industry } = facility
    const listings = inOrder(own.map(({ category }) => category)).map(category => {
      const findings = own.find(each => each.category === category)?.findings ?? []
      return { category, grounds: groundsOf(assess(edition.criteria, category, findings)) }
    })
    return [{ id, name, creditCode, area, address, industry, listings }]
  })
}

export const editionDocumentRoutes = ({ clock, database }: Platform) =>
  routes().openapi(document, async c => {
    const { edition: name } = c.req.valid('param')
    const bureau = await bureauOf(database)
    const edition = await readEdition(database, keyOf(bureau.code, name))
    const list = await listAsDecided(database, edition)
    const published = await publishedEditions(database, bureau.code)
    const before = published.find(
      one => one.year < edition.year || (one.year === edition.year && one.amendment < edition.amendment),
    )
    const changes = before ? changesBetween(await listOf(database, before), list) : null
    const asOf = edition.state === 'published' ? edition.publication.at : clock.now()
    return documentAnswer(editionDocument({ edition, bureau, list, changes, asOf }), `directory-${name}`)
  })
