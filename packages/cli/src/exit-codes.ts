/** Exit codes of `mingqian draw`, which scripts rely on. */
export const done = 0
/** The input is readable, but not what its commitment says, or an amendment can't be carried out. */
export const refused = 1
/** The input can't be read or has another shape, or the output can't be written. */
export const unusable = 2
