import { Link } from '@tanstack/react-router'
import type { OutsideVisit } from '../../api/types.ts'
import type { NamedColumn } from '../../shared/chosen-columns.ts'
import { StateTag } from '../../shared/state-tag.tsx'
import { ViolationWord } from '../../shared/violation-word.tsx'
import type { Translate } from '../../texts/sentence.ts'
import { referenceOf } from './outside-words.ts'

type Column = NamedColumn<OutsideVisit>

/** How visits outside the regime stand in a table; what it was about leads to the visit's own page. */
export const outsideColumns = (
  t: Translate,
): Readonly<Record<'day' | 'kind' | 'what' | 'facility' | 'team' | 'violation' | 'state', Column>> => ({
  day: { key: 'day', title: t('outside.visitedOn'), className: 'numeric', dataIndex: 'visitedOn' },
  kind: { key: 'kind', title: t('outside.kind'), render: (_, { matter }) => t(`kind.${matter.kind}`) },
  what: {
    key: 'what',
    title: t('outside.reference'),
    render: (_, visit) => (
      <Link to="/outside-visits/$visitId" params={{ visitId: visit.id }}>
        {referenceOf(visit.matter)}
      </Link>
    ),
  },
  facility: { key: 'facility', title: t('outside.facility'), render: (_, { facility }) => facility.name },
  team: {
    key: 'team',
    title: t('outside.team'),
    render: (_, { team }) => team.map(member => member.name).join(t('list.joint')),
  },
  violation: {
    key: 'violation',
    title: t('outside.violation'),
    render: (_, { violation }) => <ViolationWord violation={violation} />,
  },
  state: {
    key: 'state',
    title: t('outside.state'),
    render: (_, { withdrawn }) => <StateTag state={withdrawn ? 'outside.withdrawn' : 'outside.valid'} />,
  },
})
