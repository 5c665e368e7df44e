import type { Text } from '../platform/text.ts'

/**
 * For what a facility is a key one. The first six are those of the 2022 measures on the lists of entities under key
 * supervision (环境监管重点单位名录管理办法), whose risk list takes in the producers of hazardous waste.
 */
export const categories = ['water', 'groundwater', 'air', 'noise', 'soil', 'risk', 'other'] as const
export type Category = (typeof categories)[number]

export const categoryLabels: Readonly<Record<Category, Text>> = {
  water: { zh: '水环境', en: 'Water' },
  groundwater: { zh: '地下水', en: 'Groundwater' },
  air: { zh: '大气环境', en: 'Air' },
  noise: { zh: '噪声', en: 'Noise' },
  soil: { zh: '土壤污染', en: 'Soil' },
  risk: { zh: '危险废物与环境风险', en: 'Hazardous waste and risk' },
  other: { zh: '其他', en: 'Other' },
}

/** How the register writes them (重点类别). */
export const registerKinds: Readonly<Record<Category, string>> = {
  water: '水',
  groundwater: '地下水',
  air: '气',
  noise: '噪声',
  soil: '土壤',
  risk: '环境风险',
  other: '其他',
}

/** In the order of the list of categories. */
export const inOrder = (some: Iterable<Category>): readonly Category[] => {
  const wanted = new Set(some)
  return categories.filter(category => wanted.has(category))
}
