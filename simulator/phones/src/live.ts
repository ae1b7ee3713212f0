import { useEffect, useRef, useState } from 'react'
import { api, type Bubble, type Channel, type Phone } from './api.ts'

export type Live = {
  phones: Phone[]
  /** Rises with every change of a phone's chats. */
  versions: Record<string, number>
  online: boolean
}

/** The phones and their unread counts, kept fresh by the simulator's events. */
export function useLive(): Live {
  const [phones, setPhones] = useState<Phone[]>([])
  const [versions, setVersions] = useState<Record<string, number>>({})
  const [online, setOnline] = useState(true)

  useEffect(() => {
    let waiting = false
    const refresh = () => {
      if (waiting) return
      waiting = true
      // Several events of one moment cost one request.
      setTimeout(() => {
        waiting = false
        api.phones().then(setPhones, () => setOnline(false))
      }, 60)
    }
    const touch = (id: string) => setVersions((before) => ({ ...before, [id]: (before[id] ?? 0) + 1 }))
    const events = api.events()
    events.onopen = () => {
      setOnline(true)
      touch('*')
      refresh()
    }
    events.onerror = () => setOnline(false)
    events.addEventListener('message', (event) => {
      touch(JSON.parse(event.data).phone)
      refresh()
    })
    events.addEventListener('cleared', () => {
      touch('*')
      refresh()
    })
    return () => events.close()
  }, [])

  return { phones, versions, online }
}

/** One chat, read again whenever `version` changes; null until it is there. */
export function useThread(id: string, channel: Channel, version: string): Bubble[] | null {
  const [thread, setThread] = useState<{ of: string; bubbles: Bubble[] } | null>(null)
  const newest = useRef(0)
  const of = `${id} ${channel}`
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new version means that the chat has changed at the simulator
  useEffect(() => {
    const mine = ++newest.current
    api.thread(id, channel).then(
      (bubbles) => {
        if (mine === newest.current) setThread({ of, bubbles })
      },
      // The line above the phones says that there is no connection; the chat stays as it was.
      () => {},
    )
  }, [id, channel, of, version])
  return thread?.of === of ? thread.bubbles : null
}
