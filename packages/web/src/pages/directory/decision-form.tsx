import { useQuery } from '@tanstack/react-query'
import { Alert, App, Button, Input, InputNumber, Radio, Segmented, Space, Tag } from 'antd'
import { useState } from 'react'
import { assessmentQuery, useDecide, useUndecide } from '../../api/directory.ts'
import type {
  DirectoryCategory,
  DirectoryCriterion,
  DirectoryDecision,
  DirectoryFinding,
  EditionDetail,
} from '../../api/types.ts'
import { ProblemAlert } from '../../shared/problem-alert.tsx'
import { StateTag } from '../../shared/state-tag.tsx'
import { useTexts } from '../../texts/texts.tsx'
import { momentWords } from '../../time/moments.ts'

type Score = { readonly points: number; readonly lists: boolean }

/** One criterion: what was found, where that comes from, and what it earns. */
const CriterionRow = ({
  criterion,
  finding,
  score,
  readOnly,
  onChange,
}: {
  criterion: DirectoryCriterion
  finding: DirectoryFinding | undefined
  score: Score | undefined
  readOnly: boolean
  onChange: (finding: DirectoryFinding | null) => void
}) => {
  const { t, text } = useTexts()
  const { id, label, measure, factor } = criterion
  const note = finding?.note ?? ''
  const set = (value: DirectoryFinding['value'] | null) =>
    onChange(value === null ? null : { criterion: id, value, note })
  return (
    <li className="criterion">
      <div className="criterion-head">
        <span>
          {text(label)} <Tag>{t(`factor.${factor}`)}</Tag>
        </span>
        {score && (
          <span className="numeric">
            {score.lists ? (
              <Tag color="error">{t('directory.form.lists')}</Tag>
            ) : (
              t('directory.form.score', { points: score.points })
            )}
          </span>
        )}
      </div>
      <Space wrap align="start">
        {measure.kind === 'fact' ? (
          <Segmented<'yes' | 'no' | 'none'>
            aria-label={text(label)}
            disabled={readOnly}
            value={finding === undefined ? 'none' : finding.value === true ? 'yes' : 'no'}
            onChange={value => set(value === 'none' ? null : value === 'yes')}
            options={[
              { value: 'none', label: '—' },
              { value: 'no', label: t('directory.form.no') },
              { value: 'yes', label: t('directory.form.yes') },
            ]}
          />
        ) : (
          <InputNumber
            aria-label={text(label)}
            disabled={readOnly}
            min={0}
            max={1_000_000_000}
            value={typeof finding?.value === 'number' ? finding.value : null}
            onChange={value => set(value === null ? null : Number(value))}
            suffix={text(measure.unit)}
            style={{ width: 150 }}
          />
        )}
        {finding && (
          <Input
            aria-label={`${text(label)} ${t('directory.form.note')}`}
            placeholder={t('directory.form.note')}
            disabled={readOnly}
            maxLength={200}
            value={note}
            onChange={event => onChange({ ...finding, note: event.target.value })}
            style={{ width: 240 }}
          />
        )}
      </Space>
      {measure.kind === 'value' && (
        <div className="quiet">
          {[
            ...measure.steps.map(step =>
              t('directory.criteria.step', { atLeast: step.atLeast, points: step.points }),
            ),
            ...(measure.listsFrom === undefined
              ? []
              : [t('directory.form.listsFrom', { limit: measure.listsFrom, unit: text(measure.unit) })]),
          ].join('；')}
        </div>
      )}
    </li>
  )
}

/** The decision on a facility in one category: findings, the score they make, listed or not, and why. */
export const DecisionForm = ({
  edition,
  facility,
  category,
  decision,
  mayWork,
}: {
  edition: EditionDetail
  facility: string
  category: DirectoryCategory
  decision: DirectoryDecision | null
  mayWork: boolean
}) => {
  const { t } = useTexts()
  const { message } = App.useApp()
  const [findings, setFindings] = useState<readonly DirectoryFinding[]>(decision?.findings ?? [])
  const [chosen, setChosen] = useState<boolean | null>(decision?.listed ?? null)
  const [reason, setReason] = useState(decision?.reason ?? '')
  const [asked, setAsked] = useState(false)
  const assessed = useQuery(assessmentQuery(edition.name, category, findings, edition.revision))
  const decide = useDecide(edition.name, facility)
  const undecide = useUndecide(edition.name, facility)
  const criteria = edition.criteria.criteria.filter(each => each.category === category)
  if (criteria.length === 0) return <p>{t('directory.form.noCriteria')}</p>
  const says = assessed.data?.listed ?? false
  const listed = chosen ?? says
  const missing = assessed.data !== undefined && listed !== says && reason.trim().length < 2
  const scores = new Map(assessed.data?.scores.map(each => [each.criterion, each]))
  const change = (id: string) => (finding: DirectoryFinding | null) =>
    setFindings([...findings.filter(each => each.criterion !== id), ...(finding ? [finding] : [])])
  const save = () => {
    setAsked(true)
    if (missing) return
    decide.mutate(
      { category, findings, listed, reason: reason.trim(), revision: decision?.revision ?? null },
      { onSuccess: () => message.success(t('directory.form.saved')) },
    )
  }
  return (
    <>
      <ul className="plain-rows">
        {criteria.map(criterion => (
          <CriterionRow
            key={criterion.id}
            criterion={criterion}
            finding={findings.find(each => each.criterion === criterion.id)}
            score={scores.get(criterion.id)}
            readOnly={!mayWork}
            onChange={change(criterion.id)}
          />
        ))}
      </ul>
      <div className="decision-foot">
        {assessed.data && (
          <Alert
            type={says ? 'warning' : 'info'}
            style={{ marginBottom: 12 }}
            title={
              <Space wrap>
                <strong className="numeric">
                  {t('directory.form.total', { total: assessed.data.total })}
                </strong>
                <span className="quiet">
                  {assessed.data.threshold === null
                    ? t('directory.form.noThreshold')
                    : t('directory.form.threshold', { threshold: assessed.data.threshold })}
                </span>
                <span>
                  {t('directory.form.says')}
                  <StateTag state={says ? 'decision.listed' : 'decision.unlisted'} />
                </span>
                {assessed.data.open.length > 0 && (
                  <span className="quiet">
                    {t('directory.form.open', { count: assessed.data.open.length })}
                  </span>
                )}
              </Space>
            }
          />
        )}
        <Space orientation="vertical" style={{ width: '100%' }}>
          <Radio.Group
            aria-label={t('directory.form.conclusion')}
            disabled={!mayWork}
            value={listed}
            onChange={event => setChosen(event.target.value === true)}
            options={[
              { value: true, label: t('directory.form.listed') },
              { value: false, label: t('directory.form.unlisted') },
            ]}
          />
          <Input.TextArea
            aria-label={t('directory.form.reason')}
            placeholder={t('directory.form.reason')}
            disabled={!mayWork}
            maxLength={500}
            autoSize={{ minRows: 2 }}
            status={asked && missing ? 'error' : ''}
            value={reason}
            onChange={event => setReason(event.target.value)}
          />
          {asked && missing && (
            <span role="alert" className="field-error">
              {t('directory.form.reasonNeeded')}
            </span>
          )}
          <ProblemAlert error={decide.error ?? undecide.error} />
          {decision && (
            <span className="quiet">
              {t('directory.form.by', { name: decision.by, at: momentWords(decision.at) })}
            </span>
          )}
          {mayWork && (
            <Space wrap>
              <Button type="primary" loading={decide.isPending} onClick={save}>
                {t('directory.form.save')}
              </Button>
              {decision && (
                <Button
                  loading={undecide.isPending}
                  onClick={() =>
                    undecide.mutate(
                      { category, revision: decision.revision },
                      { onSuccess: () => message.success(t('directory.form.takenBack')) },
                    )
                  }
                >
                  {t('directory.form.takeBack')}
                </Button>
              )}
            </Space>
          )}
        </Space>
      </div>
    </>
  )
}
