/** Where a list lies as a file under its own filters, order and columns. */
export const exportUrl = (
  path: string,
  search: Readonly<Record<string, unknown>>,
  columns: readonly string[],
  format: 'xlsx' | 'csv',
): string => {
  const { after: _after, limit: _limit, open: _open, as: _as, columns: _columns, ...filters } = search
  const set = Object.entries(filters).flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [[name, String(value)] as [string, string]],
  )
  return `${path}?${new URLSearchParams([...set, ['columns', columns.join(',')], ['format', format]])}`
}
