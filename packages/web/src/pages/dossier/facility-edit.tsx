import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { App, Button, Form } from 'antd'
import { catalogueQuery, readFacilityNow, useEditFacility } from '../../api/dossier.ts'
import { facilityQuery } from '../../api/registry.ts'
import type { DossierCatalogue, EditableFacility } from '../../api/types.ts'
import { Loaded } from '../../shared/loaded.tsx'
import { PageHead } from '../../shared/page-head.tsx'
import { ProblemAlert } from '../../shared/problem-alert.tsx'
import { useTexts } from '../../texts/texts.tsx'
import { momentWords } from '../../time/moments.ts'
import { DifferenceWindow } from './difference-window.tsx'
import type { Values } from './differences.ts'
import { FacilityForm } from './facility-form.tsx'
import { editOf, facilityValues, shownValues, typedOver } from './facility-values.ts'
import { showFieldProblems } from './show-field-problems.ts'
import { useClerks } from './use-clerks.ts'
import { useFacilityWords } from './use-facility-words.ts'

const route = getRouteApi('/office/facilities/$facilityId/edit')

/** The profile of a facility being edited. */
export const FacilityEditPage = () => {
  const { t } = useTexts()
  const { facilityId } = route.useParams()
  const query = useQuery(facilityQuery(facilityId))
  const catalogue = useQuery(catalogueQuery)
  return (
    <>
      <Link to="/facilities/$facilityId" params={{ facilityId }}>
        ← {query.data?.name ?? t('menu.facilities')}
      </Link>
      <Loaded query={catalogue}>
        {known => <Loaded query={query}>{facility => <Edit started={facility} catalogue={known} />}</Loaded>}
      </Loaded>
    </>
  )
}

const Edit = ({ started, catalogue }: { started: EditableFacility; catalogue: DossierCatalogue }) => {
  const { t } = useTexts()
  const { message } = App.useApp()
  const navigate = useNavigate()
  const [form] = Form.useForm<Values>()
  const edit = useEditFacility(started.id)
  const { label, words } = useFacilityWords(catalogue)
  const clerks = useClerks<EditableFacility>({
    started,
    valuesOf: facilityValues,
    readNow: () => readFacilityNow(started.id),
    save: async (values, from) => {
      const json = editOf(values, from)
      if (json)
        await edit.mutateAsync(json).catch(error => {
          showFieldProblems(form, error)
          throw error
        })
    },
  })
  const leave = () => void navigate({ to: '/facilities/$facilityId', params: { facilityId: started.id } })
  const done = () => {
    message.success(t('saved'))
    leave()
  }
  const { conflict } = clerks
  return (
    <>
      <PageHead title={t('dossier.editTitle', { name: started.name })} />
      <FacilityForm
        form={form}
        facility={clerks.from}
        catalogue={catalogue}
        onSubmit={async typed => {
          if (await clerks.save(typedOver(typed, clerks.from))) done()
        }}
      >
        <ProblemAlert error={clerks.error} />
        <div className="sticky-actions page-actions">
          <Button onClick={leave}>{t('cancel')}</Button>
          <Button type="primary" htmlType="submit" loading={clerks.saving}>
            {t('save')}
          </Button>
        </div>
      </FacilityForm>
      {conflict && (
        <DifferenceWindow
          key={conflict.theirs.revision}
          differences={conflict.differences}
          who={t('clerks.who', {
            name: conflict.theirs.changed.by,
            at: momentWords(conflict.theirs.changed.at),
          })}
          label={label}
          words={words}
          saving={clerks.saving}
          onBack={clerks.back}
          onChoose={async choices => {
            const { values, saved } = await clerks.choose(choices)
            form.setFieldsValue(shownValues(values, conflict.theirs))
            if (saved) done()
          }}
        />
      )}
    </>
  )
}
