import { Button, Skeleton } from 'antd'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { useTexts } from '../texts/texts.tsx'
import type { ChartOption } from './chart-canvas.tsx'

const ChartCanvas = lazy(async () => ({ default: (await import('./chart-canvas.tsx')).ChartCanvas }))

/** Of one row of the table behind a chart: what it is, and its values in the order of the columns. */
export type ChartRow = { readonly name: string; readonly values: readonly string[] }

/**
 * A chart with its title and what it says in a sentence. The numbers behind it are a table, shown on demand and on paper.
 * @param columns headings of the values
 */
export const Chart = ({
  title,
  children,
  option,
  columns,
  rows,
}: {
  title: string
  children: ReactNode
  option: ChartOption
  columns: readonly string[]
  rows: readonly ChartRow[]
}) => {
  const { t } = useTexts()
  const [asTable, setAsTable] = useState(false)
  const height = 260
  return (
    <figure className="chart" aria-label={title}>
      <figcaption>
        <h3>{title}</h3>
        <Button
          size="small"
          type="text"
          className="no-print"
          aria-expanded={asTable}
          onClick={() => setAsTable(!asTable)}
        >
          {asTable ? t('chart.asPicture') : t('chart.asTable')}
        </Button>
      </figcaption>
      <p className="quiet">{children}</p>
      {!asTable && (
        <div className="no-print">
          <Suspense fallback={<Skeleton.Node active style={{ width: '100%', height }} />}>
            <ChartCanvas option={option} height={height} />
          </Suspense>
        </div>
      )}
      <div className={asTable ? 'chart-table' : 'chart-table only-print'}>
        <table>
          <thead>
            <tr>
              <td />
              {columns.map(column => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ name, values }) => (
              <tr key={name}>
                <th scope="row" className="row-name">
                  {name}
                </th>
                {values.map((value, at) => (
                  <td key={columns[at]}>{value}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </figure>
  )
}
