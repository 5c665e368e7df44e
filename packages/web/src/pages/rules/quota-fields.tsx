import { useTexts } from '../../texts/texts.tsx'
import { type Path, useField } from './draft-document.tsx'
import { ChoiceField, ClauseFields, NumberField, ShareField } from './draft-fields.tsx'
import { DraftList } from './draft-list.tsx'

const Measure = ({ path }: { path: Path }) => {
  const { t } = useTexts()
  const kind = useField([...path, 'kind'])
  const whole = useField(path)
  const spans = (['month', 'quarter', 'year'] as const).map(value => ({
    value,
    label: t(`rules.span.${value}`),
  }))
  return (
    <div className="field-row">
      <ChoiceField path={[...path, 'per']} label={t('rules.per')} options={spans} />
      {kind.value === 'ratio' ? (
        <NumberField
          path={[...path, 'facilitiesPerInspector']}
          label={t('rules.ratio')}
          suffix={t('rules.perInspector')}
        />
      ) : (
        <>
          <ShareField path={[...path, 'least']} label={t('rules.least')} hint={t('rules.shareHint')} />
          <ShareField path={[...path, 'most']} label={t('rules.most')} optional />
        </>
      )}
      <ChoiceKind
        value={kind.value === 'ratio' ? 'ratio' : 'share'}
        readOnly={kind.readOnly}
        onChange={next => {
          const per = (whole.value as { per?: string } | undefined)?.per ?? 'year'
          whole.change(
            next === 'ratio'
              ? { kind: 'ratio', per, facilitiesPerInspector: 5 }
              : { kind: 'share', per, least: { num: 1, den: 4 } },
          )
        }}
      />
    </div>
  )
}

const ChoiceKind = ({
  value,
  readOnly,
  onChange,
}: {
  value: 'share' | 'ratio'
  readOnly: boolean
  onChange: (value: 'share' | 'ratio') => void
}) => {
  const { t } = useTexts()
  return readOnly ? null : (
    <button
      type="button"
      className="link-button"
      onClick={() => onChange(value === 'share' ? 'ratio' : 'share')}
    >
      {t(value === 'share' ? 'rules.useRatio' : 'rules.useShare')}
    </button>
  )
}

const levelNames = ['district', 'city', 'province'] as const

/** One class at one level: how much of it is owed over which span, and within how many years all of it. */
export const QuotaFields = ({
  path,
  classes,
}: {
  path: Path
  classes: readonly { value: string; label: string }[]
}) => {
  const { t } = useTexts()
  return (
    <>
      <div className="field-row">
        <ChoiceField path={[...path, 'class']} label={t('facility.class')} options={classes} />
        <ChoiceField
          path={[...path, 'level']}
          label={t('rules.level')}
          options={levelNames.map(value => ({ value, label: t(`rules.level.${value}`) }))}
        />
        <ChoiceField
          path={[...path, 'needs']}
          label={t('rules.needs')}
          options={(['all', 'any'] as const).map(value => ({ value, label: t(`rules.needs.${value}`) }))}
        />
      </div>
      <DraftList
        path={[...path, 'measures']}
        title={at => t('rules.measure', { n: at + 1 })}
        addText={t('rules.addMeasure')}
        fresh={{ kind: 'share', per: 'quarter', least: { num: 1, den: 4 } }}
        least={1}
      >
        {measure => <Measure path={measure} />}
      </DraftList>
      <div className="field-row" style={{ marginTop: 12 }}>
        <Coverage path={[...path, 'coverage']} />
        <NumberField
          path={[...path, 'bounds', 'min']}
          label={t('rules.atLeast')}
          suffix={t('rules.aPeriod')}
          optional
        />
        <NumberField
          path={[...path, 'bounds', 'max']}
          label={t('rules.atMost')}
          suffix={t('rules.aPeriod')}
          optional
        />
      </div>
      <ClauseFields path={[...path, 'clause']} />
    </>
  )
}

/** Empty means no coverage at all, so the whole field goes when the years are taken away. */
const Coverage = ({ path }: { path: Path }) => {
  const { t } = useTexts()
  const coverage = useField(path)
  return coverage.value === undefined ? (
    <button
      type="button"
      className="link-button"
      disabled={coverage.readOnly}
      onClick={() => coverage.change({ years: 1 })}
    >
      {t('rules.addCoverage')}
    </button>
  ) : (
    <>
      <NumberField path={[...path, 'years']} label={t('rules.coverage')} suffix={t('rules.years')} />
      <NumberField path={[...path, 'from']} label={t('rules.coverageFrom')} optional />
      {!coverage.readOnly && (
        <button type="button" className="link-button" onClick={() => coverage.change(undefined)}>
          {t('rules.noCoverage')}
        </button>
      )}
    </>
  )
}
