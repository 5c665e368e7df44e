/**
 * Whether a typed random value has its source's form: at least six two-digit numbers, or 64 hex digits.
 * The server decides; this only spares a round trip.
 */
export const isBeaconValue = (source: string, value: string): boolean =>
  source === 'drand/quicknet'
    ? /^[0-9a-f]{64}$/i.test(value.trim())
    : /^\d{2}(\s+(\+\s+)?\d{2}){5,}$/.test(value.trim())
