/** Strings by number, kept as UTF-8 outside of the heap: a register of 100,000 facilities has a million of them. */
export interface StringTable {
  readonly add: (text: string) => void
  readonly get: (index: number) => string | undefined
}

export const stringTable = (): StringTable => {
  let bytes = Buffer.allocUnsafe(65_536)
  let ends = new Uint32Array(1024)
  let count = 0
  let used = 0
  return {
    add: text => {
      const most = text.length * 3
      if (used + most > bytes.length) {
        const larger = Buffer.allocUnsafe(Math.max(bytes.length * 2, used + most))
        bytes.copy(larger, 0, 0, used)
        bytes = larger
      }
      if (count === ends.length) {
        const more = new Uint32Array(count * 2)
        more.set(ends)
        ends = more
      }
      used += bytes.write(text, used, 'utf8')
      ends[count] = used
      count += 1
    },
    get: index =>
      index >= 0 && index < count
        ? bytes.toString('utf8', index === 0 ? 0 : ends[index - 1], ends[index])
        : undefined,
  }
}
