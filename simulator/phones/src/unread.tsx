import { Badge } from '@mantine/core'
import type { Phone } from './api.ts'
import { useWords } from './words.tsx'

/** Messages not read yet; nothing when there are none. */
export function Unread({ count }: { count: number }) {
  const { words } = useWords()
  if (count === 0) return null
  return (
    <Badge component="span" size="sm" circle={count < 10} color="teal.8" ml={6} aria-label={words.unread(count)}>
      {count}
    </Badge>
  )
}

export function unreadOf(phone: Phone): number {
  return phone.unread.whatsapp + phone.unread.sms
}
