export { documentAnswer, documentResponse } from './answer.ts'
export {
  type Block,
  heading,
  type OfficialDocument,
  type Part,
  paragraph,
  subheading,
  type Table,
} from './official-document.ts'
export { clauseWords, dayWords, filingAddressees, momentWords, rangeWords, tight } from './words.ts'
