/** Values in portions that go into one statement: PostgreSQL takes at most 65,535 parameters. */
export const inChunks = <T>(values: readonly T[], size = 500): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(values.length / size) }, (_, at) => values.slice(at * size, (at + 1) * size))
