import { fate } from './fate.ts'
import { hits } from './faults.ts'
import type { Message, MessageStatus } from './message.ts'
import type { PhoneChannel } from './phone.ts'
import type { Provider } from './provider.ts'
import { isUnread } from './thread.ts'

/** Carry an accepted message through its statuses and post the callbacks as the faults say. There is none for the first status. */
export async function progress(provider: Provider, sid: string): Promise<void> {
  const { work } = provider
  const first = await withMedia(provider, sid)
  if (!first) return
  const { order } = provider.faults.now.callbacks
  const held: Message[] = []
  for (const step of fate(provider, first).filter((step) => rank(step.status) > rank(first.status))) {
    const { pace } = provider.faults.now
    await work.wait(step.status === 'delivered' ? pace.delivered : pace.sent)
    const moved = move(provider, sid, step.status, step.code ?? null)
    if (!moved) return
    if (order === 'normal') await postCallback(provider, moved)
    else held.push(moved)
  }
  if (order === 'reversed') held.reverse()
  else shuffle(held, provider.roll)
  for (const message of held) await postCallback(provider, message)
}

/** What is sent along on WhatsApp is fetched first. Beside a voice note no words arrive. */
async function withMedia({ state, files, fetchMedia }: Provider, sid: string): Promise<Message | undefined> {
  const message = state.messages.get(sid)
  const [item] = message?.media ?? []
  if (!message || !item || message.channel !== 'whatsapp') return message
  const fetched = await fetchMedia(item)
  if (fetched) files.set(item.sid, fetched)
  const media = [{ ...item, ...(fetched ? { contentType: fetched.contentType } : { failed: true }) }]
  const now = state.messages.get(sid) ?? message
  const changed = { ...now, media, ...(fetched && /^audio\//.test(fetched.contentType) ? { body: '' } : {}) }
  state.putMessage(changed)
  return changed
}

/** Take up again what a former run of this process left on the way. */
export function resume(provider: Provider): void {
  for (const message of provider.state.messages.values()) {
    if (message.direction === 'inbound' || message.notice || rank(message.status) >= rank('delivered')) continue
    void provider.work.start(() => progress(provider, message.sid))
  }
}

/** The person has looked at one chat of the phone: all that arrived is seen, and on WhatsApp it becomes read where phones tell it. */
export async function markRead(provider: Provider, phone: string, channel: PhoneChannel): Promise<void> {
  const { state, faults } = provider
  const seen = [...state.messages.values()].filter(
    (message) => message.phone === phone && message.channel === channel && isUnread(message),
  )
  for (const message of seen) {
    state.putMessage({ ...message, seen: true })
    if (channel !== 'whatsapp' || message.status !== 'delivered' || faults.now.read !== 'page') continue
    const moved = move(provider, message.sid, 'read', null)
    if (moved) await postCallback(provider, moved)
  }
}

/** Post one callback, as often as the faults say. */
export async function postCallback({ account, faults, post, roll }: Provider, message: Message): Promise<void> {
  const url = message.statusCallback ?? account.statusUrl
  const { times, lost } = faults.now.callbacks
  if (url === null || hits(lost, roll)) return
  const fields = callbackFields(account.accountSid, message)
  for (let left = times; left > 0; left--) await post(url, fields, faults.now.webhooks)
}

function callbackFields(accountSid: string, message: Message): Record<string, string> {
  return {
    MessageSid: message.sid,
    SmsSid: message.sid,
    MessageStatus: message.status,
    SmsStatus: message.status,
    AccountSid: accountSid,
    From: message.from,
    To: message.to,
    ApiVersion: '2010-04-01',
    ...(message.messagingServiceSid ? { MessagingServiceSid: message.messagingServiceSid } : {}),
    ...(message.errorCode === null ? {} : { ErrorCode: String(message.errorCode) }),
    ...(message.channel === 'whatsapp' ? { ChannelPrefix: 'whatsapp' } : {}),
    ...(message.status === 'read' ? { EventType: 'READ' } : {}),
  }
}

function move(
  { state, clock }: Provider,
  sid: string,
  status: MessageStatus,
  errorCode: number | null,
): Message | null {
  const message = state.messages.get(sid)
  if (!message || message.status === 'canceled') return null
  const now = clock.now()
  const moved = { ...message, status, errorCode, updatedAt: now, sentAt: message.sentAt ?? now }
  state.putMessage(moved)
  return moved
}

const ORDER: MessageStatus[] = ['accepted', 'queued', 'sent', 'delivered', 'undelivered', 'failed', 'canceled', 'read']

function rank(status: MessageStatus): number {
  return ORDER.indexOf(status)
}

/** Fisher-Yates with the seeded dice. */
export function shuffle<T>(list: T[], roll: () => number): T[] {
  for (let i = list.length - 1; i > 0; i--) {
    const j = Math.floor(roll() * (i + 1))
    const [a, b] = [list[i], list[j]]
    if (a === undefined || b === undefined) continue
    list[i] = b
    list[j] = a
  }
  return list
}
