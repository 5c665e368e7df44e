import { useMemo } from 'react'
import type { PlanPreview } from '../../api/types.ts'
import { Chart } from '../../shared/chart.tsx'
import type { ChartOption } from '../../shared/chart-canvas.tsx'
import { useTexts } from '../../texts/texts.tsx'
import { chartFrame, colourOf } from './chart-options.ts'
import {
  classPeriods,
  classTotal,
  mostPredictable,
  numberWord,
  percentWord,
  periodWord,
} from './plan-words.ts'

const usePlan = (plan: PlanPreview) => {
  const { t, text } = useTexts()
  const periods = plan.consequences.map(({ period }) => periodWord(period, t))
  const classes = plan.classes.map(({ id, label }, index) => ({
    id,
    name: text(label),
    colour: colourOf(index),
    periods: classPeriods(plan, id),
  }))
  return { t, periods, classes }
}

const QuotaChart = ({ plan }: { plan: PlanPreview }) => {
  const { t, periods, classes } = usePlan(plan)
  const option: ChartOption = {
    ...chartFrame(periods, value => t('plan.times', { count: value }), 'number'),
    series: classes.map(({ name, colour, periods: each }) => ({
      type: 'bar',
      name,
      stack: 'quota',
      barMaxWidth: 56,
      itemStyle: { color: colour },
      data: each.map(({ quota }) => quota),
    })),
  }
  return (
    <Chart
      title={t('plan.chart.quota')}
      option={useStable(option, plan)}
      columns={[...periods, t('plan.wholeYear')]}
      rows={classes.map(({ id, name, periods: each }) => ({
        name,
        values: [...each.map(({ quota }) => String(quota)), String(classTotal(plan, id))],
      }))}
    >
      {t('plan.chart.quota.says', { total: plan.total })}
    </Chart>
  )
}

/** The option changes only with what it shows, so that a chart is not redrawn for nothing. */
const useStable = (option: ChartOption, plan: PlanPreview): ChartOption => {
  const { lang } = useTexts()
  return useMemo(() => option, [plan, lang])
}

const WorkloadChart = ({ plan }: { plan: PlanPreview }) => {
  const { t, periods } = usePlan(plan)
  const work = plan.consequences.map(({ workload }) => workload)
  const most = Math.max(0, ...work.map(each => each ?? 0))
  const busiest = plan.consequences[work.indexOf(most)]
  const option: ChartOption = {
    ...chartFrame(periods, value => t('plan.visitsEach', { count: numberWord(value) }), 'number'),
    legend: { show: false },
    grid: { left: 8, right: 12, top: 24, bottom: 28 },
    series: [
      {
        type: 'bar',
        name: t('plan.chart.workload'),
        barMaxWidth: 56,
        itemStyle: { color: '#0e8a9a' },
        label: {
          show: periods.length <= 4,
          position: 'top',
          formatter: ({ value }) => numberWord(Number(value)),
        },
        data: work.map(each => each ?? 0),
      },
    ],
  }
  const perTen = busiest && busiest.workload !== null && busiest.workingDays > 0
  return (
    <Chart
      title={t('plan.chart.workload')}
      option={useStable(option, plan)}
      columns={periods}
      rows={[
        { name: t('plan.chart.workload'), values: work.map(numberWord) },
        {
          name: t('plan.workingDays'),
          values: plan.consequences.map(({ workingDays, provisional }) =>
            provisional ? t('plan.provisionalDays', { days: workingDays }) : String(workingDays),
          ),
        },
      ]}
    >
      {perTen
        ? t('plan.chart.workload.says', {
            period: periodWord(busiest.period, t),
            count: numberWord(busiest.workload),
            days: numberWord(busiest.workingDays / (busiest.workload || 1)),
          })
        : t('plan.chart.workload.nobody')}
      {plan.consequences.some(({ provisional }) => provisional) && ` ${t('plan.provisional')}`}
    </Chart>
  )
}

const CoverageChart = ({ plan }: { plan: PlanPreview }) => {
  const { t, periods, classes } = usePlan(plan)
  const option: ChartOption = {
    ...chartFrame(periods, percentWord, 'percent'),
    series: classes.map(({ name, colour, periods: each }) => ({
      type: 'line',
      name,
      symbolSize: 8,
      color: colour,
      data: each.map(({ covered }) => covered),
    })),
  }
  return (
    <Chart
      title={t('plan.chart.coverage')}
      option={useStable(option, plan)}
      columns={periods}
      rows={classes.flatMap(({ name, periods: each }) => [
        { name, values: each.map(({ covered }) => percentWord(covered)) },
        { name: t('plan.twiceOf', { class: name }), values: each.map(({ twice }) => percentWord(twice)) },
      ])}
    >
      {classes
        .map(({ name, periods: each }) =>
          t('plan.chart.coverage.says', {
            class: name,
            covered: percentWord(each.at(-1)?.covered ?? null),
            twice: percentWord(each.at(-1)?.twice ?? null),
          }),
        )
        .join(t('plan.basis.semicolon'))}
      {t('plan.basis.stop')}
    </Chart>
  )
}

const PredictabilityChart = ({ plan }: { plan: PlanPreview }) => {
  const { t, periods, classes } = usePlan(plan)
  const option: ChartOption = {
    ...chartFrame(periods, percentWord, 'percent', 2),
    series: classes.flatMap(({ name, colour, periods: each }) => [
      {
        type: 'line',
        name: t('plan.guessOf', { class: name }),
        symbolSize: 8,
        color: colour,
        data: each.map(({ guess }) => guess ?? '-'),
      },
      ...(each.some(({ guess, blind }) => Math.abs((guess ?? 0) - (blind ?? 0)) > 1e-9)
        ? [
            {
              type: 'line' as const,
              name: t('plan.blindOf', { class: name }),
              symbolSize: 3,
              color: colour,
              lineStyle: { type: 'dashed' as const, width: 1.5 },
              data: each.map(({ blind }) => blind ?? '-'),
            },
          ]
        : []),
    ]),
  }
  const worst = classes
    .map(({ id, name }) => ({ name, most: mostPredictable(plan, id) }))
    .reduce((one, other) => ((other.most?.guess ?? 0) > (one.most?.guess ?? 0) ? other : one))
  return (
    <Chart
      title={t('plan.chart.predictability')}
      option={useStable(option, plan)}
      columns={periods}
      rows={classes.flatMap(({ name, periods: each }) => [
        { name: t('plan.guessOf', { class: name }), values: each.map(({ guess }) => percentWord(guess)) },
        { name: t('plan.blindOf', { class: name }), values: each.map(({ blind }) => percentWord(blind)) },
        { name: t('plan.bitsOf', { class: name }), values: each.map(({ bits }) => numberWord(bits)) },
        ...(each.some(({ visitedChance }) => visitedChance !== null)
          ? [
              {
                name: t('plan.againOf', { class: name }),
                values: each.map(({ visitedChance }) => percentWord(visitedChance)),
              },
            ]
          : []),
      ])}
    >
      {t('plan.chart.predictability.what')}{' '}
      {worst.most &&
        t('plan.chart.predictability.says', {
          period: periodWord(worst.most.period, t),
          class: worst.name,
          guess: percentWord(worst.most.guess),
          blind: percentWord(worst.most.blind),
        })}
    </Chart>
  )
}

/** What a plan leads to, in four charts. */
export const PlanCharts = ({ plan }: { plan: PlanPreview }) =>
  plan.consequences.length === 0 ? null : (
    <div className="charts">
      <QuotaChart plan={plan} />
      <WorkloadChart plan={plan} />
      <CoverageChart plan={plan} />
      <PredictabilityChart plan={plan} />
    </div>
  )
