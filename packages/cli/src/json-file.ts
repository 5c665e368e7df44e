import { readFile, writeFile } from 'node:fs/promises'
import { buffer } from 'node:stream/consumers'
import type { ShapeError } from '@mingqian/draw'
import { fileReason } from './file-reason.ts'
import type { Say, Sentence } from './language.ts'

/** Stands for standard input or output where a file is named. */
export const standard = '-'

export type ReadJson =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly problem: Sentence }

/** Reads a file, or standard input for `-`, as JSON in UTF-8. */
export const readJson = async (path: string): Promise<ReadJson> => {
  let bytes: Uint8Array
  try {
    bytes = path === standard ? await buffer(process.stdin) : await readFile(path)
  } catch (error) {
    const why = fileReason(error)
    return {
      ok: false,
      problem: { zh: `无法读取 ${path}：${why.zh}`, en: `Can't read ${path}: ${why.en}` },
    }
  }
  try {
    return { ok: true, value: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) }
  } catch {
    return {
      ok: false,
      problem: { zh: `${path} 不是 UTF-8 编码的 JSON`, en: `${path} is not JSON in UTF-8` },
    }
  }
}

/** Writes a value as JSON to a file, or to standard output for `-`; the problem if that fails. */
export const writeJson = async (path: string, value: unknown): Promise<Sentence | undefined> => {
  const text = `${JSON.stringify(value, null, 1)}\n`
  if (path === standard) {
    process.stdout.write(text)
    return undefined
  }
  try {
    await writeFile(path, text)
    return undefined
  } catch (error) {
    const why = fileReason(error)
    return { zh: `无法写入 ${path}：${why.zh}`, en: `Can't write ${path}: ${why.en}` }
  }
}

/** A document's faults, one a line. */
export const faultLines = (errors: readonly ShapeError[], say: Say): string =>
  errors
    .map(({ path, expected }) => {
      const where = path === '' ? say({ zh: '整个文件', en: 'the document' }) : path
      return say({ zh: `  ${where}：要求：${expected.zh}`, en: `  ${where}: expected ${expected.en}` })
    })
    .join('\n')
