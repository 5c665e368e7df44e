import { useEffect, useMemo, useRef, useSyncExternalStore } from 'react'
import { useUser } from '../api/session.ts'
import { readRecord, saveRecord } from '../api/visits.ts'
import { useTexts } from '../texts/texts.tsx'
import { draftSession } from './draft-session.ts'
import { deviceDrafts, draftKey } from './draft-store.ts'

/** The draft of one lot's record on this device, alive while the page is. */
export const useRecordDraft = (drawId: string, index: number) => {
  const user = useUser()
  const { lang } = useTexts()
  const language = useRef(lang)
  language.current = lang
  const key = draftKey(user.id, drawId, index)
  const session = useMemo(
    () =>
      draftSession({
        key,
        store: deviceDrafts,
        read: () => readRecord(drawId, index),
        save: (revision, body) => saveRecord(drawId, index, revision, body),
        lang: () => language.current,
      }),
    [key, drawId, index],
  )
  useEffect(() => {
    void session.start()
    const resume = () => void session.resume()
    addEventListener('online', resume)
    return () => {
      removeEventListener('online', resume)
      session.stop()
    }
  }, [session])
  const view = useSyncExternalStore(session.subscribe, session.view)
  return { session, view, key }
}
