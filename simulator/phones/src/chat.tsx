import { Text } from '@mantine/core'
import { useEffect, useRef } from 'react'
import type { Bubble, Channel, Phone } from './api.ts'
import { Message } from './message.tsx'
import { useWords } from './words.tsx'

/** The messages of one chat, day by day, held at the newest. */
export function Chat({ phone, channel, thread }: { phone: Phone; channel: Channel; thread: Bubble[] | null }) {
  const { words, lang } = useWords()
  const log = useRef<HTMLDivElement>(null)
  const newest = thread?.at(-1)?.sid
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new message, or another chat, moves the view
  useEffect(() => {
    log.current?.scrollTo({ top: log.current.scrollHeight })
  }, [newest, phone.id, channel])

  return (
    // A chat that scrolls must be reachable with the keyboard, so that its older messages can be read.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
    <div className="log" role="log" aria-live="polite" aria-label={words.chat(phone.label)} ref={log} tabIndex={0}>
      {thread?.length === 0 ? (
        <div className="empty">
          <Text size="sm">{words.empty}</Text>
          <Text size="xs">{words.emptyHint}</Text>
        </div>
      ) : null}
      {thread?.map((bubble, index) => (
        <div key={bubble.sid} className="entry">
          {sameDay(thread[index - 1]?.at, bubble.at) ? null : (
            <div className="day">{dayName(bubble.at, lang, words)}</div>
          )}
          <Message phone={phone} bubble={bubble} />
        </div>
      ))}
    </div>
  )
}

function sameDay(a: string | undefined, b: string): boolean {
  return a !== undefined && new Date(a).toDateString() === new Date(b).toDateString()
}

function dayName(at: string, lang: string, words: { today: string; yesterday: string }): string {
  const day = new Date(at)
  const now = new Date()
  if (sameDay(now.toISOString(), at)) return words.today
  now.setDate(now.getDate() - 1)
  if (sameDay(now.toISOString(), at)) return words.yesterday
  return day.toLocaleDateString(lang === 'es' ? 'es-MX' : 'en-US', { day: 'numeric', month: 'long', year: 'numeric' })
}
