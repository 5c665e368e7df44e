/** Control and invisible format characters: line breaks within a cell, byte order marks, zero-width spaces. */
const invisible = /[\p{Cc}\p{Cf}]/gu

/** Full-width digits, letters and spaces; Chinese brackets and punctuation belong to official names and stay. */
const fullWidth = /[\uFF10-\uFF19\uFF21-\uFF3A\uFF41-\uFF5A\u3000]+/g

/** Free text as a register keeps it: one line, trimmed, digits and letters of half width. */
export const cleanText = (raw: string): string =>
  raw
    .replace(/[\t\r\n]+/g, ' ')
    .replace(invisible, '')
    .replace(fullWidth, run => run.normalize('NFKC'))
    .replace(/ {2,}/g, ' ')
    .trim()

/** Printable ASCII without spaces and small letters, which most codes and numbers are: nothing to clean. */
const clean = /^[!-`{-~]*$/

/** Codes, numbers and choices: compatibility forms folded (NFKC), no spaces at all, capitals. */
export const cleanCode = (raw: string): string =>
  clean.test(raw) ? raw : raw.replace(invisible, '').normalize('NFKC').replace(/\s+/g, '').toUpperCase()

/** A heading for comparison: without brackets' signs, spaces, stars and punctuation. */
export const cleanHeading = (raw: string): string => cleanCode(raw).replace(/[\p{P}\p{S}]/gu, '')

/** A heading without hints in brackets, such as 投诉次数（次） or 单位名称（必填）. */
export const headingWithoutHints = (raw: string): string =>
  cleanHeading(raw.normalize('NFKC').replace(/[([【〔][^)\]】〕]*[)\]】〕]/g, ''))

/** What offices write into a cell to say that there is nothing. */
export const saysNothing = (raw: string): boolean => /^(?:[-—–/\\]*|无|暂无|N\/A|NULL)$/.test(cleanCode(raw))
