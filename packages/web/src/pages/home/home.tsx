import { useQueries, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { facilitiesQuery, inspectorsQuery } from '../../api/registry.ts'
import { useUser } from '../../api/session.ts'
import { useClassWords } from '../../shared/class-words.ts'
import { useTexts } from '../../texts/texts.tsx'
import { Greeting } from './greeting.tsx'
import { OfficeDay } from './office-day.tsx'
import { SystemDay } from './system-day.tsx'

/** 工作台: what is to be done today, for this role. */
export const HomePage = () => {
  const user = useUser()
  return (
    <>
      <Greeting />
      {user.role === 'sysadmin' ? (
        <SystemDay />
      ) : (
        <>
          <OfficeDay role={user.role} />
          <RegisterFigures />
        </>
      )}
    </>
  )
}

const count = (total: number | undefined) => (total === undefined ? '…' : total.toLocaleString('en-US'))

const RegisterFigures = () => {
  const { t, text } = useTexts()
  const { drawn } = useClassWords()
  const byClass = useQueries({
    queries: drawn.map(({ id }) => facilitiesQuery({ class: id, state: 'active', limit: 1 })),
  })
  const excluded = useQuery(facilitiesQuery({ state: 'excluded', limit: 1 }))
  const inPost = useQuery(inspectorsQuery({ inPost: 'yes', limit: 1 }))
  const figures = [
    ...drawn.map(
      ({ id, label }, at) =>
        [
          text(label),
          byClass[at]?.data?.total,
          { to: '/facilities', search: { class: id, state: 'active' } },
        ] as const,
    ),
    [t('figure.excluded'), excluded.data?.total, { to: '/facilities', search: { state: 'excluded' } }],
    [t('figure.inPost'), inPost.data?.total, { to: '/inspectors', search: { inPost: 'yes' } }],
  ] as const
  return (
    <section aria-labelledby="figures">
      <h2 className="section-title" id="figures">
        {t('home.registers')}
      </h2>
      <div className="figures">
        {figures.map(([label, total, list]) => (
          <Link className="figure" key={label} {...list}>
            <span className="quiet">{label}</span>
            <b>{count(total)}</b>
          </Link>
        ))}
      </div>
    </section>
  )
}
