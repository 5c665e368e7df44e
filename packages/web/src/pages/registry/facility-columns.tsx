import { Link } from '@tanstack/react-router'
import { Tag } from 'antd'
import type { Facility, FacilitySort } from '../../api/types.ts'
import { facilitySorts } from '../../api/types.ts'
import { Balls } from '../../shared/ball-reasons.tsx'
import type { NamedColumn } from '../../shared/chosen-columns.ts'
import { wordFor } from '../../shared/domain-words.ts'
import { StateTag } from '../../shared/state-tag.tsx'
import type { Translate } from '../../texts/sentence.ts'

/** The columns a register opens with. */
export const usualFacilityColumns = ['code', 'name', 'class', 'area', 'balls', 'visited', 'state'] as const

type Sorting = { readonly sort?: FacilitySort | undefined; readonly order?: 'asc' | 'desc' | undefined }

/**
 * All columns of the register, named as the server's export names them; those it can be ordered by say so.
 * @param search the list's own, kept in the links to one facility
 */
export const facilityColumns = (
  t: Translate,
  classWord: (id: string) => string,
  firstClass: string | undefined,
  search: Sorting & Readonly<Record<string, unknown>>,
): NamedColumn<Facility>[] => {
  const said = (value: string | null) => value || '—'
  const plain = (key: string, title: string, of: (facility: Facility) => string | null) => ({
    key,
    title,
    render: (_: unknown, facility: Facility) => said(of(facility)),
  })
  const columns: NamedColumn<Facility>[] = [
    { key: 'code', title: t('facility.id'), dataIndex: 'id', className: 'numeric' },
    {
      key: 'name',
      title: t('facility.name'),
      render: (_, facility) => (
        <Link to="/facilities" search={{ ...search, open: facility.id }} resetScroll={false}>
          {facility.name}
        </Link>
      ),
    },
    plain('formerNames', t('facility.formerNames'), facility => facility.formerNames.join(t('list.joint'))),
    {
      ...plain('creditCode', t('facility.creditCode'), ({ creditCode }) => creditCode),
      className: 'numeric',
    },
    plain('legalPerson', t('facility.legalPerson'), ({ legalPerson }) => legalPerson),
    {
      key: 'class',
      title: t('facility.class'),
      render: (_, facility) => (
        <Tag color={facility.class === firstClass ? 'blue' : 'default'}>{classWord(facility.class)}</Tag>
      ),
    },
    plain('keyKinds', t('facility.keyKinds'), facility => facility.keyKinds.join(t('list.joint'))),
    { ...plain('division', t('facility.division'), ({ division }) => division), className: 'numeric' },
    plain('area', t('facility.area'), ({ area }) => area),
    plain('address', t('facility.address'), ({ address }) => address),
    { ...plain('industry', t('facility.industry'), ({ industry }) => industry), className: 'numeric' },
    { ...plain('permit', t('facility.permit'), ({ permit }) => permit), className: 'numeric' },
    plain('operation', t('facility.operation'), ({ operation }) => t(`operation.${operation}`)),
    plain('risk', t('facility.riskGrade'), ({ riskGrade }) => riskGrade && wordFor(riskGrade, t)),
    {
      key: 'balls',
      title: t('facility.balls'),
      render: (_, facility) => <Balls balls={facility.balls} reasons={facility.ballReasons} />,
    },
    {
      key: 'visited',
      title: t('facility.lastVisitedOn'),
      dataIndex: 'lastVisitedOn',
      className: 'numeric',
      render: day => day ?? t('facility.neverVisited'),
    },
    {
      key: 'state',
      title: t('facility.state'),
      render: (_, facility) =>
        facility.exclusion ? (
          <>
            <StateTag state={`exclusion.${facility.exclusion.reason}`} />
            <span className="quiet">{facility.exclusion.since}</span>
          </>
        ) : (
          <StateTag state={`facility.${facility.state}`} />
        ),
    },
    plain('contact', t('facility.contact'), ({ contact }) => contact),
    { ...plain('phone', t('facility.phone'), ({ phone }) => phone), className: 'numeric' },
    {
      ...plain('longitude', t('facility.longitude'), ({ longitude }) => longitude?.toFixed(5) ?? null),
      className: 'numeric',
    },
    {
      ...plain('latitude', t('facility.latitude'), ({ latitude }) => latitude?.toFixed(5) ?? null),
      className: 'numeric',
    },
    plain('remark', t('facility.remark'), ({ remark }) => remark),
  ]
  return columns.map(column => {
    const sort = facilitySorts.find(key => key === column.key)
    if (!sort) return column
    const ordered = search.sort === sort ? (search.order === 'desc' ? 'descend' : 'ascend') : null
    return { ...column, sorter: true, sortOrder: ordered }
  })
}
