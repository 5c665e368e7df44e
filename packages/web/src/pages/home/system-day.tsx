import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Alert } from 'antd'
import { peopleQuery } from '../../api/people.ts'
import { inspectorChoicesQuery } from '../../api/registry.ts'
import { Loaded } from '../../shared/loaded.tsx'
import { useTexts } from '../../texts/texts.tsx'

/** The system administrator's day: accounts, and the inspectors who still lack one. */
export const SystemDay = () => {
  const { t } = useTexts()
  const people = useQuery(peopleQuery)
  const inspectors = useQuery(inspectorChoicesQuery)
  const without = (inspectors.data ?? []).filter(each => each.post === 'in-post' && each.username === null)
  return (
    <Loaded query={people}>
      {all => (
        <>
          <div className="figures">
            <div className="figure">
              <span className="quiet">{t('figure.accounts')}</span>
              <b>{all.filter(person => !person.disabled).length}</b>
            </div>
            <div className="figure">
              <span className="quiet">{t('figure.disabledAccounts')}</span>
              <b>{all.filter(person => person.disabled).length}</b>
            </div>
            <div className="figure">
              <span className="quiet">{t('figure.withoutAccount')}</span>
              <b>{without.length}</b>
            </div>
          </div>
          {!all.some(person => person.role === 'office' && !person.disabled) && (
            <Alert type="warning" showIcon title={t('home.noOffice')} style={{ marginTop: 16 }} />
          )}
          <p>
            {without.length > 0 && `${t('home.withoutAccount', { total: without.length })} `}
            <Link to="/people">{t('home.managePeople')}</Link>
          </p>
        </>
      )}
    </Loaded>
  )
}
