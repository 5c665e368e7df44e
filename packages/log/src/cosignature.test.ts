import { describe, expect, test } from 'vitest'
import {
  cosign,
  cosignaturesOf,
  cosignerKey,
  parseCosignerKey,
  parseNote,
  parseVerifierKey,
  readCheckpoint,
  writeCosignerKey,
  writeNote,
  writeVerifierKey,
} from './index.ts'

// A checkpoint of a Certificate Transparency log of 2026 as its witnesses cosigned it in public.
const published = `arche2025h1.staging.ct.transparency.dev
1432088532
U7WM79jrzyhGZ5/GUBTpM7NzwdyfFx61t3RovgcC4Ro=

— arche2025h1.staging.ct.transparency.dev zTM8sQAAAZ5W0WdjBAMARjBEAiBjW5IQf9pvsYLfQFX6hoGREPMHbdQ3urbllzalApkptQIgIpwtEroeW2BXaHAI4kJXFbon5Ch9MNL5zRNZ55lvGt0=
— arche2025h1.staging.ct.transparency.dev ui8GwCF1+kWqZrxGdhj4aX3gcw7XUlXQQabg/27lefwhUkzbC3NygNI75MdhL1bfTW9g8Ei59RA23oHP7Ry1k3ZFWwQ=
— transparency.dev/DEV:witness-little-garden 2AQqhwAAAABqEiEgzgFIqqhbUoDwjMWE6UP8nd8/KYTzwZ2rhIgcqoXHAwVkjZr4AscylP3v7sEodkRAErumC2q44vdgJY096st5BQ==
— witness1.smartit.nu/witness1 pIyCDwAAAABqEiEghIp82KWebrw7/oHQwlTAm3g2RKS4+eebl8eO0WH+/iEcxZ75W3u5hNI7TOQtmJbqmNWVuE0tgh0XwzdZsDsUAQ==
— remora.n621.de 2net5wAAAABqEiEgPlfF3V06o0Y+fHM+J5J9s27wgxxcOVSpZ/2g/KSiXCg9DEZI+aVCIobWX9sXTynk5XeU/zZ0WBxtqB0DrAWfBw==
— witness.stagemole.eu Z/euoAAAAABqEiEgw0i+7g2ENfDAWHmtRzCfKTHSDwYDJA2NmKeGi9Y8FtEyOUvVr+AJmIY/2TUFucgKi7lI7cUiOvKFYe/TmN9DAg==
`
const remora = parseVerifierKey('remora.n621.de+da77ade7+BOvN63jn/bLvkieywe8R6UYAtVtNbZpXh34x7onlmtw2')!

describe('a cosignature published by somebody else', () => {
  test('holds, and tells when it was made', () => {
    const found = cosignaturesOf(parseNote(published)!, remora)
    expect(found).toMatchObject([{ time: 1779573024 }])
  })

  test('holds no longer for another size, nor with another time in it', () => {
    expect(cosignaturesOf(parseNote(published.replace('1432088532', '1432088533'))!, remora)).toBe('false')
    expect(cosignaturesOf(parseNote(published.replace('qEiEgPlfF', 'qEiEhPlfF'))!, remora)).toBe('false')
  })
})

const own = cosignerKey('明川区人民政府', new Uint8Array(32).fill(3))
const text = 'mingqian-log/0123456789abcdef\n5\nU7WM79jrzyhGZ5/GUBTpM7NzwdyfFx61t3RovgcC4Ro=\n'

test('a cosigner with a Chinese name signs what its verifier key verifies', () => {
  const note = writeNote(text, [cosign(text, own, 1_798_000_000)])
  const key = parseVerifierKey(writeVerifierKey(own.key))!
  expect(key).toEqual(own.key)
  expect(cosignaturesOf(parseNote(note)!, key)).toMatchObject([{ time: 1_798_000_000 }])
  expect(cosignaturesOf(parseNote(note)!, remora)).toEqual([])
})

test('a cosignature is never taken for the signature of a log, nor the other way round', () => {
  const note = writeNote(text, [cosign(text, own, 1)])
  expect(readCheckpoint(note, writeVerifierKey(own.key))).toBeNull()
  // The published example of C2SP's own pages is signed by a log only.
  expect(
    cosignaturesOf(parseNote(published)!, {
      ...remora,
      name: 'arche2025h1.staging.ct.transparency.dev',
      id: 'ba2f06c0',
    }),
  ).toBe('false')
})

test('the private key survives being written down, and one with a wrong id is refused', () => {
  const written = writeCosignerKey(own)
  expect(parseCosignerKey(written)).toEqual(own)
  expect(parseCosignerKey(written.replace(/\+[0-9a-f]{8}\+/, '+00000000+'))).toBeNull()
})

test('the private key is that of the published example of the Go tools', () => {
  const skey = 'PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz'
  expect(writeCosignerKey(parseCosignerKey(skey)!)).toBe(skey)
})

test('what is no key, and what is no note, is null', () => {
  for (const wrong of [
    '',
    'a+b+c',
    'remora.n621.de+00000000+BOvN63jn/bLvkieywe8R6UYAtVtNbZpXh34x7onlmtw2',
    'rekor.sigstore.dev+12345678+THIS_IS_NOT_BASE64!',
    'rekor.sigstore.dev+12345678+AwEB',
    'with space+da77ade7+BOvN63jn/bLvkieywe8R6UYAtVtNbZpXh34x7onlmtw2',
  ])
    expect(parseVerifierKey(wrong)).toBeNull()
  for (const wrong of ['', 'a\n', 'a\n\n', 'a\n\n— name\n', 'a\n\nx name AAAAAAA=\n', 'a\n\n— n AAAAAAB=\n'])
    expect(parseNote(wrong)).toBeNull()
})
