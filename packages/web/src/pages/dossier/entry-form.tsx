import { App, Button, Form, Modal } from 'antd'
import { type EntryValues, readEntryNow, useAddEntry, useChangeEntry } from '../../api/dossier.ts'
import type { DossierEntry, DossierKind } from '../../api/types.ts'
import { ProblemAlert } from '../../shared/problem-alert.tsx'
import { useTexts } from '../../texts/texts.tsx'
import { momentWords } from '../../time/moments.ts'
import { DifferenceWindow } from './difference-window.tsx'
import type { Values } from './differences.ts'
import { FieldItem } from './field-item.tsx'
import { fieldWords } from './field-words.ts'
import { showFieldProblems } from './show-field-problems.ts'
import { useClerks } from './use-clerks.ts'

/** An entry of a kind to be added or changed, by the kind's catalogue. */
export const EntryForm = ({
  kind,
  entry,
  facility,
  onClose,
}: {
  kind: DossierKind
  /** Null for a new one. */
  entry: DossierEntry | null
  facility: string
  onClose: () => void
}) => {
  const { t, text } = useTexts()
  const { message } = App.useApp()
  const [form] = Form.useForm<Values>()
  const add = useAddEntry(facility)
  const change = useChangeEntry(facility)
  const clerks = useClerks<DossierEntry | null>({
    started: entry,
    valuesOf: state => state?.data ?? {},
    readNow: () => (entry ? readEntryNow(entry.id) : Promise.resolve(null)),
    save: (values, from) => {
      const data = Object.fromEntries(kind.fields.map(({ id }) => [id, values[id] ?? null])) as EntryValues
      const saved = from
        ? change.mutateAsync({ id: from.id, revision: from.revision, data })
        : add.mutateAsync({ kind: kind.id as DossierEntry['kind'], data })
      return saved.catch(error => {
        showFieldProblems(form, error)
        throw error
      })
    },
  })
  const done = () => {
    message.success(t('saved'))
    onClose()
  }
  const fieldOf = (id: string) => kind.fields.find(field => field.id === id)
  const { conflict } = clerks
  return (
    <Modal
      open
      width={720}
      title={t(entry ? 'dossier.changeEntry' : 'dossier.newEntry', { kind: text(kind.label) })}
      onCancel={onClose}
      mask={{ closable: false }}
      footer={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button type="primary" loading={clerks.saving} onClick={form.submit}>
            {t('save')}
          </Button>
        </>
      }
    >
      <Form<Values>
        form={form}
        layout="vertical"
        className="form-grid"
        scrollToFirstError
        initialValues={entry?.data ?? {}}
        onFinish={async typed => {
          if (await clerks.save(typed)) done()
        }}
      >
        {kind.fields.map(field => (
          <FieldItem key={field.id} field={field} />
        ))}
      </Form>
      <ProblemAlert error={clerks.error} />
      {conflict?.theirs && (
        <DifferenceWindow
          key={conflict.theirs.revision}
          differences={conflict.differences}
          who={t('clerks.who', {
            name: conflict.theirs.changed.by,
            at: momentWords(conflict.theirs.changed.at),
          })}
          label={id => {
            const field = fieldOf(id)
            return field ? text(field.label) : id
          }}
          words={(id, value) => {
            const field = fieldOf(id)
            return field ? fieldWords(field, value, { t, text }) : String(value)
          }}
          saving={clerks.saving}
          onBack={clerks.back}
          onChoose={async choices => {
            const { values, saved } = await clerks.choose(choices)
            form.setFieldsValue(values)
            if (saved) done()
          }}
        />
      )}
    </Modal>
  )
}
