import { useCallback, useEffect, useRef, useState } from 'react'
import { type Problem, problemOf } from '../api/problem.ts'
import { sendPhoto } from '../api/visits.ts'
import { forgetPhoto, keepPhoto, type WaitingPhoto, waitingPhotos } from './draft-store.ts'

/** Photos are kept on the device first, and leave it one by one as they can be sent. */
export const usePhotos = (key: string, drawId: string, index: number, onSent: () => Promise<void>) => {
  const [waiting, setWaiting] = useState<readonly WaitingPhoto[]>([])
  const [problem, setProblem] = useState<Problem | null>(null)
  const busy = useRef(false)
  const sent = useRef(onSent)
  sent.current = onSent

  const sendAll = useCallback(async () => {
    if (busy.current) return
    busy.current = true
    try {
      for (let photos = await waitingPhotos(key); photos[0]; photos = await waitingPhotos(key)) {
        setWaiting(photos)
        await sendPhoto(drawId, index, photos[0].file, photos[0].part)
        await forgetPhoto(photos[0].id)
        await sent.current()
      }
      setWaiting([])
      setProblem(null)
    } catch (error) {
      setProblem(problemOf(error))
    } finally {
      busy.current = false
    }
  }, [key, drawId, index])

  useEffect(() => {
    void sendAll()
    const resume = () => void sendAll()
    addEventListener('online', resume)
    const timer = setInterval(resume, 20_000)
    return () => {
      removeEventListener('online', resume)
      clearInterval(timer)
    }
  }, [sendAll])

  const take = async (file: File, part: string | null) => {
    const id = Array.from(crypto.getRandomValues(new Uint8Array(8)), byte => byte.toString(16)).join('')
    const photo: WaitingPhoto = { id, draft: key, part, file }
    await keepPhoto(photo)
    setWaiting(before => [...before, photo])
    await sendAll()
  }
  const drop = async (id: string) => {
    await forgetPhoto(id)
    setWaiting(before => before.filter(photo => photo.id !== id))
    setProblem(null)
  }
  return { waiting, problem, take, drop }
}
