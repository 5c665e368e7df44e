import { Alert, Modal, Radio } from 'antd'
import { useState } from 'react'
import { useTexts } from '../../texts/texts.tsx'
import { type Choice, type Choices, type FieldDifference, firstChoices } from './differences.ts'

/**
 * Shows the second of two clerks, field by field, what the first has saved and what they have typed themself, and has
 * them choose. Nothing typed is lost: to go back is to go back to the form as it is.
 */
export const DifferenceWindow = ({
  differences,
  who,
  label,
  words,
  saving,
  onChoose,
  onBack,
}: {
  differences: readonly FieldDifference[]
  /** Who saved meanwhile, and when, in words. */
  who: string
  label: (field: string) => string
  words: (field: string, value: unknown) => string
  saving: boolean
  onChoose: (choices: Choices) => void
  onBack: () => void
}) => {
  const { t } = useTexts()
  const [choices, setChoices] = useState<Choices>(() => firstChoices(differences))
  const open = differences.filter(({ field }) => choices[field] === undefined)
  const choose = (field: string, choice: Choice) => setChoices({ ...choices, [field]: choice })
  const option = (field: string, choice: Choice, value: unknown) => (
    <Radio
      checked={choices[field] === choice}
      onChange={() => choose(field, choice)}
      aria-label={`${label(field)} ${t(choice === 'mine' ? 'clerks.mine' : 'clerks.theirs')}`}
    >
      <span className="preserve">{words(field, value)}</span>
    </Radio>
  )
  return (
    <Modal
      open
      width={860}
      title={t('clerks.title')}
      okText={t('clerks.save')}
      cancelText={t('clerks.back')}
      okButtonProps={{ disabled: open.length > 0 }}
      confirmLoading={saving}
      onOk={() => onChoose(choices)}
      onCancel={onBack}
      mask={{ closable: false }}
    >
      <Alert
        type="warning"
        showIcon
        style={{ marginBottom: 12 }}
        title={t('clerks.what', { who })}
        description={
          differences.length === 0
            ? t('clerks.same')
            : open.length > 0
              ? t('clerks.left', { count: open.length })
              : t('clerks.ready')
        }
      />
      {differences.length > 0 && (
        <table className="difference" aria-label={t('clerks.title')}>
          <thead>
            <tr>
              <th scope="col">{t('clerks.field')}</th>
              <th scope="col">{t('clerks.theirs')}</th>
              <th scope="col">{t('clerks.mine')}</th>
            </tr>
          </thead>
          <tbody>
            {differences.map(({ field, theirs, mine, by }) => (
              <tr key={field} className={by === 'both' ? 'both' : undefined}>
                <th scope="row">
                  {label(field)}
                  <div className="quiet">{t(`clerks.by.${by}`)}</div>
                </th>
                <td>{option(field, 'theirs', theirs)}</td>
                <td>{option(field, 'mine', mine)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Modal>
  )
}
