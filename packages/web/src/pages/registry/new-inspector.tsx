import { Link, useNavigate } from '@tanstack/react-router'
import { App, Form } from 'antd'
import { useAddInspector } from '../../api/inspectors.ts'
import { useMay } from '../../api/session.ts'
import { PageHead } from '../../shared/page-head.tsx'
import { ProblemAlert } from '../../shared/problem-alert.tsx'
import { useTexts } from '../../texts/texts.tsx'
import { NoPermission } from '../entry/no-permission.tsx'
import { InspectorForm, type InspectorValues, inputOf } from './inspector-form.tsx'

/** Enters an inspector by hand. */
export const NewInspectorPage = () => {
  const { t } = useTexts()
  const { message } = App.useApp()
  const navigate = useNavigate()
  const add = useAddInspector()
  const mayEdit = useMay('office')
  const [form] = Form.useForm<InspectorValues>()
  if (!mayEdit) return <NoPermission />
  return (
    <>
      <Link to="/inspectors">← {t('menu.inspectors')}</Link>
      <PageHead title={t('inspectors.add')} />
      <InspectorForm
        form={form}
        inspector={null}
        pending={add.isPending}
        onCancel={() => void navigate({ to: '/inspectors' })}
        onSubmit={values =>
          add.mutate(
            { ...inputOf(values), code: values.code?.trim() || undefined },
            {
              onSuccess: ({ id }) => {
                message.success(t('inspectors.added', { name: values.name }))
                void navigate({ to: '/inspectors/$inspectorId', params: { inspectorId: id } })
              },
            },
          )
        }
      >
        <ProblemAlert error={add.error} />
      </InspectorForm>
    </>
  )
}
