import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useMay } from '../../api/session.ts'
import type { Due } from '../../api/types.ts'

/** A link from a deadline to where its work is done, for whoever looks at it. */
export const WhereDone = ({
  due,
  onFollow,
  children,
}: {
  due: Pick<Due, 'kind' | 'about'>
  onFollow?: () => void
  children: ReactNode
}) => {
  const isInspector = useMay('inspector')
  const isOffice = useMay('office')
  const { about, kind } = due
  const followed = onFollow ? { onClick: onFollow } : {}
  switch (about.what) {
    case 'year':
      return kind === 'key-directory' ? (
        <Link to="/directory" search={{}} {...followed}>
          {children}
        </Link>
      ) : (
        <Link to="/plans" search={{ year: about.year }} {...followed}>
          {children}
        </Link>
      )
    case 'period':
      return isOffice ? (
        <Link to="/draws/new" search={{ period: about.period }} {...followed}>
          {children}
        </Link>
      ) : (
        <Link to="/draws" {...followed}>
          {children}
        </Link>
      )
    case 'draw':
      return isInspector ? (
        <Link to="/field" {...followed}>
          {children}
        </Link>
      ) : (
        <Link to="/draws/$drawId" params={{ drawId: about.drawId }} {...followed}>
          {children}
        </Link>
      )
    case 'visit': {
      const params = { drawId: about.drawId, index: String(about.index) }
      return isInspector ? (
        <Link to="/field/$drawId/$index/record" params={params} {...followed}>
          {children}
        </Link>
      ) : (
        <Link to="/visits/$drawId/$index" params={params} {...followed}>
          {children}
        </Link>
      )
    }
    default:
      return about satisfies never
  }
}
