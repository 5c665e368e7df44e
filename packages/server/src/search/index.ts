export { fillSearch } from './fill-search.ts'
export { foundBy } from './found-by.ts'
export { type SearchColumns, searchColumns } from './search-columns.ts'
