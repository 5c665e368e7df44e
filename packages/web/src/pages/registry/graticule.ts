import L from 'leaflet'

const steps = [10, 5, 2, 1, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01, 0.005, 0.002, 0.001] as const

/** The step that gives about five lines over so many degrees. */
const graticuleStep = (degrees: number): number =>
  steps.find(step => degrees / step >= 4) ?? steps[steps.length - 1]!

const lines = (from: number, to: number, step: number): number[] =>
  Array.from(
    { length: Math.max(0, Math.floor(to / step) - Math.ceil(from / step) + 1) },
    (_, n) => (Math.ceil(from / step) + n) * step,
  )

const label = (text: string, at: [number, number], className: string) =>
  L.marker(at, {
    interactive: false,
    keyboard: false,
    icon: L.divIcon({ className, html: text, iconSize: [0, 0] }),
  })

/** Meridians and parallels with their degrees, where nothing else lies under the map. */
export const drawGraticule = (map: L.Map, layer: L.LayerGroup): void => {
  layer.clearLayers()
  const bounds = map.getBounds()
  const [west, east, south, north] = [
    bounds.getWest(),
    bounds.getEast(),
    bounds.getSouth(),
    bounds.getNorth(),
  ]
  const step = graticuleStep(Math.min(east - west, north - south))
  const digits = Math.max(0, Math.ceil(-Math.log10(step)))
  const style = { color: '#c3cbd6', weight: 1, interactive: false }
  for (const longitude of lines(west, east, step)) {
    layer.addLayer(
      L.polyline(
        [
          [south, longitude],
          [north, longitude],
        ],
        style,
      ),
    )
    layer.addLayer(label(`${longitude.toFixed(digits)}°`, [north, longitude], 'map-degree top'))
  }
  for (const latitude of lines(south, north, step)) {
    layer.addLayer(
      L.polyline(
        [
          [latitude, west],
          [latitude, east],
        ],
        style,
      ),
    )
    layer.addLayer(label(`${latitude.toFixed(digits)}°`, [latitude, west], 'map-degree left'))
  }
}
