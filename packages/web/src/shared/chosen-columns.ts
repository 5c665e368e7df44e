import type { ColumnType } from 'antd/es/table'

/** A column of a list under the name it has in addresses, views and exports. */
export type NamedColumn<T> = ColumnType<T> & { readonly key: string; readonly title: string }

/** The keys an address names, as far as there are such columns; the usual ones where it names none. */
export const chosenKeys = <T>(
  columns: readonly NamedColumn<T>[],
  usual: readonly string[],
  written: string | undefined,
): readonly string[] => {
  const named = (written ?? '').split(',').filter(key => columns.some(column => column.key === key))
  return named.length > 0 ? named : usual
}

/** Columns in the order of their keys. */
export const columnsOf = <T>(columns: readonly NamedColumn<T>[], keys: readonly string[]): NamedColumn<T>[] =>
  keys.flatMap(key => columns.filter(column => column.key === key))
