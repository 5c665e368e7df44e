import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute } from 'workbox-precaching'
import { NavigationRoute, registerRoute } from 'workbox-routing'

/**
 * Lets the application start where there is no signal. It keeps the application's own files and nothing else: no
 * answer of the server passes through here into a cache, so that no list lies about on a phone.
 */

declare const builtFiles: { url: string; revision: string | null }[]
// TypeScript's library of workers excludes that of pages, which the rest of this folder needs.
declare const self: { skipWaiting: () => Promise<void> }

cleanupOutdatedCaches()
precacheAndRoute(builtFiles)
registerRoute(new NavigationRoute(createHandlerBoundToURL('/app/index.html')))

// A new version waits until it is asked for: a page is never exchanged under the hands of who writes in it.
addEventListener('message', event => {
  if (event.data === 'take-over') void self.skipWaiting()
})
