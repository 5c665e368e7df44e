import { Link } from '@tanstack/react-router'
import type { TableProps } from 'antd'
import type { OutsideVisit } from '../../api/types.ts'
import { StateTag } from '../../shared/state-tag.tsx'
import { ViolationWord } from '../../shared/violation-word.tsx'
import type { Translate } from '../../texts/sentence.ts'
import { referenceOf } from './outside-words.ts'

type Column = NonNullable<TableProps<OutsideVisit>['columns']>[number]

/** How visits outside the regime stand in a table; what it was about leads to the visit's own page. */
export const outsideColumns = (
  t: Translate,
): Readonly<Record<'day' | 'kind' | 'what' | 'facility' | 'team' | 'violation' | 'state', Column>> => ({
  day: { title: t('outside.visitedOn'), className: 'numeric', dataIndex: 'visitedOn' },
  kind: { title: t('outside.kind'), render: (_, { matter }) => t(`kind.${matter.kind}`) },
  what: {
    title: t('outside.reference'),
    render: (_, visit) => (
      <Link to="/outside-visits/$visitId" params={{ visitId: visit.id }}>
        {referenceOf(visit.matter)}
      </Link>
    ),
  },
  facility: { title: t('outside.facility'), render: (_, { facility }) => facility.name },
  team: { title: t('outside.team'), render: (_, { team }) => team.map(member => member.name).join('、') },
  violation: {
    title: t('outside.violation'),
    render: (_, { violation }) => <ViolationWord violation={violation} />,
  },
  state: {
    title: t('outside.state'),
    render: (_, { withdrawn }) => <StateTag state={withdrawn ? 'outside.withdrawn' : 'outside.valid'} />,
  },
})
