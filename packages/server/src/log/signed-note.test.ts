import { openNote } from '@mingqian/log'
import { expect, test } from 'vitest'
import { noteSigner } from './signed-note.ts'

// The published example of Go's package golang.org/x/mod/sumdb/note, whose notes C2SP signed-note describes.
const name = 'PeterNeumann'
const seed = Buffer.from('AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz', 'base64').subarray(1)
const verifierKey = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW'
const text =
  "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n"
const signature =
  '— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n'
const note = `${text}\n${signature}`

test('a note and its verifier key are those of the published example, byte for byte', () => {
  const signer = noteSigner(name, seed)
  expect(signer.verifierKey).toBe(verifierKey)
  expect(signer.sign(text)).toBe(note)
})

test('a note holds by the signature of the key asked for, others being left aside', () => {
  const other = noteSigner('city.example/log', new Uint8Array(32).fill(1))
  const cosigned = `${note}${other.sign(text).slice(text.length + 1)}`
  expect(openNote(cosigned, verifierKey)).toBe(text)
  expect(openNote(cosigned, other.verifierKey)).toBe(text)
  expect(openNote(note, other.verifierKey)).toBeNull()
})

test('a changed note holds no longer, nor one on which the key has also signed something else', () => {
  expect(openNote(note.replace('answer', 'anſwer'), verifierKey)).toBeNull()
  expect(openNote(text, verifierKey)).toBeNull()
  const elsewhere = noteSigner(name, seed)
    .sign('another text\n')
    .slice('another text\n'.length + 1)
  expect(openNote(`${note}${elsewhere}`, verifierKey)).toBeNull()
})
