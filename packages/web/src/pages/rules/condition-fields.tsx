import { Button } from 'antd'
import { useTexts } from '../../texts/texts.tsx'
import { type Json, useField } from './draft-document.tsx'
import { BilingualField, ClauseFields, NumberField, TextField } from './draft-fields.tsx'
import { DraftList } from './draft-list.tsx'
import { Toggle } from './draft-toggle.tsx'

const noClause: Json = { id: '', zh: '', en: '' }
const freshCourse: Json = { course: '', label: { zh: '', en: '' }, months: 24 }

/** What an inspector has to meet to be drawn, beyond being in establishment and in post. */
export const ConditionFields = () => {
  const { t } = useTexts()
  const { value, change, readOnly } = useField(['conditions'])
  const { value: rotation } = useField(['conditions', 'rotation'])
  if (value === undefined)
    return (
      <>
        <p className="quiet">{t('rules.conditions.none')}</p>
        {!readOnly && (
          <Button onClick={() => change({ certificate: 'valid', clause: noClause })}>
            {t('rules.conditions.add')}
          </Button>
        )}
      </>
    )
  return (
    <>
      <p className="quiet">{t('rules.conditions.about')}</p>
      <Toggle
        path={['conditions', 'certificate']}
        on="valid"
        label={t('rules.conditions.certificate')}
        hint={t('rules.conditions.certificateHint')}
      />
      <Toggle
        path={['conditions', 'account']}
        on="active"
        label={t('rules.conditions.account')}
        hint={t('rules.conditions.accountHint')}
      />
      <Toggle
        path={['conditions', 'rotation']}
        on={{ visits: 1 }}
        label={t('rules.conditions.rotation')}
        hint={t('rules.conditions.rotationHint')}
      />
      {rotation !== undefined && (
        <NumberField path={['conditions', 'rotation', 'visits']} label={t('rules.conditions.visits')} />
      )}
      <DraftList
        path={['conditions', 'courses']}
        title={at => t('rules.conditions.courseNumber', { n: at + 1 })}
        addText={t('rules.conditions.addCourse')}
        fresh={freshCourse}
      >
        {path => (
          <>
            <div className="field-row">
              <TextField
                path={[...path, 'course']}
                label={t('course.kind')}
                hint={t('rules.conditions.courseHint')}
              />
              <NumberField
                path={[...path, 'months']}
                label={t('rules.conditions.months')}
                suffix={t('rules.conditions.monthsUnit')}
              />
            </div>
            <BilingualField path={[...path, 'label']} label={t('rules.conditions.courseLabel')} />
          </>
        )}
      </DraftList>
      <div style={{ marginTop: 12 }}>
        <ClauseFields path={['conditions', 'clause']} />
      </div>
      {!readOnly && (
        <div className="draft-entry-actions">
          <Button size="small" danger onClick={() => change(undefined)}>
            {t('rules.conditions.drop')}
          </Button>
        </div>
      )}
    </>
  )
}
