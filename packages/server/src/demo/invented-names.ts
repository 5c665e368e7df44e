import { creditCodeCheckDigit, demoDivision } from '@mingqian/rules'

/** The fictional district. There is no 明川区 in China, so no firm can be registered under its name. */
export const districtName = '明川区'

export const areas = ['砚北街道', '澄岭街道', '榆屏街道', '苇洲街道', '翎溪街道', '岚塬镇', '珩浦镇'] as const

export const roads = [
  '槐序路',
  '听澜街',
  '星渚路',
  '云岫大道',
  '松窗巷',
  '雁回路',
  '石湍街',
  '鹿鸣坡路',
  '青筠路',
]

const placeStarts = [...'砚澄榆苇翎岚珩漪槲崧沅菖筠霁']
const placeEnds = [...'北岭屏洲溪塬浦坞崖渡垣陂']

/** Invented place words such as 砚北 or 榆屏. */
export const placeWords = placeStarts.flatMap(start => placeEnds.map(end => start + end))

interface Trade {
  /** GB/T 4754-2017. */
  readonly industry: string
  /** What follows the place word in a name. */
  readonly name: string
  readonly keyKinds: readonly string[]
}

/** Trades of key facilities. */
export const keyTrades: readonly Trade[] = [
  { industry: 'C3120', name: '炼钢有限公司', keyKinds: ['水', '气'] },
  { industry: 'C3130', name: '轧钢有限公司', keyKinds: ['水', '气'] },
  { industry: 'C3140', name: '铁合金有限公司', keyKinds: ['气'] },
  { industry: 'C2521', name: '焦化有限公司', keyKinds: ['水', '气', '土壤'] },
  { industry: 'C3011', name: '水泥有限公司', keyKinds: ['气'] },
  { industry: 'C2611', name: '酸业有限公司', keyKinds: ['水', '气', '土壤'] },
  { industry: 'C2710', name: '原料药有限公司', keyKinds: ['水', '气'] },
  { industry: 'D4411', name: '热电厂', keyKinds: ['气'] },
  { industry: 'D4620', name: '污水处理厂', keyKinds: ['水'] },
  { industry: 'N7724', name: '危险废物处置中心', keyKinds: ['气', '土壤'] },
  { industry: 'C3360', name: '电镀园有限公司', keyKinds: ['水', '土壤'] },
  { industry: 'Q8411', name: '综合医院', keyKinds: ['水'] },
]

/** Trades of general facilities. */
export const generalTrades: readonly Trade[] = [
  { industry: 'C3391', name: '铸造厂', keyKinds: [] },
  { industry: 'C3311', name: '金属结构厂', keyKinds: [] },
  { industry: 'C3031', name: '砖瓦厂', keyKinds: [] },
  { industry: 'C3021', name: '水泥制品厂', keyKinds: [] },
  { industry: 'C2110', name: '家具厂', keyKinds: [] },
  { industry: 'C2319', name: '印刷厂', keyKinds: [] },
  { industry: 'C1351', name: '屠宰场', keyKinds: [] },
  { industry: 'C1440', name: '乳品厂', keyKinds: [] },
  { industry: 'C2921', name: '塑料薄膜厂', keyKinds: [] },
  { industry: 'D4430', name: '供热站', keyKinds: [] },
  { industry: 'O8111', name: '汽车修理厂', keyKinds: [] },
  { industry: 'O8030', name: '洗染店', keyKinds: [] },
  { industry: 'F5265', name: '加油站', keyKinds: [] },
  { industry: 'H6210', name: '酒楼', keyKinds: [] },
  { industry: 'A0313', name: '养猪场', keyKinds: [] },
  { industry: 'Q8423', name: '卫生院', keyKinds: [] },
]

const surnames = [...'赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜']
const givenNames = [
  '砚舟',
  '澄明',
  '榆白',
  '苇杭',
  '翎远',
  '岚清',
  '珩之',
  '漪宁',
  '槲青',
  '崧岳',
  '沅芷',
  '菖蒲',
]

/** The n-th invented person; a surname of the old primer and a given name of the district's own words. */
export const personName = (n: number): string =>
  `${surnames[n % surnames.length]}${givenNames[(n * 5 + Math.floor(n / surnames.length)) % givenNames.length]}`

/**
 * The n-th invented credit code. Its check digit is right, but it can belong to nobody: the registering authority's
 * division 150299 is not assigned in GB/T 2260.
 */
export const creditCode = (n: number): string => {
  const start = `91${demoDivision}MADEM${String(n).padStart(4, '0')}`
  return start + creditCodeCheckDigit(start)
}

/** The n-th invented telephone number; no Chinese number begins with 100 and has eleven digits. */
export const phoneNumber = (n: number): string => `1000000${String(n).padStart(4, '0')}`
