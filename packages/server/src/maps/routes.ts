import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from '@hono/zod-openapi'
import { declare, json, routes } from '../platform/http.ts'
import type { Platform } from '../platform/platform.ts'
import { Problem } from '../platform/problems.ts'

// What lies under the register's map. Nothing of it is needed: without tiles and outline the map has a graticule.

const settings = declare('signed-in', {
  method: 'get',
  path: '/api/map',
  responses: {
    200: json(
      z.object({
        tiles: z
          .array(z.string())
          .openapi({ description: 'Addresses of layers, with {x}, {y} and {z}, the lowest first' }),
        attribution: z.string(),
        outline: z.boolean(),
      }),
      'What lies under the map',
    ),
  },
})

const outline = declare('signed-in', {
  method: 'get',
  path: '/api/map/outline',
  responses: {
    200: json(z.record(z.string(), z.unknown()), "The district's outline: GeoJSON in WGS-84 or CGCS2000"),
  },
})

/** The bureau's own outline: a GeoJSON file that the administrator puts into the data directory. */
const outlineFile = ({ config }: Platform) => join(config.dataDirectory, 'outline.geojson')

const geoJson = (text: string): Record<string, unknown> => {
  try {
    return z.object({ type: z.string() }).loose().parse(JSON.parse(text))
  } catch {
    throw new Problem('unreadable-file', {
      detail: {
        zh: '数据目录中的 outline.geojson 不是 GeoJSON，请系统管理员更换',
        en: 'outline.geojson in the data directory is no GeoJSON; the administrator has to replace it',
      },
    })
  }
}

export const mapRoutes = (platform: Platform) =>
  routes()
    .openapi(settings, c => {
      const { tiles, attribution } = platform.config.map
      return c.json({ tiles: [...tiles], attribution, outline: existsSync(outlineFile(platform)) }, 200)
    })
    .openapi(outline, async c => {
      const text = await readFile(outlineFile(platform), 'utf8').catch(() => null)
      if (text === null) throw new Problem('not-found')
      return c.json(geoJson(text), 200)
    })
