import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const sources = readdirSync(import.meta.dirname).filter(
  name => name.endsWith('.ts') && !name.endsWith('.test.ts'),
)

describe('the package', () => {
  it.each(sources)('imports nothing in %s that a browser lacks', name => {
    const source = readFileSync(new URL(name, import.meta.url), 'utf8')
    const imported = [...source.matchAll(/(?:from|import)\s*\(?'([^']+)'/g)].map(match => match[1])
    for (const specifier of imported) expect(specifier).toMatch(/^\.\/[a-z0-9-]+\.ts$/)
  })

  it.each(sources)('has neither clock nor randomness in %s', name => {
    const source = readFileSync(new URL(name, import.meta.url), 'utf8')
    expect(source).not.toMatch(/Date\b|Math\.random|performance\.|getRandomValues|process\./)
  })
})
