import type { UseQueryResult } from '@tanstack/react-query'
import type { RegisterChange } from '../api/types.ts'
import type { TextKey } from '../texts/sentence.ts'
import { useTexts } from '../texts/texts.tsx'
import { momentWords } from '../time/moments.ts'
import { wordFor } from './domain-words.ts'
import { Loaded } from './loaded.tsx'

type Value = RegisterChange['fields'][number]['from']

/** Names of the columns that the trail of inspectors and training shows. */
const labels = {
  name: 'inspector.name',
  certificate: 'inspector.certificate',
  certificateFrom: 'inspector.certificateFrom',
  certificateUntil: 'inspector.certificateUntil',
  certificateIssuer: 'inspector.certificateIssuer',
  unit: 'inspector.unit',
  inEstablishment: 'inspector.establishment',
  post: 'inspector.post',
  tags: 'inspector.tags',
  specialities: 'inspector.specialities',
  areas: 'inspector.areas',
  phoneSealed: 'inspector.phone',
  idNumberSealed: 'inspector.idNumber',
  remark: 'inspector.remark',
  kind: 'trail.kind',
  from: 'leave.from',
  until: 'leave.until',
  note: 'leave.note',
  basis: 'avoidance.basis',
  title: 'course.title',
  heldOn: 'course.heldOn',
  hours: 'course.hours',
  passMark: 'course.passMark',
  validMonths: 'course.validMonths',
  organiser: 'course.organiser',
  place: 'course.place',
  mark: 'roster.mark',
  passed: 'roster.passed',
  certificateNumber: 'roster.certificateNumber',
  withdrawnAt: 'course.withdrawnAt',
  withdrawnBy: 'course.withdrawnBy',
  withdrawalReason: 'course.withdrawalReason',
} as const satisfies Readonly<Record<string, TextKey>>

const subjects = {
  inspector: 'trail.inspector',
  leave: 'trail.leave',
  conflict: 'trail.conflict',
  attendance: 'trail.attendance',
  course: 'trail.course',
} as const satisfies Readonly<Record<string, TextKey>>

const kinds = {
  leave: 'leave.kind.leave',
  'long-leave': 'leave.kind.long-leave',
  secondment: 'leave.kind.secondment',
  declared: 'avoidance.kind.declared',
  'former-employer': 'avoidance.kind.former-employer',
  other: 'avoidance.kind.other',
  'in-post': 'state.post.in-post',
  'on-leave': 'state.post.on-leave',
  seconded: 'state.post.seconded',
  left: 'state.post.left',
} as const satisfies Readonly<Record<string, TextKey>>

const known = <K extends TextKey>(words: Readonly<Record<string, K>>, name: string): K | undefined =>
  Object.hasOwn(words, name) ? words[name] : undefined

const order = Object.keys(labels)

/** Fields as the forms have them, those without a name last. */
const inOrder = (fields: RegisterChange['fields']): RegisterChange['fields'] => {
  const place = (field: string) => (order.includes(field) ? order.indexOf(field) : order.length)
  return fields.toSorted((one, other) => place(one.field) - place(other.field))
}

/** Who changed what, when, from what to what; the newest first. */
export const ChangeTrail = ({
  query,
}: {
  query: UseQueryResult<{ readonly items: readonly RegisterChange[]; readonly next: string | null }>
}) => {
  const { t } = useTexts()
  const value = (field: string, said: Value): string => {
    if (said === null || said === '') return t('trail.nothing')
    if (typeof said === 'boolean') return t(said ? 'yes' : 'no')
    if (Array.isArray(said))
      return said.map(one => wordFor(one, t)).join(t('list.joint')) || t('trail.nothing')
    if (/At$/.test(field)) return momentWords(String(said))
    const kind = field === 'kind' || field === 'post' ? known(kinds, String(said)) : undefined
    return kind ? t(kind) : String(said)
  }
  const line = ({ action }: RegisterChange, { field, from, to }: RegisterChange['fields'][number]) => {
    const label = known(labels, field)
    const name = label ? t(label) : field
    if (action === 'created') return `${name}：${value(field, to)}`
    if (action === 'removed') return `${name}：${value(field, from)}`
    return `${name}：${value(field, from)} → ${value(field, to)}`
  }
  return (
    <section className="sheet" aria-labelledby="change-trail">
      <h2 id="change-trail">{t('trail.title')}</h2>
      <Loaded query={query}>
        {({ items, next }) => (
          <>
            {items.length === 0 && <p className="quiet">{t('trail.empty')}</p>}
            <ol className="change-trail">
              {items.map(change => {
                const subject = known(subjects, change.kind)
                return (
                  <li key={change.revision} className="change-entry">
                    <div>
                      <span className="quiet numeric">{momentWords(change.at)}</span> {change.by}{' '}
                      {t(`trail.action.${change.action}`, {
                        subject: subject ? t(subject) : change.kind,
                      })}
                      {change.about && `：${change.about}`}
                    </div>
                    {inOrder(change.fields).map(field => (
                      <div key={field.field} className="preserve quiet">
                        {line(change, field)}
                      </div>
                    ))}
                  </li>
                )
              })}
            </ol>
            {next && <p className="quiet">{t('trail.older')}</p>}
          </>
        )}
      </Loaded>
    </section>
  )
}
