import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['packages/*/src/**/*.test.ts', 'e2e/**/*.test.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
    // The data directory's lock is SQLite's, which this Node still calls experimental.
    execArgv: ['--disable-warning=ExperimentalWarning'],
  },
})
