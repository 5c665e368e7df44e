import { Link, useNavigate } from '@tanstack/react-router'
import { App } from 'antd'
import { useRegisterVisit } from '../../api/outside.ts'
import { useMay } from '../../api/session.ts'
import { PageHead } from '../../shared/page-head.tsx'
import { ProblemAlert } from '../../shared/problem-alert.tsx'
import { useTexts } from '../../texts/texts.tsx'
import { NoPermission } from '../entry/no-permission.tsx'
import { OutsideForm } from './outside-form.tsx'

/** Registers a visit outside the random regime. */
export const NewOutsideVisitPage = () => {
  const { t } = useTexts()
  const { message } = App.useApp()
  const navigate = useNavigate()
  const register = useRegisterVisit()
  if (!useMay('office', 'inspector')) return <NoPermission />
  return (
    <>
      <Link to="/outside-visits">← {t('menu.outsideVisits')}</Link>
      <PageHead title={t('outside.new')} about={t('outside.about')} />
      <OutsideForm
        submitText={t('outside.new')}
        pending={register.isPending}
        onCancel={() => void navigate({ to: '/outside-visits' })}
        onSubmit={entry =>
          register.mutate(entry, {
            onSuccess: visit => {
              message.success(t('outside.registered'))
              void navigate({ to: '/outside-visits/$visitId', params: { visitId: visit.id }, replace: true })
            },
          })
        }
      >
        <ProblemAlert error={register.error} />
      </OutsideForm>
    </>
  )
}
