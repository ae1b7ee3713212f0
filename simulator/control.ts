import { changed, type FaultChange, type Faults, goodDay } from './faults.ts'
import { deliver, type Saying, say } from './inbound.ts'
import type { Message, MessageStatus } from './message.ts'
import { isFictional, sameNumber } from './numbers.ts'
import type { Phone, PhoneChannel } from './phone.ts'
import { markRead, postCallback } from './progress.ts'
import type { Provider } from './provider.ts'
import { type Bubble, thread } from './thread.ts'

/** Every lever of the look-alike, for tests in the same process; `/_sim/` gives the same over HTTP. Phones go by id or number. */
export type Control = {
  faults(): Faults
  /** Change some faults, keep the rest. Throws on a name that does not exist. */
  set(change: FaultChange): Faults
  /** Back to a good day. */
  heal(): Faults
  phone(idOrNumber: string): Phone
  /** A person writes; the webhook follows in the background. Throws NotSent with the reason when the phone cannot. */
  say(idOrNumber: string, saying: Saying): Message
  /** What the person sees on one channel, oldest first. */
  thread(idOrNumber: string, channel: PhoneChannel): Bubble[]
  /** The person looks at a chat: what arrived is seen, and on WhatsApp, when nothing else is said, it becomes read. */
  read(idOrNumber: string, channel?: PhoneChannel): Promise<void>
  /** Post an inbound message once more, as a late repetition. */
  redeliver(sid: string): Promise<void>
  /** Post a callback of a message with any status, whatever its state is. */
  callback(sid: string, status: MessageStatus, errorCode?: number): Promise<void>
  /** Decide on a template that waits for approval. */
  approve(contentSid: string, decision: 'approved' | 'rejected', reason?: string): void
  /** All messages both ways, oldest first. */
  messages(): Message[]
  /** Forget messages, contents and opt-outs, and make it a good day. */
  reset(): void
  /** Resolves when every delivery and callback under way has ended. */
  idle(): Promise<void>
}

export function createControl(provider: Provider): Control {
  const { state, faults, work } = provider

  const phone = (idOrNumber: string): Phone => {
    const known = state.phones.get(idOrNumber) ?? state.phoneByNumber(idOrNumber)
    if (known) return known
    if (!isFictional(idOrNumber)) throw new UnknownPhone(`there is no phone "${idOrNumber}"`)
    const fresh: Phone = {
      id: idOrNumber,
      label: idOrNumber,
      number: idOrNumber,
      role: 'stranger',
      channels: ['whatsapp', 'sms'],
    }
    state.addPhone(fresh)
    return fresh
  }
  const message = (sid: string): Message => {
    const found = state.messages.get(sid)
    if (!found) throw new UnknownPhone(`there is no message ${sid}`)
    return found
  }

  return {
    faults: () => faults.now,
    set: (change) => {
      faults.now = changed(faults.now, change)
      return faults.now
    },
    heal: () => {
      faults.now = structuredClone(goodDay)
      return faults.now
    },
    phone,
    say: (idOrNumber, saying) => say(provider, phone(idOrNumber), saying),
    thread: (idOrNumber, channel) => thread(state, phone(idOrNumber), channel),
    read: (idOrNumber, channel = 'whatsapp') =>
      work.start(() => markRead(provider, sameNumber(phone(idOrNumber).number), channel)),
    redeliver: (sid) => work.start(() => deliver(provider, message(sid))),
    callback: (sid, status, errorCode) =>
      work.start(() => postCallback(provider, { ...message(sid), status, errorCode: errorCode ?? null })),
    approve: (contentSid, decision, reason = '') => {
      const content = state.contents.get(contentSid)
      if (!content?.approval) throw new UnknownPhone(`content ${contentSid} was never sent for approval`)
      state.putContent({ ...content, approval: { ...content.approval, status: decision, reason } })
    },
    messages: () => [...state.messages.values()].sort((a, b) => a.order - b.order),
    reset: () => {
      faults.now = structuredClone(goodDay)
      state.clear()
    },
    idle: () => work.idle(),
  }
}

/** What was named does not exist; the message says what. */
export class UnknownPhone extends Error {}
