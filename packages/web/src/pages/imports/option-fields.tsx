import { Checkbox, Form, Radio } from 'antd'
import type { ImportKind, ImportOptions } from '../../api/types.ts'
import { useTexts } from '../../texts/texts.tsx'

/** What an import does with what is in the register already. */
export const OptionFields = ({
  kind,
  options,
  onChange,
}: {
  kind: ImportKind
  options: ImportOptions
  onChange: (options: ImportOptions) => void
}) => {
  const { t } = useTexts()
  return (
    <>
      <Form.Item label={t('imports.existing')} style={{ marginBottom: 12 }}>
        <Radio.Group
          value={options.existing}
          onChange={event => onChange({ ...options, existing: event.target.value })}
          options={[
            { value: 'update', label: t('imports.existing.update') },
            { value: 'keep', label: t('imports.existing.keep') },
          ]}
        />
      </Form.Item>
      {options.existing === 'update' && (
        <Form.Item label={t('imports.blanks')} style={{ marginBottom: 12 }}>
          <Radio.Group
            value={options.blanks}
            onChange={event => onChange({ ...options, blanks: event.target.value })}
            options={[
              { value: 'keep', label: t('imports.blanks.keep') },
              { value: 'clear', label: t('imports.blanks.clear') },
            ]}
          />
        </Form.Item>
      )}
      {kind === 'facilities' && (
        <Form.Item style={{ marginBottom: 16 }}>
          <Checkbox
            checked={options.complete}
            onChange={event => onChange({ ...options, complete: event.target.checked })}
          >
            {t('imports.complete')}
          </Checkbox>
        </Form.Item>
      )}
    </>
  )
}
