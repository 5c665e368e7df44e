import { Link } from '@tanstack/react-router'
import { Drawer } from 'antd'
import type { Facility } from '../../api/types.ts'
import { useTexts } from '../../texts/texts.tsx'
import { FacilityFacts } from './facility-facts.tsx'

/** A facility beside its list. */
export const FacilityDrawer = ({ facility, onClose }: { facility: Facility | null; onClose: () => void }) => {
  const { t } = useTexts()
  return (
    <Drawer
      open={facility !== null}
      onClose={onClose}
      size={560}
      title={facility?.name}
      styles={{ wrapper: { maxWidth: '100vw' } }}
      extra={
        facility && (
          <Link to="/facilities/$facilityId" params={{ facilityId: facility.id }}>
            {t('openAsPage')}
          </Link>
        )
      }
    >
      {facility && <FacilityFacts facility={facility} />}
    </Drawer>
  )
}
