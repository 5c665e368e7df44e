export { fillSearch } from './fill-search.ts'
export { fold } from './fold.ts'
export { foundBy } from './found-by.ts'
export { type SearchColumns, searchColumns } from './search-columns.ts'
