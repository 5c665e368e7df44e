import type { Text } from '../../platform/text.ts'

/** What a file of the dossier is. */
export const documentKinds = [
  { id: 'eia', label: { zh: '环评文件及批复', en: 'EIA document or approval' } },
  { id: 'acceptance', label: { zh: '“三同时”验收材料', en: 'Acceptance papers' } },
  { id: 'permit', label: { zh: '排污许可证', en: 'Discharge permit' } },
  { id: 'emergency-plan', label: { zh: '应急预案', en: 'Emergency plan' } },
  { id: 'monitoring-report', label: { zh: '监测报告', en: 'Monitoring report' } },
  { id: 'waste-contract', label: { zh: '危险废物处置合同或联单', en: 'Hazardous waste papers' } },
  { id: 'site-plan', label: { zh: '厂区平面图、管网图', en: 'Site or pipe plan' } },
  { id: 'licence', label: { zh: '营业执照', en: 'Business licence' } },
  { id: 'order', label: { zh: '责令改正、整改材料', en: 'Correction order or rectification papers' } },
  { id: 'penalty', label: { zh: '行政处罚文书', en: 'Penalty decision' } },
  { id: 'exclusion', label: { zh: '停产、关闭、搬迁证明', en: 'Proof of closing or moving' } },
  { id: 'other', label: { zh: '其他', en: 'Other' } },
] as const satisfies readonly { readonly id: string; readonly label: Text }[]

export type DocumentKind = (typeof documentKinds)[number]['id']

export const documentKindIds = documentKinds.map(({ id }) => id) as [DocumentKind, ...DocumentKind[]]

export const documentKindLabel = (id: DocumentKind): Text =>
  documentKinds.find(kind => kind.id === id)?.label ?? { zh: id, en: id }
