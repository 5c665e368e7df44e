/** The `ilike` pattern of whatever contains the text, wildcards in it taken literally. */
export const containingPattern = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`
