import { DeleteOutlined, EditOutlined, PlusOutlined } from '@ant-design/icons'
import { Alert, App, Button, Input, InputNumber, Space, Tag } from 'antd'
import { useState } from 'react'
import { useSaveEdition } from '../../api/directory.ts'
import {
  type DirectoryCategory,
  type DirectoryCriteria,
  type DirectoryCriterion,
  directoryCategories,
  type EditionDetail,
} from '../../api/types.ts'
import { ProblemAlert } from '../../shared/problem-alert.tsx'
import { useTexts } from '../../texts/texts.tsx'
import { CriterionForm } from './criterion-form.tsx'

/** How a criterion counts, in a line. */
const MeasureWords = ({ measure }: { measure: DirectoryCriterion['measure'] }) => {
  const { t, text } = useTexts()
  if (measure.kind === 'fact')
    return measure.lists ? (
      <Tag color="error">{t('directory.form.lists')}</Tag>
    ) : (
      <span>{t('directory.form.score', { points: measure.points ?? 0 })}</span>
    )
  return (
    <span>
      {[
        ...measure.steps.map(({ atLeast, points }) =>
          t('directory.criteria.step', { atLeast: `${atLeast}${text(measure.unit)}`, points }),
        ),
        ...(measure.listsFrom === undefined
          ? []
          : [t('directory.form.listsFrom', { limit: measure.listsFrom, unit: text(measure.unit) })]),
      ].join('；')}
    </span>
  )
}

/** Where a criterion comes from: the document, with the page it was read on. */
const SourceWords = ({ criteria, source }: { criteria: DirectoryCriteria; source: string }) => {
  const { text } = useTexts()
  const known = criteria.sources.find(({ id }) => id === source)
  if (!known) return null
  return known.address ? (
    <a href={known.address} target="_blank" rel="noreferrer">
      {text(known.title)}
    </a>
  ) : (
    <span>{text(known.title)}</span>
  )
}

/** The criteria of the year, by category: read by everybody, changed by the office while the edition is a draft. */
export const CriteriaEditor = ({ edition, mayWork }: { edition: EditionDetail; mayWork: boolean }) => {
  const { t, text } = useTexts()
  const { message } = App.useApp()
  const [criteria, setCriteria] = useState(edition.criteria)
  const [basis, setBasis] = useState(edition.basis)
  const [reason, setReason] = useState(edition.reason)
  const [editing, setEditing] = useState<{
    category: DirectoryCategory
    criterion: DirectoryCriterion | null
  } | null>(null)
  const save = useSaveEdition(edition.name)
  const changed = criteria !== edition.criteria || basis !== edition.basis || reason !== edition.reason
  const put = (criterion: DirectoryCriterion) => {
    const known = criteria.criteria.some(({ id }) => id === criterion.id)
    setCriteria({
      ...criteria,
      criteria: known
        ? criteria.criteria.map(each => (each.id === criterion.id ? criterion : each))
        : [...criteria.criteria, criterion],
    })
    setEditing(null)
  }
  const threshold = (category: DirectoryCategory, value: number | null) =>
    setCriteria({ ...criteria, thresholds: { ...criteria.thresholds, [category]: value } })
  const submit = () =>
    save.mutate(
      { revision: edition.revision, criteria, basis: basis.trim(), reason: reason.trim() },
      { onSuccess: () => message.success(t('directory.criteria.saved')) },
    )
  return (
    <>
      <p className="quiet">{text(criteria.title)}</p>
      <ProblemAlert error={save.error} />
      {mayWork && changed && (
        <Alert
          type="info"
          showIcon
          style={{ marginBottom: 12 }}
          title={t('directory.criteria.unsaved')}
          action={
            <Button type="primary" loading={save.isPending} onClick={submit}>
              {t('save')}
            </Button>
          }
        />
      )}
      <span className="field-label">{t('directory.criteria.basis')}</span>
      <Input.TextArea
        aria-label={t('directory.criteria.basis')}
        value={basis}
        readOnly={!mayWork}
        maxLength={2000}
        autoSize={{ minRows: 2 }}
        onChange={event => setBasis(event.target.value)}
        style={{ marginBottom: 16 }}
      />
      {edition.amendment > 0 && (
        <>
          <span className="field-label">{t('directory.reason')}</span>
          <Input.TextArea
            aria-label={t('directory.reason')}
            value={reason}
            readOnly={!mayWork}
            maxLength={500}
            autoSize={{ minRows: 2 }}
            onChange={event => setReason(event.target.value)}
            style={{ marginBottom: 16 }}
          />
        </>
      )}
      {directoryCategories.map(category => {
        const own = criteria.criteria.filter(each => each.category === category)
        return (
          <fieldset key={category} className="draft-entry">
            <legend>{t(`category.${category}`)}</legend>
            <Space wrap style={{ marginBottom: 8 }}>
              <span>{t('directory.criteria.threshold')}</span>
              {mayWork ? (
                <>
                  <InputNumber
                    aria-label={`${t(`category.${category}`)} ${t('directory.criteria.threshold')}`}
                    min={1}
                    max={1000}
                    precision={0}
                    value={criteria.thresholds[category]}
                    onChange={value => threshold(category, value)}
                  />
                  <span className="quiet">{t('directory.criteria.thresholdHint')}</span>
                </>
              ) : (
                <strong className="numeric">
                  {criteria.thresholds[category] ?? t('directory.form.noThreshold')}
                </strong>
              )}
            </Space>
            {own.length === 0 && <p className="quiet">{t('directory.criteria.none')}</p>}
            <ul className="plain-rows">
              {own.map(criterion => (
                <li key={criterion.id} className="criterion">
                  <div className="criterion-head">
                    <span>
                      {text(criterion.label)} <Tag>{t(`factor.${criterion.factor}`)}</Tag>
                    </span>
                    {mayWork && (
                      <Space size={0}>
                        <Button
                          type="text"
                          size="small"
                          icon={<EditOutlined />}
                          aria-label={`${t('edit')} ${text(criterion.label)}`}
                          onClick={() => setEditing({ category, criterion })}
                        />
                        <Button
                          type="text"
                          size="small"
                          danger
                          icon={<DeleteOutlined />}
                          aria-label={`${t('delete')} ${text(criterion.label)}`}
                          onClick={() =>
                            setCriteria({
                              ...criteria,
                              criteria: criteria.criteria.filter(({ id }) => id !== criterion.id),
                            })
                          }
                        />
                      </Space>
                    )}
                  </div>
                  <div>
                    <MeasureWords measure={criterion.measure} />{' '}
                    <span className="quiet">
                      · <SourceWords criteria={criteria} source={criterion.source} />
                    </span>
                  </div>
                </li>
              ))}
            </ul>
            {mayWork && (
              <Button
                size="small"
                icon={<PlusOutlined />}
                onClick={() => setEditing({ category, criterion: null })}
              >
                {t('directory.criteria.add')}
              </Button>
            )}
          </fieldset>
        )
      })}
      {mayWork && (
        <Button type="primary" disabled={!changed} loading={save.isPending} onClick={submit}>
          {t('save')}
        </Button>
      )}
      {editing && (
        <CriterionForm
          category={editing.category}
          criterion={editing.criterion}
          criteria={criteria}
          onSave={put}
          onClose={() => setEditing(null)}
        />
      )}
    </>
  )
}
