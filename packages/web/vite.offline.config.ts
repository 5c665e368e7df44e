import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'
import { builtFiles } from './built-files.ts'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const app = here('dist/app')

/** The service worker, built last: it carries the list of all that the application's own build wrote. */
export default defineConfig({
  root: here('src/offline'),
  base: '/app/',
  publicDir: false,
  define: { builtFiles: JSON.stringify(builtFiles(app, '/app/')) },
  build: {
    outDir: app,
    emptyOutDir: false,
    target: 'es2022',
    rolldownOptions: {
      input: here('src/offline/service-worker.ts'),
      output: { format: 'iife', entryFileNames: 'service-worker.js' },
    },
  },
})
