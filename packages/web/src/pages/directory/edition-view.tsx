import { getRouteApi } from '@tanstack/react-router'
import { Tabs } from 'antd'
import { useMay } from '../../api/session.ts'
import type { EditionDetail } from '../../api/types.ts'
import { useTexts } from '../../texts/texts.tsx'
import { CriteriaEditor } from './criteria-editor.tsx'
import { DifferenceList } from './difference-list.tsx'
import { EditionEffect } from './edition-effect.tsx'
import { EditionHead } from './edition-head.tsx'
import { WorkTable } from './work-table.tsx'

const route = getRouteApi('/office/directory')

/** One edition: where it stands, and its decisions, differences, criteria and consequences. */
export const EditionView = ({ edition }: { edition: EditionDetail }) => {
  const { t } = useTexts()
  const { tab = 'work' } = route.useSearch()
  const navigate = route.useNavigate()
  const mayWork = useMay('office') && edition.state === 'draft'
  const open = edition.state !== 'published'
  const tabs = [
    {
      key: 'work',
      label: t(mayWork ? 'directory.tab.work' : 'directory.tab.list'),
      children: <WorkTable edition={edition} mayWork={mayWork} />,
    },
    ...(open
      ? [
          {
            key: 'differences',
            label: t('directory.tab.differences'),
            children: <DifferenceList edition={edition} />,
          },
          { key: 'effect', label: t('directory.tab.effect'), children: <EditionEffect edition={edition} /> },
        ]
      : []),
    {
      key: 'criteria',
      label: t('directory.tab.criteria'),
      children: (
        <CriteriaEditor key={`${edition.name} ${edition.revision}`} edition={edition} mayWork={mayWork} />
      ),
    },
  ]
  return (
    <>
      <EditionHead edition={edition} mayWork={mayWork} />
      <div className="sheet">
        <Tabs
          activeKey={tabs.some(({ key }) => key === tab) ? tab : 'work'}
          destroyOnHidden
          onChange={key =>
            void navigate({
              search: {
                edition: edition.name,
                tab: key === 'work' ? undefined : (key as 'differences' | 'criteria' | 'effect'),
              },
            })
          }
          items={tabs}
        />
      </div>
    </>
  )
}
