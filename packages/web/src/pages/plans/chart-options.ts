import type { ChartOption } from '../../shared/chart-canvas.tsx'

/** Colours of the classes in the order of drawing; told apart in black and white too. */
const classColours = ['#0b4a8f', '#e08a1e', '#1d7a46', '#8e44ad', '#0e8a9a', '#8b5a2b'] as const

export const colourOf = (index: number): string => classColours[index % classColours.length] ?? '#0b4a8f'

const percent = {
  type: 'value',
  min: 0,
  max: 1,
  axisLabel: { formatter: (n: number) => `${n * 100}%` },
} as const

/**
 * The frame all charts of the plan share.
 * @param unit how a value is written in the tip  @param lines of the legend, which long names need on a phone
 */
export const chartFrame = (
  periods: readonly string[],
  unit: (value: number) => string,
  axis: 'percent' | 'number',
  lines = 1,
): ChartOption => ({
  aria: { enabled: true },
  grid: { left: 8, right: 12, top: 12, bottom: 32 + 24 * lines },
  legend: { bottom: 0, itemWidth: 18, type: 'plain' },
  tooltip: {
    trigger: 'axis',
    confine: true,
    valueFormatter: value => (typeof value === 'number' ? unit(value) : '—'),
  },
  xAxis: { type: 'category', data: [...periods], axisTick: { show: false } },
  yAxis: axis === 'percent' ? percent : { type: 'value', minInterval: 1 },
})
