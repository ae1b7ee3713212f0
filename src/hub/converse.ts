import { createHash } from 'node:crypto'
import type { Inbound } from '../channels/channel.ts'
import type { TurnResult } from '../engine/engine.ts'
import type { Input } from '../engine/input.ts'
import type { Json, Session } from '../engine/session.ts'
import { withoutCards } from '../reading/cards.ts'
import { type AddressRecord, stoppedByAnother } from '../store/addresses.ts'
import { Conflict, type ConversationRecord } from '../store/conversations.ts'
import { type InboxItem, MAX_ATTEMPTS } from '../store/inbox.ts'
import type { MessageRecord } from '../store/messages.ts'
import { isOutage } from '../store/outage.ts'
import { PersonErased } from '../store/people.ts'
import { openSession, sealSession } from '../store/saved-session.ts'
import { fileAt } from './case-file.ts'
import { courtesiesIn } from './courtesies.ts'
import type { Draft, EffectContext } from './effects/draft.ts'
import { applyEffects } from './effects/index.ts'
import { pushUpdate } from './effects/recorded.ts'
import { takeSnapshot } from './facts.ts'
import { type FoundPerson, findPerson, occupied } from './find-person.ts'
import { groupFacts } from './group/group-facts.ts'
import { interruptedBy } from './group/interrupted.ts'
import { toInput } from './inbound-input.ts'
import { type LevelLost, levelLost } from './level-lost.ts'
import { mediaId, mediaWanted } from './media-wanted.ts'
import { asPartner } from './partner.ts'
import { partnerFacts } from './partner-facts.ts'
import type { Parts } from './parts.ts'
import type { Relay } from './relay.ts'
import { sealedTalkIn } from './sealed-talks.ts'
import { type SenderAddress, senderAddress } from './sender-address.ts'
import { soughtBy } from './sought.ts'

/** Items taken up at once; a longer burst is simply a second round. */
const BATCH = 20
/** How often a turn is done again because another process committed first. */
const CONFLICTS = 8

export type Converse = { drain(addressId: string): Promise<number> }

/**
 * Handles what waits for an address, one item at a time, in the order of its sender.
 * Each item has one effect: its id stands in the very document that its turn writes.
 */
export function createConverse(parts: Parts, relay: Relay): Converse {
  const { store, log, metrics } = parts

  async function drain(addressId: string): Promise<number> {
    let done = 0
    for (;;) {
      const items = await store.inbox.waiting(addressId, BATCH)
      if (items.length === 0) return done
      for (const item of items) {
        if (item.attempts >= MAX_ATTEMPTS || item.kind === 'problem') await setAside(item)
        else await handle(item)
        done++
      }
      // What came in meanwhile has a wake-up call of its own.
      if (items.length < BATCH) return done
    }
  }

  async function handle(item: InboxItem): Promise<void> {
    let begun = false
    // Counted before the work, and with it whose conversation it is: a rerun must not look into another's for its effect.
    const begin = async (personId?: string): Promise<InboxItem> => {
      if (!begun) await store.inbox.begin(item._id, personId)
      begun = true
      return personId === undefined ? item : { ...item, personId }
    }
    let current = item
    const end = metrics.stepSeconds.startTimer()
    try {
      for (let tries = 1; ; tries++) {
        try {
          await step(current, async (personId) => {
            current = await begin(personId)
          })
          break
        } catch (error) {
          if (!(error instanceof Conflict) || tries >= CONFLICTS) throw error
          metrics.steps.inc({ result: 'conflict' })
        }
      }
      metrics.steps.inc({ result: 'ok' })
    } catch (error) {
      // What was meant for somebody who was erased is done with; what they write themselves waits until they are a stranger.
      if (error instanceof PersonErased && item.kind === 'input') return await store.inbox.handled(item._id)
      metrics.steps.inc({ result: 'error' })
      // The store's absence is not the item's fault: it must not count towards putting it aside.
      if (!isOutage(error) && !(error instanceof PersonErased)) await begin()
      else if (begun) await store.inbox.forgive(item._id).catch(() => log.warn('the store is away'))
      throw error
    } finally {
      end()
    }
  }

  async function step(item: InboxItem, begin: (personId: string) => Promise<void>): Promise<void> {
    const content = store.inbox.content<Inbound | Input>(item)
    const inbound = item.kind === 'inbound' ? (content as Inbound) : null
    const sender = await senderAddress(parts, item, inbound)
    const { address } = sender
    const known = await findPerson(parts, item, sender)
    const found = { ...known, file: fileAt(known.file, address._id) }
    await begin(found.personId)
    if (!inbound && (await stoppedHere(item, content as Input, found.personId, address))) return
    if (!inbound && (await queuedBehind(item, content as Input, found.personId, address))) return
    const conversation = found.conversation ?? store.conversations.fresh(found.personId, address._id)
    const again = conversation.handled.includes(item._id)
    const lost = inbound ? levelLostBy(sender, found) : null
    const here = lost ? { ...address, trustFrom: item.receivedAt } : address
    const after = again ? conversation : await turn(item, content, here, found, conversation, lost)
    // The 24 hours begin before the answer is looked at.
    if (inbound) await store.addresses.heard(address, item.receivedAt, lost !== null)
    // So does a stop at this phone, before anybody who waited for it is taken up.
    if (after.optedOut ? again || !conversation.optedOut : address.stopped?.includes(found.personId))
      await store.addresses.stopped(address, found.personId, after.optedOut)
    await relay.run(after, inbound ? received(item, inbound, address, found, sealedTalkIn(after.outbox)) : undefined)
    if (inbound && after.status === 'handed-off' && (await store.messages.hurryTeam(found.personId, parts.clock.now())))
      await parts.wake('deliver', { personId: found.personId })
    if (
      inbound &&
      found.file.invitations.length > 0 &&
      (await store.messages.hurryGroup(found.personId, parts.clock.now()))
    )
      await parts.wake('deliver', { personId: found.personId })
    await store.inbox.handled(item._id)
  }

  /**
   * Somebody who uses this phone asked for no more messages: another person is not begun with here. People find another
   * way to them.
   */
  async function stoppedHere(
    item: InboxItem,
    input: Input,
    personId: string,
    { _id: addressId, stopped }: AddressRecord,
  ): Promise<boolean> {
    if (input.kind !== 'start' || !stoppedByAnother(stopped, personId)) return false
    await relay.handOff({
      id: `stopped/${item._id}`,
      reason: 'phone_said_stop',
      priority: 'normal',
      personId,
      addressId,
    })
    await store.inbox.handled(item._id)
    return true
  }

  /** A conversation that would begin on a phone where another person is being talked to waits until that one is over. */
  async function queuedBehind(
    item: InboxItem,
    input: Input,
    personId: string,
    address: AddressRecord,
  ): Promise<boolean> {
    if (input.kind !== 'start') return false
    const other = await occupied(parts, personId, address)
    if (!other) return false
    if (!other.handled.includes(item._id))
      await store.conversations.commit({
        ...other,
        handled: [...other.handled, item._id],
        queue: [...other.queue, { id: `${item._id}.again`, flow: input.flow, answers: input.answers ?? {}, personId }],
      })
    await store.inbox.handled(item._id)
    return true
  }

  /** Partners are known by the number that is registered for them. */
  function levelLostBy({ address, changed }: SenderAddress, { file }: FoundPerson): LevelLost | null {
    if (file.partner || !file.person?.levels[address._id]) return null
    return changed ? 'changed_hands' : levelLost(file.person, address, parts.clock.now())
  }

  /** One turn and its one write. */
  async function turn(
    item: InboxItem,
    content: Inbound | Input,
    address: AddressRecord,
    { personId, key, file }: FoundPerson,
    conversation: ConversationRecord,
    lost: LevelLost | null,
  ): Promise<ConversationRecord> {
    const now = parts.clock.now()
    const partner = asPartner(file.partner)
    const inbound = item.kind === 'inbound' ? (content as Inbound) : null
    const snapshot = await takeSnapshot(
      parts,
      file,
      inbound ? { ...address, lastInboundAt: now } : address,
      conversation,
    )
    const session = conversation.sealed ? openSession(store.vault, key, personId, conversation.sealed) : null
    let counter = 0
    const derive = (use: string) =>
      createHash('sha256').update(`${item._id}/${personId}/${use}/${counter++}`).digest('base64url').slice(0, 22)
    const looks = parts.channels[address.channel]?.fetchMedia !== undefined
    const about = inbound ? session?.answers.search : (namedIn(content as Input) ?? session?.answers.search)
    const sought = await soughtBy(parts, file.person, about)
    const input = inbound ? toInput(inbound, looks ? mediaId(item, 0) : undefined) : (content as Input)
    const interrupted = inbound !== null && session !== null && (await interruptedBy(parts, file, personId, session))
    const result: TurnResult = isProviderOptOut(input)
      ? WITHDRAWN
      : parts.engine.turn(session, input, {
          facts: {
            ...snapshot.facts,
            ...(await partnerFacts(parts, partner, snapshot)),
            ...(await groupFacts(parts, file, personId, snapshot, digestOf(session, input))),
            ...sought?.facts,
          },
          now: now.toISOString(),
          newId: () => derive('wait'),
          country: snapshot.country,
          lang: snapshot.lang,
          zone: snapshot.zone,
          audience: partner?.kind ?? (sought && !file.claim ? 'relative' : 'migrant'),
          channel: address.channel,
          personId,
          ...(interrupted ? { interrupted } : {}),
        })

    const { sealed: _sealed, dueAt: _dueAt, waitId: _waitId, flow: _flow, ...rest } = conversation
    const draft: Draft = {
      outbox: [],
      conversation: {
        ...rest,
        addressId: inbound || !session ? address._id : conversation.addressId,
        status: result.session === null ? 'idle' : result.session.handedOff ? 'handed-off' : 'open',
        handled: [...conversation.handled, item._id],
        ...(inbound ? { lastInboundAt: item.receivedAt } : {}),
        ...(result.session
          ? {
              sealed: sealSession(store.vault, key, personId, result.session),
              flow: result.session.frames[0]?.flow ?? '',
            }
          : {}),
        // A timer of the open wait goes on unless this turn puts a new question.
        ...(result.session && conversation.waitId === result.session.waitId && input.kind !== 'silence'
          ? { ...(conversation.dueAt ? { dueAt: conversation.dueAt } : {}), waitId: conversation.waitId }
          : {}),
      },
    }
    const context: EffectContext = {
      personId,
      addressId: draft.conversation.addressId,
      claimId: snapshot.claimId,
      searchId: file.search?.subject ?? null,
      sought,
      source: item._id,
      actor: { kind: input.kind === 'silence' ? 'timer' : 'bot' },
      // Silence says nothing, and nobody else speaks for them.
      partner: inbound || isVerdict(input) ? partner : null,
      kind: inbound || isVerdict(input) ? 'reply' : 'ours',
      ...(isOfTeam(input) ? { pressing: 'asked' } : {}),
      eventAt: item.receivedAt,
      place: item.order - item.receivedAt.getTime() * 1000,
      now,
      nextId: (prefix) => `${prefix}_${derive(prefix)}`,
      seal: (text, where) => store.vault.seal(key, text, where),
      sealOwn: (text, where) => store.vault.seal(store.vault.ownKey, text, where),
      mute: inbound?.optOut !== undefined,
    }
    // They wrote before our planned question went out (it waits for the morning): what is said now takes its place.
    const asked = session?.frames.at(-1)
    if (inbound && asked && conversation.planned)
      draft.outbox.push({ id: context.nextId('i'), type: 'withdrawal', flow: asked.flow, node: asked.node })
    applyEffects(result.events, draft, context)
    // On record too, for whoever looks at the person.
    if (lost)
      pushUpdate(draft, { ...context, actor: { kind: 'timer' } }, 'person', personId, 'downgrade', {
        address: address._id,
        why: lost,
      })
    if (inbound) draft.outbox.push(...mediaWanted(item, inbound, result.session, store.vault))
    if (result.deferred !== undefined)
      draft.conversation.queue = [
        ...draft.conversation.queue,
        { id: context.nextId('i'), flow: result.deferred, answers: deferredAnswers(input) },
      ]
    if (conversation.optedOut && draft.conversation.optedOut && draft.outbox.some((entry) => entry.type === 'message'))
      draft.conversation.remindedAt = now
    if (draft.outbox.some((entry) => entry.type === 'message')) draft.conversation.planned = context.kind === 'ours'
    draft.conversation.outbox = [...draft.conversation.outbox, ...draft.outbox]
    if (!context.mute) Object.assign(draft.conversation, courtesiesIn(result.events, now))
    if (draft.conversation.outbox.length > 0) draft.conversation.outboxSince = now
    return store.conversations.commit(draft.conversation)
  }

  /** The person's message as the thread keeps it. */
  const received = (
    item: InboxItem,
    inbound: Inbound,
    address: AddressRecord,
    found: FoundPerson,
    sealed: string | undefined,
  ): MessageRecord => ({
    _id: item._id,
    personId: found.personId,
    addressId: address._id,
    direction: 'in',
    kind: 'reply',
    ...(sealed === undefined ? {} : { flow: sealed }),
    state: 'received',
    order: item.order,
    at: item.receivedAt,
    sealedText: store.vault.seal(found.key, withoutCards(inbound.text), `messages/${item._id}/text`),
    ...(inbound.media.length > 0
      ? { sealed: store.vault.seal(found.key, JSON.stringify(inbound.media), `messages/${item._id}`) }
      : {}),
  })

  /** What failed three times, or came malformed, is put aside where staff see it; the conversation goes on. */
  async function setAside(item: InboxItem): Promise<void> {
    const reason = item.kind === 'problem' ? 'malformed_message' : 'message_failed'
    log.error({ item: item._id, attempts: item.attempts, reason }, 'an inbox item was put aside')
    await relay.handOff({ id: `aside/${item._id}`, reason, priority: 'high', about: `inbox/${item._id}` })
    await store.inbox.quarantine(item._id, reason)
  }

  return { drain }
}

/** The digest of a group that is told now, or that the open question is about. */
const digestOf = (session: Session | null, input: Input): string | undefined => {
  const digest = (input.kind === 'start' ? input.answers?.digest : undefined) ?? session?.answers.digest
  return typeof digest === 'string' && digest !== '' ? digest : undefined
}

/** What a flow that has to wait was handed, by staff or by what happened. */
const deferredAnswers = (input: Input): Record<string, Json> =>
  input.kind === 'start' ? (input.answers ?? {}) : input.kind === 'event' ? (input.values ?? {}) : {}

/** The search that a conversation is begun about. */
const namedIn = (input: Input): Json | undefined => (input.kind === 'start' ? input.answers?.search : undefined)
/** The provider's own list says that the person opted out: no flow is asked, and nothing is said. */
const isProviderOptOut = (input: Input): boolean => input.kind === 'event' && input.event === 'provider.opted_out'
/** What we say of a photo, or that somebody is there now, answers the person who has just written. */
const ANSWERS: readonly string[] = [
  'media.judged',
  'voice.transcribed',
  'handoff.taken',
  'question.noted',
  'question.answered',
]
const isVerdict = (input: Input): boolean => input.kind === 'event' && ANSWERS.includes(input.event)
/** They asked for a person, or a person of the team has something for them. */
const OF_TEAM: readonly string[] = ['handoff.resolved', 'handoff.late', 'staff.waits']
const isOfTeam = (input: Input): boolean => input.kind === 'event' && OF_TEAM.includes(input.event)
const WITHDRAWN: TurnResult = { session: null, events: [{ type: 'consent-changed', to: 'withdrawn' }] }
