import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { Alert, App, Skeleton } from 'antd'
import { useAskForExclusion } from '../../api/exclusions.ts'
import { facilityQuery } from '../../api/registry.ts'
import { useMay } from '../../api/session.ts'
import { PageHead } from '../../shared/page-head.tsx'
import { ProblemAlert } from '../../shared/problem-alert.tsx'
import { useTexts } from '../../texts/texts.tsx'
import { NoPermission } from '../entry/no-permission.tsx'
import { ExclusionForm } from './exclusion-form.tsx'
import { choiceOf } from './facilities-select.tsx'

const route = getRouteApi('/office/exclusions/new')

/** The office asks for facilities to take no part. */
export const NewExclusionPage = () => {
  const { t } = useTexts()
  const { message } = App.useApp()
  const navigate = useNavigate()
  const { facility } = route.useSearch()
  const first = useQuery({ ...facilityQuery(facility ?? ''), enabled: facility !== undefined })
  const ask = useAskForExclusion()
  if (!useMay('office')) return <NoPermission />
  return (
    <>
      <Link to="/exclusions">← {t('menu.exclusions')}</Link>
      <PageHead title={t('exclusions.new')} about={t('exclusions.about')} />
      <Alert type="info" showIcon style={{ marginBottom: 16 }} title={t('exclusions.frozenStays')} />
      <ProblemAlert error={first.error} />
      {first.isLoading ? (
        <Skeleton active />
      ) : (
        <ExclusionForm
          facilities={first.data ? [choiceOf(first.data)] : []}
          submitText={t('exclusions.submit')}
          pending={ask.isPending}
          onCancel={() => void navigate({ to: '/exclusions' })}
          onSubmit={(facilities, asked) =>
            ask.mutate(
              { facilities, ...asked },
              {
                onSuccess: ({ ids }) => {
                  message.success(t('exclusions.asked', { count: ids.length }))
                  void navigate({ to: '/exclusions' })
                },
              },
            )
          }
        >
          <ProblemAlert error={ask.error} />
        </ExclusionForm>
      )}
    </>
  )
}
