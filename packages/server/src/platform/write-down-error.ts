/**
 * Writes an unforeseen error down by its code and its places. Messages may quote values (a failed query does), so none
 * is written.
 */
export const writeDownError = (error: unknown): void => {
  const known = error instanceof Error ? error : new Error('not an error')
  const places = (known.stack ?? '').split('\n').filter(line => /^\s+at /.test(line))
  console.error(
    `[error] ${known.name} ${'code' in known ? `${known.code} ` : ''}${places
      .slice(0, 6)
      .map(line => line.trim())
      .join(' < ')}`,
  )
}
