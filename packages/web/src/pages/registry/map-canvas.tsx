import 'leaflet/dist/leaflet.css'
import L from 'leaflet'
import { useEffect, useRef } from 'react'
import type { MapWindow } from '../../api/map.ts'
import type { FacilityMap } from '../../api/types.ts'
import { drawGraticule } from './graticule.ts'
import { ringOf, signOf } from './map-signs.ts'

type Ground = { west: number; south: number; east: number; north: number }
type Under = {
  readonly tiles: readonly string[]
  readonly attribution: string
  readonly outline: object | null
}

const windowOf = (map: L.Map): MapWindow => {
  const bounds = map.getBounds()
  const rounded = (degrees: number) => Math.round(degrees * 1e5) / 1e5
  return {
    west: Math.max(-180, rounded(bounds.getWest())),
    south: Math.max(-90, rounded(bounds.getSouth())),
    east: Math.min(180, rounded(bounds.getEast())),
    north: Math.min(90, rounded(bounds.getNorth())),
    zoom: map.getZoom(),
  }
}

const escaped = (text: string) =>
  text.replace(/[&<>"]/g, sign => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign)

/** The map itself: tiles or outline or a graticule, a scale, and the signs of what is there. */
export const MapCanvas = ({
  label,
  ground,
  under,
  shown,
  placeOfClass,
  clusterWords,
  onWindow,
  onFacility,
}: {
  label: string
  /** Where to begin. */
  ground: Ground
  under: Under
  shown: FacilityMap | undefined
  placeOfClass: (id: string) => number
  clusterWords: (cluster: FacilityMap['clusters'][number]) => string
  onWindow: (window: MapWindow) => void
  onFacility: (id: string) => void
}) => {
  const box = useRef<HTMLDivElement>(null)
  const state = useRef<{ map: L.Map; signs: L.LayerGroup } | null>(null)
  const ask = useRef({ onWindow, onFacility })
  ask.current = { onWindow, onFacility }
  const start = JSON.stringify(ground)

  useEffect(() => {
    if (!box.current) return
    const map = L.map(box.current, {
      minZoom: 3,
      maxZoom: 18,
      zoomSnap: under.tiles.length > 0 ? 1 : 0.5,
      attributionControl: true,
    })
    map.attributionControl.setPrefix(false)
    L.control.scale({ imperial: false }).addTo(map)
    for (const address of under.tiles)
      L.tileLayer(address, { maxZoom: 18, attribution: escaped(under.attribution) }).addTo(map)
    if (under.outline)
      L.geoJSON(under.outline as Parameters<typeof L.geoJSON>[0], {
        interactive: false,
        style: { color: '#5b6b80', weight: 1.5, fillColor: '#eef2f7', fillOpacity: 0.6 },
      }).addTo(map)
    const graticule = L.layerGroup().addTo(map)
    const moved = () => {
      if (under.tiles.length === 0) drawGraticule(map, graticule)
      ask.current.onWindow(windowOf(map))
    }
    map.on('moveend', moved)
    const signs = L.layerGroup().addTo(map)
    state.current = { map, signs }
    const { west, south, east, north } = JSON.parse(start) as Ground
    map.fitBounds(
      [
        [south, west],
        [north, east],
      ],
      { animate: false, padding: [24, 24], maxZoom: 15 },
    )
    return () => {
      state.current = null
      map.remove()
    }
  }, [under, start])

  useEffect(() => {
    const current = state.current
    if (!current || !shown) return
    const { map, signs } = current
    signs.clearLayers()
    for (const cluster of shown.clusters) {
      const size = 34 + Math.min(26, Math.round(6 * Math.log10(cluster.count)))
      L.marker([cluster.latitude, cluster.longitude], {
        title: clusterWords(cluster),
        alt: clusterWords(cluster),
        icon: L.divIcon({
          className: 'map-cluster',
          html: ringOf(
            Object.entries(cluster.classes).map(([id, count]) => ({ place: placeOfClass(id), count })),
            String(cluster.count),
          ),
          iconSize: [size, size],
        }),
      })
        .on('click', () => map.setView([cluster.latitude, cluster.longitude], map.getZoom() + 2))
        .addTo(signs)
    }
    for (const { id, name, class: of, longitude, latitude } of shown.points)
      L.marker([latitude, longitude], {
        title: name,
        alt: name,
        icon: L.divIcon({ className: 'map-sign', html: signOf(placeOfClass(of)), iconSize: [20, 20] }),
      })
        .on('click', () => ask.current.onFacility(id))
        .addTo(signs)
  }, [shown, placeOfClass, clusterWords])

  return <section ref={box} className="map-canvas" aria-label={label} />
}
