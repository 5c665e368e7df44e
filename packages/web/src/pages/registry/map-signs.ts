// How facilities stand on the map: a class by the shape of its sign and by its colour, so that neither is needed alone.

const shapes = [
  { colour: '#1450a8', path: 'M3 3h14v14H3z' },
  { colour: '#a15c00', path: 'M10 2.5a7.5 7.5 0 1 0 0 15a7.5 7.5 0 0 0 0-15z' },
  { colour: '#2b7a3d', path: 'M10 2l8.5 15.5h-17z' },
  { colour: '#8a2470', path: 'M10 1.5l8.5 8.5l-8.5 8.5l-8.5-8.5z' },
  { colour: '#566170', path: 'M7 2h6v5h5v6h-5v5H7v-5H2V7h5z' },
] as const

/** The sign of a class, by its place among the classes of the rules; one sign more for all others. */
const shapeOf = (place: number) => shapes[place] ?? shapes[shapes.length - 1]!

const placed = (place: number) => (place < 0 ? shapes.length - 1 : place)

/** A ring with the share of each class in its colour, and a text in its middle. */
export const ringOf = (
  shares: readonly { readonly place: number; readonly count: number }[],
  text: string,
  className = 'map-ring',
): string => {
  const all = shares.reduce((sum, { count }) => sum + count, 0)
  let end = 0
  const parts = [...shares]
    .sort((one, other) => placed(one.place) - placed(other.place))
    .map(({ place, count }) => {
      const start = end
      end += (100 * count) / all
      return `${shapeOf(placed(place)).colour} ${start.toFixed(1)}% ${end.toFixed(1)}%`
    })
  return `<span class="${className}" style="background:conic-gradient(${parts.join(',')})"><b>${text}</b></span>`
}

/** An SVG of the sign, as text. */
export const signOf = (place: number, size = 20): string => {
  const { colour, path } = shapeOf(placed(place))
  return `<svg viewBox="0 0 20 20" width="${size}" height="${size}" aria-hidden="true"><path d="${path}" fill="${colour}" stroke="#fff" stroke-width="1.5"/></svg>`
}
