import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { facilityQuery } from '../../api/registry.ts'
import { Loaded } from '../../shared/loaded.tsx'
import { PageHead } from '../../shared/page-head.tsx'
import { useTexts } from '../../texts/texts.tsx'
import { FacilityExclusions } from '../exclusions/facility-exclusions.tsx'
import { FacilityFacts } from './facility-facts.tsx'
import { FacilityVisits } from './facility-visits.tsx'

const route = getRouteApi('/office/facilities/$facilityId')

/** One facility under its own address. */
export const FacilityPage = () => {
  const { t } = useTexts()
  const { facilityId } = route.useParams()
  const query = useQuery(facilityQuery(facilityId))
  return (
    <>
      <Link to="/facilities">← {t('menu.facilities')}</Link>
      <Loaded query={query}>
        {facility => (
          <>
            <PageHead title={facility.name} />
            <div className="sheet">
              <FacilityFacts facility={facility} />
            </div>
            <FacilityExclusions facility={facility.id} />
            <FacilityVisits facility={facility.id} />
          </>
        )}
      </Loaded>
    </>
  )
}
