import { fileURLToPath } from 'node:url'
import { serveStatic } from '@hono/node-server/serve-static'
import type { Hono } from 'hono'
import type { Env } from './http.ts'

const built = fileURLToPath(new URL('../../../web/dist', import.meta.url))

// Vite names the app's parts by their content, so they may be kept for good; their entry page may not.
const keep = (path: string) =>
  path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache'

/** Serves what Vite built: the office and field app under /app/, the public pages' scripts and styles under /public/. */
export const serveBuiltFiles = (app: Hono<Env>): void => {
  const files = serveStatic<Env>({
    root: built,
    precompressed: true,
    onFound: (path, c) => c.header('Cache-Control', keep(path)),
  })
  app.get('/public/*', files)
  app.get('/app', c => c.redirect('/app/'))
  app.get('/app/*', files)
  // A part of a version that is gone must fail: a page in its place would be kept as that part.
  app.get('/app/assets/*', c => c.notFound())
  // Any other address under /app/ is one of the app's own pages.
  app.get(
    '/app/*',
    serveStatic<Env>({
      root: built,
      path: 'app/index.html',
      onFound: (_, c) => c.header('Cache-Control', 'no-cache'),
    }),
  )
}
