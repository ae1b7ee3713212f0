import { createHash } from 'node:crypto'
import type { Inbound } from '../channels/channel.ts'
import type { TurnResult } from '../engine/engine.ts'
import type { Input } from '../engine/input.ts'
import type { Json, Session } from '../engine/session.ts'
import { writtenIn } from '../reading/written-in.ts'
import type { AddressRecord } from '../store/addresses.ts'
import type { ConversationRecord } from '../store/conversations.ts'
import type { InboxItem } from '../store/inbox.ts'
import { openSession, sealSession } from '../store/saved-session.ts'
import { isMeant, trialTaken } from './broadcast/trial-answers.ts'
import type { Draft, EffectContext } from './effects/draft.ts'
import { applyEffects } from './effects/index.ts'
import { pushUpdate } from './effects/recorded.ts'
import { courtesiesIn } from './facts/courtesies.ts'
import { takeSnapshot } from './facts/facts.ts'
import type { LevelLost } from './facts/level-lost.ts'
import { asPartner } from './facts/partner.ts'
import { partnerFacts } from './facts/partner-facts.ts'
import { soughtBy } from './facts/sought.ts'
import { groupFacts } from './group/group-facts.ts'
import { toInput } from './inbound-input.ts'
import { mediaId, mediaWanted } from './media/media-wanted.ts'
import { nextStart } from './next-start.ts'
import type { Parts } from './parts.ts'
import type { FoundPerson } from './people/find-person.ts'
import { sinceAsked } from './since-asked.ts'
import { answersThem, isOfTeam, isTheirs } from './whose-turn.ts'

/** `lost`: what the person may be told at this address has just become less, and why. */
export type TurnOf = {
  item: InboxItem
  content: Inbound | Input
  address: AddressRecord
  found: FoundPerson
  conversation: ConversationRecord
  lost: LevelLost | null
  /** The broadcast whose trial is answered: then it is said back, and opens nothing. */
  trial: string | null
}

/**
 * One turn of a conversation and its one write: facts are read, the engine is asked, and what happened becomes the outbox. Ids come from
 * the item, so that doing it again makes the same.
 */
export function createTakeTurn(parts: Parts) {
  const { store } = parts

  return async ({ item, content, address, found, conversation, lost, trial }: TurnOf): Promise<ConversationRecord> => {
    const { personId, key, file } = found
    const now = parts.clock.now()
    const partner = asPartner(file.partner)
    const inbound = item.kind === 'inbound' ? (content as Inbound) : null
    // Of who begins a talk: in the midst of one "Los Angeles" is no Spanish. What answers a trial puts nobody on record.
    const written = inbound && !conversation.sealed && !trial ? writtenIn(inbound.text) : null
    const snapshot = await takeSnapshot(
      parts,
      file,
      inbound ? { ...address, lastInboundAt: now } : address,
      conversation,
      written,
    )
    const session = conversation.sealed ? openSession(store.vault, key, personId, conversation.sealed) : null
    let counter = 0
    const derive = (use: string) =>
      createHash('sha256').update(`${item._id}/${personId}/${use}/${counter++}`).digest('base64url').slice(0, 22)
    const looks = parts.channels[address.channel]?.fetchMedia !== undefined
    const about = inbound ? session?.answers.search : (namedIn(content as Input) ?? session?.answers.search)
    const sought = await soughtBy(parts, file.person, about)
    const input = inbound ? toInput(inbound, looks ? mediaId(item, 0) : undefined) : (content as Input)
    const since =
      inbound && session ? await sinceAsked(parts, file, personId, session, conversation.planned === true) : null
    const turned: TurnResult = isProviderOptOut(input)
      ? WITHDRAWN
      : parts.engine.turn(session, input, {
          facts: {
            ...snapshot.facts,
            ...(await partnerFacts(parts, partner, snapshot, { ...file, personId, said: forNetwork(session, input) })),
            ...(await groupFacts(parts, file, personId, snapshot, {
              digest: digestOf(session, input),
              said: saidIn(input),
            })),
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
          ...(inbound?.thread === undefined ? {} : { thread: inbound.thread }),
          ...since,
        })

    const result = inbound && trial && !isMeant(turned) ? trialTaken(inbound.text) : turned
    const { sealed: _sealed, dueAt: _dueAt, waitId: _waitId, flow: _flow, voiceAt, ...rest } = conversation
    const draft: Draft = {
      outbox: [],
      conversation: {
        ...rest,
        addressId: inbound || !session ? address._id : conversation.addressId,
        status: result.session === null ? 'idle' : result.session.handedOff ? 'handed-off' : 'open',
        handled: [...conversation.handled, item._id],
        ...(inbound ? { lastInboundAt: item.receivedAt } : {}),
        ...(voiceAt && input.kind === 'media' && input.media === 'audio' ? { voiceAt } : {}),
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
      matterId: file.claim?.matterId ?? null,
      onRecord: file.person !== null,
      wrongParty: snapshot.wrongParty,
      searchId: file.search?.subject ?? null,
      sought,
      source: item._id,
      actor: { kind: input.kind === 'silence' ? 'timer' : 'bot' },
      // Silence says nothing, and nobody else speaks for them; where the team gives the talk back it goes on with what they had said.
      partner: isTheirs(input) ? partner : null,
      kind: answersThem(input) ? 'reply' : 'ours',
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
      draft.outbox.push({
        id: context.nextId('i'),
        type: 'withdrawal',
        flow: asked.flow,
        node: asked.node,
        hasten: goesOn(session, result),
      })
    // Where only their country told it, it is known now; before what is said, which is said in it.
    if (snapshot.writes) pushUpdate(draft, context, 'person', personId, 'prefer', { language: snapshot.writes })
    applyEffects(result.events, draft, context)
    // On record too, for whoever looks at the person.
    if (lost)
      pushUpdate(draft, { ...context, actor: { kind: 'timer' } }, 'person', personId, 'downgrade', {
        address: address._id,
        why: lost,
      })
    if (inbound) draft.outbox.push(...mediaWanted(item, inbound, result.session, store.vault))
    if (result.deferred !== undefined) {
      const start = { id: context.nextId('i'), flow: result.deferred, answers: deferredAnswers(input) }
      const own = draft.conversation.queue.filter((other) => other.personId || !parts.engine.outdates(start, other))
      draft.conversation.queue = [...own, start]
    }
    nextStart(draft, {
      session: result.session,
      addressId: context.addressId,
      now: now.toISOString(),
      mayTellFrom: (flow) =>
        result.session &&
        parts.engine.mayTellFrom(result.session, flow, { facts: snapshot.facts, now: now.toISOString() }),
    })
    if (conversation.optedOut && draft.conversation.optedOut && draft.outbox.some((entry) => entry.type === 'message'))
      draft.conversation.remindedAt = now
    if (draft.outbox.some((entry) => entry.type === 'message')) draft.conversation.planned = context.kind === 'ours'
    draft.conversation.outbox = [...draft.conversation.outbox, ...draft.outbox]
    if (!context.mute) Object.assign(draft.conversation, courtesiesIn(result.events, now))
    if (draft.conversation.outbox.length > 0) draft.conversation.outboxSince = now
    return store.conversations.commit(draft.conversation)
  }
}

/** The digest of a group that is told now, or that the open question is about. */
const digestOf = (session: Session | null, input: Input): string | undefined => {
  const digest = (input.kind === 'start' ? input.answers?.digest : undefined) ?? session?.answers.digest
  return typeof digest === 'string' && digest !== '' ? digest : undefined
}

/** Names of clients are looked for in what is for the other Defenders, and in nothing else. */
const forNetwork = (session: Session | null, input: Input): string | undefined => {
  const said = saidIn(input)
  const open = session?.frames.some(({ flow }) => flow === 'network-say') ?? false
  return open || /^\W*(?:(?:a|para) la )?(?:red|network)\b/i.test(said ?? '') ? said : undefined
}

const saidIn = (input: Input): string | undefined => (input.kind === 'text' ? input.text : undefined)

/** What a flow that has to wait was handed, by staff or by what happened. */
const deferredAnswers = (input: Input): Record<string, Json> =>
  input.kind === 'start' ? (input.answers ?? {}) : input.kind === 'event' ? (input.values ?? {}) : {}

/** The talk goes on as planned: nobody stopped it, has it, or is in danger. */
const goesOn = (before: Session | null, { session, events }: TurnResult): boolean =>
  session !== null &&
  !session.handedOff &&
  session.frames[0]?.flow === before?.frames[0]?.flow &&
  !events.some((event) => event.type === 'said' && event.pressing === 'safety')

/** The search that a conversation is begun about. */
const namedIn = (input: Input): Json | undefined => (input.kind === 'start' ? input.answers?.search : undefined)
/** The provider's own list says that the person opted out: no flow is asked, and nothing is said. */
const isProviderOptOut = (input: Input): boolean => input.kind === 'event' && input.event === 'provider.opted_out'
const WITHDRAWN: TurnResult = { session: null, events: [{ type: 'consent-changed', to: 'withdrawn' }] }
