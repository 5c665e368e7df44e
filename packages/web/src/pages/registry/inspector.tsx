import { PrinterOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { inspectorQuery, inspectorTrailQuery } from '../../api/inspectors.ts'
import { useMay } from '../../api/session.ts'
import type { InspectorDetail } from '../../api/types.ts'
import { ChangeTrail } from '../../shared/change-trail.tsx'
import { Loaded } from '../../shared/loaded.tsx'
import { PageHead } from '../../shared/page-head.tsx'
import { useTexts } from '../../texts/texts.tsx'
import { EditInspector } from './edit-inspector.tsx'
import { InspectorConflicts } from './inspector-conflicts.tsx'
import { InspectorFacts } from './inspector-facts.tsx'
import { InspectorLeaves } from './inspector-leaves.tsx'
import { InspectorTraining } from './inspector-training.tsx'
import { InspectorVisits } from './inspector-visits.tsx'

const route = getRouteApi('/office/inspectors/$inspectorId')

/** One inspector under their own address: standing, leave, conflicts, training, visits, and who changed what. */
export const InspectorPage = () => {
  const { t } = useTexts()
  const { inspectorId } = route.useParams()
  const query = useQuery(inspectorQuery(inspectorId))
  return (
    <>
      <Link to="/inspectors" className="no-print">
        ← {t('menu.inspectors')}
      </Link>
      <Loaded query={query}>{inspector => <One key={inspector.id} inspector={inspector} />}</Loaded>
    </>
  )
}

const One = ({ inspector }: { inspector: InspectorDetail }) => {
  const { t } = useTexts()
  const mayEdit = useMay('office')
  const trail = useQuery(inspectorTrailQuery(inspector.id))
  const [edited, setEdited] = useState<InspectorDetail | null>(null)
  // What is edited is the version the form began from, whatever is read meanwhile.
  if (edited) return <EditInspector inspector={edited} onDone={() => setEdited(null)} />
  return (
    <>
      <PageHead
        title={inspector.name}
        actions={
          <>
            <Button icon={<PrinterOutlined />} onClick={() => print()}>
              {t('print')}
            </Button>
            {mayEdit && (
              <Button type="primary" onClick={() => setEdited(inspector)}>
                {t('edit')}
              </Button>
            )}
          </>
        }
      />
      <div className="sheet">
        <InspectorFacts inspector={inspector} />
      </div>
      <InspectorLeaves inspector={inspector} />
      <InspectorConflicts inspector={inspector} />
      <InspectorTraining inspector={inspector} />
      <InspectorVisits inspector={inspector.id} />
      <ChangeTrail query={trail} />
    </>
  )
}
