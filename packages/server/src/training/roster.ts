import {
  type Column,
  code,
  mark,
  type ParsedTable,
  parseTable,
  type ReadingContext,
  type RowValues,
  type SheetRow,
  text,
  yesOrNo,
} from '../registry/import/index.ts'
import type { CourseContent } from './course.ts'

/** The people a roster may name. */
export type KnownPerson = { readonly id: string; readonly name: string; readonly certificate: string }

/** What a roster says of somebody; what it leaves blank is undefined. */
export type RosterEntry = {
  readonly inspectorId: string
  readonly mark?: number | undefined
  readonly passed?: boolean | undefined
  readonly certificateNumber?: string | undefined
}

/** Columns of a roster as training centres send one; the first heading is the one our own workbook uses. */
const rosterColumns = {
  code: {
    headings: ['人员编号', '编号', '工号', '人员编码'],
    read: code(
      /^[-0-9A-Z_.\p{Script=Han}]{1,40}$/u,
      '40个以内的字母、数字或汉字',
      'up to 40 letters or digits',
    ),
  },
  name: {
    headings: ['姓名', '人员姓名', '学员姓名', '学员', '参训人员'],
    read: text(50),
    mandatory: 'column',
  },
  certificate: {
    headings: ['执法证号', '执法证编号', '执法证件号', '行政执法证号', '行政执法证编号'],
    read: code(/^[-0-9A-Z()\p{Script=Han}]{4,40}$/u, '4至40个字母、数字或汉字', '4 to 40 letters or digits'),
  },
  mark: { headings: ['成绩', '考试成绩', '分数', '得分', '考核成绩', '考试分数'], read: mark(1000) },
  passed: { headings: ['是否合格', '合格', '考核结果', '结果', '是否通过'], read: passedOrNot() },
  certificateNumber: {
    headings: ['培训证书编号', '证书编号', '合格证编号', '结业证编号', '证书号', '合格证号'],
    read: text(60),
  },
} as const satisfies Readonly<Record<string, Column<unknown>>>

function passedOrNot(): Column<boolean>['read'] {
  const words: Readonly<Record<string, boolean>> = {
    合格: true,
    通过: true,
    优秀: true,
    良好: true,
    及格: true,
    不合格: false,
    未通过: false,
    不及格: false,
    缺考: false,
  }
  return (raw, context) => {
    const word = words[raw.trim()]
    return word === undefined ? yesOrNo(raw, context) : { ok: true, value: word }
  }
}

type Row = RowValues<typeof rosterColumns>
type Found =
  | { readonly person: KnownPerson }
  | { readonly field: 'code' | 'certificate' | 'name'; readonly zh: string; readonly en: string }

const spaceless = (name: string) => name.replaceAll(/[\s·]/g, '')

/** Finds whom a row means: by number, else by certificate, else by a name that only one person has. */
const finder = (people: readonly KnownPerson[]) => {
  const byId = new Map(people.map(person => [person.id, person]))
  const byCertificate = new Map(people.map(person => [person.certificate, person]))
  const byName = Map.groupBy(people, ({ name }) => spaceless(name))
  const named = (
    field: 'code' | 'certificate',
    person: KnownPerson | undefined,
    name: string | undefined,
  ): Found => {
    if (!person) return { field, zh: '人员库中没有该人员', en: 'nobody in the register' }
    return name && spaceless(name) !== spaceless(person.name)
      ? {
          field,
          zh: `与姓名不符，人员库中为${person.name}`,
          en: `the register has ${person.name} under it`,
        }
      : { person }
  }
  return ({ code, certificate, name }: Row): Found | null => {
    if (code) return named('code', byId.get(code), name)
    if (certificate) return named('certificate', byCertificate.get(certificate), name)
    if (!name) return null
    const [only, ...others] = byName.get(spaceless(name)) ?? []
    if (!only) return { field: 'name', zh: '人员库中没有该人员', en: 'nobody in the register' }
    return others.length > 0
      ? {
          field: 'name',
          zh: `有${others.length + 1}人同名，须填写人员编号或执法证号`,
          en: `${others.length + 1} people have that name: give the number or the certificate`,
        }
      : { person: only }
  }
}

/**
 * Reads a roster against the register: who was there, with mark and certificate, and every cell that is wrong.
 * A verdict that contradicts the mark is a finding.
 */
export const parseRoster = (
  rows: readonly SheetRow[],
  context: ReadingContext,
  course: Pick<CourseContent, 'passMark'>,
  people: readonly KnownPerson[],
): ParsedTable<RosterEntry> => {
  const find = finder(people)
  const { passMark } = course
  return parseTable(rows, context, {
    columns: rosterColumns,
    build: (values: Row, object): RosterEntry => {
      const found = find(values)
      if (found && 'field' in found)
        object(found.field, {
          problem: 'choice',
          message: { zh: found.zh, en: found.en },
          expected: {
            zh: '执法检查人员库中的人员，请先录入人员库',
            en: 'somebody in the register of inspectors',
          },
        })
      const { mark, passed, certificateNumber } = values
      if (passMark !== null && mark !== undefined && passed !== undefined && passed !== mark >= passMark)
        object('passed', {
          problem: 'choice',
          message: {
            zh: `与成绩不符：成绩${mark}，合格线${passMark}`,
            en: `contradicts the mark ${mark} with a pass mark of ${passMark}`,
          },
          expected: { zh: '与成绩一致，或留空', en: 'what the mark says, or nothing' },
        })
      return {
        inspectorId: found && 'person' in found ? found.person.id : '',
        mark,
        passed,
        certificateNumber,
      }
    },
    keys: [
      {
        fields: ['name', 'code', 'certificate'],
        keyOf: ({ inspectorId }) => inspectorId || undefined,
        message: { zh: '同一人员', en: 'the same person' },
      },
    ],
  })
}
