import { useQuery } from '@tanstack/react-query'
import { App, Checkbox, Modal, Select } from 'antd'
import { useState } from 'react'
import { inspectorChoicesQuery } from '../../api/registry.ts'
import { useAddToRoster } from '../../api/training.ts'
import { ProblemAlert } from '../../shared/problem-alert.tsx'
import { useTexts } from '../../texts/texts.tsx'

/** Puts inspectors on a roster: some, or everybody in post who is not on it yet. */
export const AddPeople = ({
  courseId,
  present,
  onClose,
}: {
  courseId: string
  present: readonly string[]
  onClose: () => void
}) => {
  const { t } = useTexts()
  const { message } = App.useApp()
  const inspectors = useQuery(inspectorChoicesQuery)
  const add = useAddToRoster(courseId)
  const [chosen, setChosen] = useState<string[]>([])
  const free = (inspectors.data ?? []).filter(({ id }) => !present.includes(id))
  const inPost = free.filter(one => one.inPost).map(({ id }) => id)
  return (
    <Modal
      open
      title={t('roster.addPeople')}
      okText={t('roster.addCount', { n: chosen.length })}
      okButtonProps={{ disabled: chosen.length === 0 }}
      cancelText={t('cancel')}
      confirmLoading={add.isPending}
      onCancel={onClose}
      mask={{ closable: false }}
      onOk={() =>
        add.mutate(chosen, {
          onSuccess: () => {
            message.success(t('roster.peopleAdded', { n: chosen.length }))
            onClose()
          },
        })
      }
    >
      <Checkbox
        checked={inPost.length > 0 && inPost.every(id => chosen.includes(id))}
        disabled={inPost.length === 0}
        onChange={event => setChosen(event.target.checked ? [...new Set([...chosen, ...inPost])] : [])}
        style={{ marginBottom: 12 }}
      >
        {t('roster.allInPost', { n: inPost.length })}
      </Checkbox>
      <Select
        mode="multiple"
        autoFocus
        aria-label={t('roster.addPeople')}
        placeholder={t('roster.choose')}
        value={chosen}
        onChange={setChosen}
        loading={inspectors.isPending}
        showSearch={{ optionFilterProp: 'label' }}
        options={free.map(one => ({ value: one.id, label: `${one.name} ${one.id} ${one.unit}` }))}
        maxTagCount={20}
        style={{ width: '100%', marginBottom: 12 }}
      />
      <ProblemAlert error={add.error} />
    </Modal>
  )
}
