import { Form, Input, Modal } from 'antd'
import { useState } from 'react'
import { useSealedList } from '../../api/draws.ts'
import { serverNow, useUser } from '../../api/session.ts'
import type { Draw } from '../../api/types.ts'
import { ProblemAlert } from '../../shared/problem-alert.tsx'
import { useTexts } from '../../texts/texts.tsx'
import { momentWords } from '../../time/moments.ts'

export type ShownNames = {
  readonly who: string
  readonly at: string
  readonly byLot: ReadonlyMap<number, string>
}

type Props = {
  readonly draw: Draw
  readonly names: ShownNames | null
  readonly onNames: (names: ShownNames | null) => void
}

/** Where all present are cleared, a director may put the names on the wall: a reason first, and it is on record. */
export const ShowNames = ({ draw, names, onNames }: Props) => {
  const { t } = useTexts()
  const user = useUser()
  const list = useSealedList(draw.id)
  const [asking, setAsking] = useState(false)
  const [form] = Form.useForm<{ reason: string }>()
  const show = ({ reason }: { reason: string }) =>
    list.mutate(reason.trim(), {
      onSuccess: ({ lots }) => {
        setAsking(false)
        onNames({
          who: user.name,
          at: momentWords(serverNow().toISOString(), true),
          byLot: new Map(lots.map(lot => [lot.index, lot.facility.name])),
        })
        list.reset()
      },
    })
  return (
    <>
      <button type="button" onClick={() => (names ? onNames(null) : setAsking(true))}>
        {t(names ? 'ceremony.hideNames' : 'ceremony.showNames')}
      </button>
      <Modal
        open={asking}
        title={t('sealedList.recorded')}
        okText={t('sealedList.submit')}
        cancelText={t('cancel')}
        okButtonProps={{ danger: true, loading: list.isPending }}
        onOk={() => form.submit()}
        onCancel={() => setAsking(false)}
        destroyOnHidden
      >
        <p>{t('ceremony.showNamesWhat')}</p>
        <ProblemAlert error={list.error} />
        <Form form={form} layout="vertical" preserve={false} onFinish={show}>
          <Form.Item
            name="reason"
            label={t('sealedList.reason')}
            rules={[
              { required: true, whitespace: true, message: t('form.required') },
              { min: 4, message: t('sealedList.reasonShort') },
            ]}
          >
            <Input.TextArea autoFocus autoSize={{ minRows: 2 }} maxLength={500} />
          </Form.Item>
        </Form>
      </Modal>
    </>
  )
}
