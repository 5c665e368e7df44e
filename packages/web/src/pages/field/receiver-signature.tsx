import { Input, Radio } from 'antd'
import type { RecordBody } from '../../api/types.ts'
import { useTexts } from '../../texts/texts.tsx'

type Signature = RecordBody['receiverSignature']

/** The receiving person's signature, or the refusal, noted. */
export const ReceiverSignature = ({
  value,
  suggestion,
  onChange,
}: {
  value: Signature
  suggestion: string
  onChange: (value: Signature) => void
}) => {
  const { t } = useTexts()
  return (
    <fieldset className="plain" id="receiverSignature">
      <legend>{t('record.receiverSignature')}</legend>
      <Radio.Group
        aria-label={t('record.receiverSignature')}
        buttonStyle="solid"
        value={value?.kind ?? null}
        onChange={event =>
          onChange(
            event.target.value === 'signed'
              ? { kind: 'signed', name: suggestion }
              : { kind: 'refused', note: '' },
          )
        }
        style={{ marginBottom: 8 }}
      >
        <Radio.Button value="signed">{t('record.signed')}</Radio.Button>
        <Radio.Button value="refused">{t('record.refused')}</Radio.Button>
      </Radio.Group>
      {value?.kind === 'signed' && (
        <Input
          aria-label={t('record.receiverName')}
          placeholder={t('record.receiverName')}
          maxLength={100}
          value={value.name}
          onChange={event => onChange({ kind: 'signed', name: event.target.value })}
        />
      )}
      {value?.kind === 'refused' && (
        <Input.TextArea
          aria-label={t('record.refusalNote')}
          placeholder={t('record.refusalNote')}
          autoSize={{ minRows: 2 }}
          maxLength={1000}
          value={value.note}
          onChange={event => onChange({ kind: 'refused', note: event.target.value })}
        />
      )}
    </fieldset>
  )
}
