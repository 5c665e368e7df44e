import { describe, expect, it } from 'vitest'
import { valueAt, withValue } from './draft-document.tsx'

describe('a document under work', () => {
  const document = { quotas: [{ class: 'key' }, { class: 'general', bounds: { min: 1 } }] }

  it('is changed at one place, and the rest stays what it was', () => {
    const changed = withValue(document, ['quotas', 0, 'class'], 'special')
    expect(valueAt(changed, ['quotas', 0, 'class'])).toBe('special')
    expect(valueAt(changed, ['quotas', 1])).toBe(document.quotas[1])
    expect(document.quotas[0]?.class).toBe('key')
  })

  it('loses a field or an entry that is taken away', () => {
    expect(withValue(document, ['quotas', 1, 'bounds'], undefined)).toEqual({
      quotas: [{ class: 'key' }, { class: 'general' }],
    })
    expect(withValue(document, ['quotas', 0], undefined)).toEqual({ quotas: [document.quotas[1]] })
  })

  it('grows where nothing was', () => {
    expect(withValue({}, ['source', 'issuer', 'zh'], '某局')).toEqual({ source: { issuer: { zh: '某局' } } })
  })
})
