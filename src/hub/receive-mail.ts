import type { AdvocateDoc } from '../cases/advocate.ts'
import type { Bounce, Mail, MailOfWords } from '../channels/mail.ts'
import type { ReplyAddresses } from '../channels/reply-address.ts'
import { writtenNow } from '../channels/written-now.ts'
import type { AddressRecord } from '../store/addresses.ts'
import { intoConversation } from './into-conversation.ts'
import type { Parts } from './parts.ts'
import { PROBLEM_ADDRESS, type Receive } from './receive.ts'
import { handOffSubject, type Relay } from './relay.ts'

/** Whose mail it is, at which address. */
type Writer = { personId: string; address: AddressRecord; name: string; ref?: string }

/**
 * Takes in a mail, durably and once. Into a conversation comes only what an Advocate answers from the address that staff registered, to
 * an address that we made for them, and for which our mail server vouches. All else that somebody wrote is put aside, sealed, for people
 * of the team; what machines write is no answer.
 */
export function createReceiveMail(
  parts: Pick<Parts, 'store' | 'clock' | 'wake' | 'metrics'>,
  receive: Receive,
  relay: Relay,
  replies: ReplyAddresses | undefined,
): (mail: Mail) => Promise<void> {
  const { store, clock, wake, metrics } = parts

  return async (mail) => {
    if (mail.kind === 'automatic') return
    if (mail.kind === 'bounce') return cameBack(mail)
    if (mail.kind === 'unclear') return putAside(mail, mail.problem)
    const addressed = mail.to.map((to) => replies?.read(to, mail.from)).find((each) => each != null)
    const advocate = await advocateAt(mail.from)
    if (!advocate) return putAside(mail, 'mail_from_stranger')
    if (!addressed) return putAside(mail, 'mail_not_an_answer', advocate.personId)
    if (!mail.vouched) return putAside(mail, 'mail_not_vouched_for', advocate.personId)
    await intoTalk(mail, { ...advocate, ...addressed })
  }

  /** Staff registered it, and they still work with us. */
  async function advocateAt(value: string): Promise<Writer | null> {
    const address = await store.addresses.get(store.addresses.idOf({ channel: 'email', value }))
    for (const personId of address?.people ?? []) {
      const [found] = await store.cases.ofPerson(personId, ['advocate'], 1)
      const { state, mail_to, name = '' } = (found?.doc ?? {}) as Partial<AdvocateDoc>
      if (address && mail_to === address._id && (state === 'ACTIVE' || state === 'SUSPENDED'))
        return { personId, address, name }
    }
    return null
  }

  async function intoTalk(mail: Mail & MailOfWords, { personId, address, name, ref }: Writer) {
    const { id, from, whole, files } = mail
    const itemId = idOf(id)
    // Signed with the name that staff registered, where the mail gives that of a firm or none.
    const words = writtenNow(mail.words, name)
    if (words !== '') {
      const content = {
        externalId: id,
        from: { channel: 'email', value: from },
        ...{ aliases: [], to: '', text: words, whole, media: [], raw: {} },
        ...(ref === undefined ? {} : { thread: ref }),
      }
      const inserted = await store.inbox.add({
        ...{ id: itemId, addressId: address._id, personId, kind: 'inbound', receivedAt: clock.now() },
        content,
      })
      if (inserted === 0) metrics.duplicates.inc()
      void wake('converse', { addressId: address._id })
    }
    if (files > 0)
      await intoConversation(parts, {
        ...{ id: `${itemId}.files`, addressId: address._id, personId },
        content: { kind: 'start', flow: 'mail-files', ...(ref === undefined ? {} : { answers: { ref } }) },
      })
  }

  /** The row first: a mail that stands aside without one would be found by nobody. */
  async function putAside(mail: Mail, reason: string, personId?: string): Promise<void> {
    const id = idOf(mail.id)
    const now = clock.now()
    // Anybody may write to an address: what strangers write within a day is one row, and another once people are done with it.
    const row = reason === 'mail_from_stranger' ? await openRow(`mail/${now.toISOString().slice(0, 10)}`) : `mail/${id}`
    const about = { about: `inbox/${id}`, ...(personId === undefined ? {} : { personId }) }
    await relay.handOff({ id: row, reason, priority: 'normal', ...about })
    const item = store.inbox.seal({
      ...{ id, addressId: PROBLEM_ADDRESS, kind: 'problem', receivedAt: now, content: mail },
      ...(personId === undefined ? {} : { personId }),
    })
    const inserted = await store.inbox.insert([{ ...item, state: 'quarantined', reason }])
    if (inserted === 0) metrics.duplicates.inc()
  }

  /** Of the rows of this name the one that nobody has resolved yet. */
  async function openRow(name: string, earlier = 0): Promise<string> {
    const row = earlier === 0 ? name : `${name}/${earlier}`
    const known = await store.cases.get('handoff', handOffSubject(store.vault, row))
    return known?.state === 'RESOLVED' ? openRow(name, earlier + 1) : row
  }

  /** A failure like one that a provider reports later, if the mail is still one: it may have gone another way meanwhile. */
  async function cameBack({ messageId, code }: Bounce): Promise<void> {
    const message = await store.messages.get(messageId)
    const address = message && (await store.addresses.get(message.addressId))
    if (!message || address?.channel !== 'email') return
    const attempt = message.attempts ?? 1
    const externalId = message.externalId ?? messageId
    await receive.statuses([
      { messageId: `${messageId}.${attempt}`, externalId, status: 'undelivered', errorCode: code },
    ])
  }
}

const idOf = (id: string): string => `mail.${id}`
