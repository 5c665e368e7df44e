/**
 * A witness's secret: 32 bytes from the browser's own random source, as hex (protocol §2).
 * It leaves this page only with the commit request.
 */
export const makeSecret = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(32)), byte => byte.toString(16).padStart(2, '0')).join('')
