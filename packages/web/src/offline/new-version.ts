import { useEffect, useState } from 'react'

// Only a secure address (HTTPS, or the machine itself) has service workers; elsewhere the field needs a connection.
const workers = () => ('serviceWorker' in navigator && import.meta.env.PROD ? navigator.serviceWorker : null)

/** Keeps the application on this device for work without a connection, and asks that drafts are not cleared away. */
export const keepOnDevice = async (): Promise<void> => {
  try {
    await workers()?.register('/app/service-worker.js', { scope: '/app/' })
    await navigator.storage?.persist?.()
  } catch {
    // A browser that refuses (a certificate it does not trust, a private window) works as before: with a connection.
  }
}

const reloadOnTakeOver = () => {
  workers()?.addEventListener('controllerchange', () => location.reload(), { once: true })
}

/** The version that waits to take over; null where this is the newest. Calling it takes it, by a reload. */
export const useNewVersion = (): (() => void) | null => {
  const [waiting, setWaiting] = useState<ServiceWorker | null>(null)
  useEffect(() => {
    let gone = false
    const watch = (registration: ServiceWorkerRegistration) => {
      // The first version of all waits for nobody and replaces nothing.
      const look = () => {
        if (!gone && registration.waiting && registration.active) setWaiting(registration.waiting)
      }
      look()
      registration.addEventListener('updatefound', () =>
        registration.installing?.addEventListener('statechange', look),
      )
    }
    void workers()?.ready.then(watch)
    return () => {
      gone = true
    }
  }, [])
  return (
    waiting &&
    (() => {
      reloadOnTakeOver()
      waiting.postMessage('take-over')
    })
  )
}
