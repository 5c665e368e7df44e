export {
  type DocumentKind,
  documentKindLabel,
  documentKinds,
} from './document-kind.ts'
export { documentRoutes, documentUploads } from './document-routes.ts'
export { type DocumentWithVersions, documentsOf, findDocuments } from './read-documents.ts'
