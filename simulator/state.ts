import { EventEmitter } from 'node:events'
import type { Content } from './content.ts'
import { openJournal } from './journal.ts'
import type { Message } from './message.ts'
import { sameNumber } from './numbers.ts'
import type { Phone, PhoneChannel } from './phone.ts'

/** Everything the look-alike remembers. `put...` methods write through to the journal and tell whoever listens. */
export type State = {
  phones: Map<string, Phone>
  messages: Map<string, Message>
  contents: Map<string, Content>
  nextOrder(): number
  putMessage(message: Message): void
  removeMessage(sid: string): void
  putContent(content: Content): void
  removeContent(sid: string): void
  /** The provider's own block list, per sender and person. */
  blocked(channel: PhoneChannel, sender: string, phone: string): boolean
  block(channel: PhoneChannel, sender: string, phone: string, on: boolean): void
  /** Instant of the person's last message to a sender, or null. */
  lastInbound(channel: PhoneChannel, sender: string, phone: string): number | null
  phoneByNumber(number: string): Phone | undefined
  addPhone(phone: Phone): void
  /** Forget messages, contents and blocks; the phones stay. */
  clear(): void
  onChange(listener: (change: Change) => void): () => void
  close(): void
}

export type Change = { kind: 'message'; message: Message } | { kind: 'cleared' }

type Entry =
  | { put: 'message'; value: Message }
  | { put: 'content'; value: Content }
  | { drop: 'message' | 'content'; sid: string }
  | { block: string; on: boolean }
  | { clear: true }

/** `file`: append-only journal; what a former run wrote there is read back first. Without it nothing outlives the process. */
export function createState(cast: Phone[], file?: string): State {
  const emit = new EventEmitter().setMaxListeners(0)
  const phones = new Map(cast.map((phone) => [phone.id, phone]))
  const messages = new Map<string, Message>()
  const contents = new Map<string, Content>()
  const blocks = new Set<string>()
  const heard = new Map<string, number>()
  const byNumber = new Map(cast.map((phone) => [sameNumber(phone.number), phone]))
  let order = 0

  const key = (channel: PhoneChannel, sender: string, phone: string) => `${channel} ${sender} ${phone}`
  const apply = (entry: Entry) => {
    if ('clear' in entry) {
      messages.clear()
      contents.clear()
      blocks.clear()
      heard.clear()
    } else if ('block' in entry) {
      if (entry.on) blocks.add(entry.block)
      else blocks.delete(entry.block)
    } else if ('drop' in entry) {
      if (entry.drop === 'message') messages.delete(entry.sid)
      else contents.delete(entry.sid)
    } else if (entry.put === 'content') {
      contents.set(entry.value.sid, entry.value)
    } else {
      const message = entry.value
      messages.set(message.sid, message)
      order = Math.max(order, message.order)
      if (message.direction !== 'inbound') return
      const place = key(message.channel, message.sender, message.phone)
      heard.set(place, Math.max(heard.get(place) ?? 0, message.createdAt))
    }
  }
  const journal = openJournal<Entry>(file, apply)
  const write = (entry: Entry) => {
    journal.append(entry)
    apply(entry)
  }
  const tell = (change: Change) => emit.emit('change', change)

  return {
    phones,
    messages,
    contents,
    nextOrder: () => ++order,
    putMessage: (message) => {
      write({ put: 'message', value: message })
      tell({ kind: 'message', message })
    },
    removeMessage: (sid) => write({ drop: 'message', sid }),
    putContent: (content) => write({ put: 'content', value: content }),
    removeContent: (sid) => write({ drop: 'content', sid }),
    blocked: (channel, sender, phone) => blocks.has(key(channel, sender, phone)),
    block: (channel, sender, phone, on) => write({ block: key(channel, sender, phone), on }),
    lastInbound: (channel, sender, phone) => heard.get(key(channel, sender, phone)) ?? null,
    phoneByNumber: (number) => byNumber.get(sameNumber(number)),
    addPhone: (phone) => {
      phones.set(phone.id, phone)
      byNumber.set(sameNumber(phone.number), phone)
    },
    clear: () => {
      write({ clear: true })
      tell({ kind: 'cleared' })
    },
    onChange: (listener) => {
      emit.on('change', listener)
      return () => emit.off('change', listener)
    },
    close: () => journal.close(),
  }
}
