import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'
import { precompress } from './precompress.ts'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** The public pages' scripts. Their names are fixed: the server writes them into pages that it makes itself. */
export default defineConfig({
  root: here('src/public'),
  base: '/public/',
  plugins: [precompress()],
  publicDir: here('src/public/static'),
  build: {
    outDir: here('dist/public'),
    emptyOutDir: true,
    // Phones of 2019: modules, but no newer syntax.
    target: 'es2019',
    modulePreload: false,
    rolldownOptions: {
      input: {
        open: here('src/public/open.ts'),
        verify: here('src/public/verify.ts'),
        witness: here('src/public/witness.ts'),
        'witness-check': here('src/public/witness-check.ts'),
        'log-entry': here('src/public/log-entry.ts'),
        compare: here('src/public/compare.ts'),
        cosign: here('src/public/cosign.ts'),
      },
      output: { entryFileNames: '[name].js', chunkFileNames: '[name].js' },
    },
  },
  worker: {
    format: 'iife',
    rolldownOptions: { output: { entryFileNames: '[name].js' } },
  },
})
