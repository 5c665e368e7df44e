import { useQueryClient } from '@tanstack/react-query'
import { App, Form } from 'antd'
import { useState } from 'react'
import { inspectorQuery, useChangeInspector } from '../../api/inspectors.ts'
import { problemOf } from '../../api/problem.ts'
import type { InspectorDetail } from '../../api/types.ts'
import { EditClash } from '../../shared/edit-clash.tsx'
import { PageHead } from '../../shared/page-head.tsx'
import { ProblemAlert } from '../../shared/problem-alert.tsx'
import { threeWay } from '../../shared/three-way.ts'
import type { TextKey } from '../../texts/sentence.ts'
import { useTexts } from '../../texts/texts.tsx'
import { InspectorForm, type InspectorValues, inputOf } from './inspector-form.tsx'
import { fieldsOf, fieldWords, type InspectorFields } from './inspector-words.ts'

type Field = keyof InspectorFields
type Meeting = {
  readonly mine: InspectorFields
  readonly theirs: InspectorFields
  readonly taken: readonly Field[]
  readonly clashes: readonly { readonly field: Field; readonly chosen: 'mine' | 'theirs' }[]
}

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
  remark: 'inspector.remark',
} as const satisfies Record<Field, TextKey>

/** Changes an inspector. If somebody else has saved meanwhile, both edits are shown and nothing of either is lost. */
export const EditInspector = ({ inspector, onDone }: { inspector: InspectorDetail; onDone: () => void }) => {
  const { t } = useTexts()
  const { message } = App.useApp()
  const client = useQueryClient()
  const [form] = Form.useForm<InspectorValues>()
  const change = useChangeInspector(inspector.id)
  const [base, setBase] = useState(inspector)
  const [meeting, setMeeting] = useState<Meeting | null>(null)
  const clashed = change.error !== null && problemOf(change.error).code === 'register-row-changed'

  const meet = async (mine: InspectorFields) => {
    const fresh = await client.fetchQuery({ ...inspectorQuery(inspector.id), staleTime: 0 })
    const theirs = fieldsOf(fresh)
    const { merged, clashes, taken } = threeWay(fieldsOf(base), mine, theirs)
    form.setFieldsValue(merged)
    setBase(fresh)
    setMeeting({
      mine,
      theirs,
      taken: taken as Field[],
      clashes: clashes.map(({ field }) => ({ field: field as Field, chosen: 'mine' })),
    })
  }
  const submit = (values: InspectorValues) => {
    const input = inputOf(values)
    const { phone: _phone, idNumber: _id, ...mine } = input
    change.mutate(
      { revision: base.revision, inspector: input },
      {
        onSuccess: () => {
          message.success(t('saved'))
          onDone()
        },
        onError: error => {
          if (problemOf(error).code === 'register-row-changed') void meet(mine)
        },
      },
    )
  }
  const choose = (field: string, chosen: 'mine' | 'theirs') => {
    if (!meeting) return
    const name = field as Field
    form.setFieldsValue({ [name]: meeting[chosen][name] })
    setMeeting({
      ...meeting,
      clashes: meeting.clashes.map(one => (one.field === name ? { field: name, chosen } : one)),
    })
  }
  return (
    <>
      <PageHead title={t('inspector.editTitle', { name: inspector.name })} />
      <InspectorForm
        form={form}
        inspector={inspector}
        pending={change.isPending}
        onCancel={onDone}
        onSubmit={submit}
      >
        {clashed && meeting ? (
          <EditClash
            taken={meeting.taken.map(field => t(labels[field]))}
            lines={meeting.clashes.map(({ field, chosen }) => ({
              field,
              chosen,
              label: t(labels[field]),
              mine: fieldWords(field, meeting.mine[field], t),
              theirs: fieldWords(field, meeting.theirs[field], t),
            }))}
            onChoose={choose}
          />
        ) : (
          <ProblemAlert error={change.error} />
        )}
      </InspectorForm>
    </>
  )
}
