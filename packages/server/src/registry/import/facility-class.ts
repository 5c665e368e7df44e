import type { RuleSet } from '@mingqian/rules'
import { cleanCode } from './clean-text.ts'
import { choice, type ValueReader } from './read-value.ts'

/** A class of the rule set that is drawn by quota. */
export type FacilityClass = Pick<RuleSet['classes'][number], 'id' | 'label'>

/** How offices write the two classes that nearly every rule set has, beside their names. */
const habits: Readonly<Record<string, readonly string[]>> = {
  key: ['重点', '重点排污单位', '重点污染源', '重点单位', '重点监管', '重点源', '重点监管对象', '是'],
  general: [
    '一般',
    '一般排污单位',
    '一般污染源',
    '一般单位',
    '一般监管',
    '一般源',
    '一般监管对象',
    '非重点',
    '否',
  ],
}

/** The classes of a rule set that facilities are sorted into. */
export const drawnClasses = ({ classes }: RuleSet): readonly FacilityClass[] =>
  classes.filter(one => one.drawnBy === 'quota').map(({ id, label }) => ({ id, label }))

/** Beginnings of a class's name that no other class's begins with: 特殊 for 特殊排污单位, A类 for A类排污单位. */
const shortNames = ({ label }: FacilityClass, others: readonly FacilityClass[]): readonly string[] =>
  Array.from({ length: label.zh.length }, (_, n) => label.zh.slice(0, n + 1)).filter(
    short => !others.some(other => cleanCode(other.label.zh).startsWith(cleanCode(short))),
  )

const readerOf = (classes: readonly FacilityClass[]): ValueReader<string> =>
  choice<string>(
    classes.map(one => {
      const others = classes.filter(other => other.id !== one.id)
      const [first = one.label.zh, ...written] = [
        ...(habits[one.id] ?? []),
        one.label.zh,
        ...shortNames(one, others),
        one.id,
      ]
      return [one.id, first, ...written]
    }),
  )

/** A sheet has thousands of cells and one list of classes. */
const readers = new WeakMap<readonly FacilityClass[], ValueReader<string>>()

/** The class a cell names, by the names of the rules in force, their beginnings or their ids. */
export const facilityClass: ValueReader<string> = (raw, context) => {
  const known = readers.get(context.classes) ?? readerOf(context.classes)
  readers.set(context.classes, known)
  return known(raw, context)
}
