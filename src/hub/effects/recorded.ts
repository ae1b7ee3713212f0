import { nounOf } from '../../cases/index.ts'
import type { Event } from '../../engine/events.ts'
import type { Draft, Effect, EffectContext } from './draft.ts'

/** A fact becomes an update of the case document it speaks of. */
export const recorded: Effect<Extract<Event, { type: 'recorded' }>> = (event, draft, context) => {
  const subject = event.subject ?? subjectOf(event.noun, context) ?? searchOpened(event, draft, context)
  // A flow that can be entered without a claim may still tell of one; without a claim there is nothing to tell.
  if (subject === null) return
  const whose = isAboutSpeaker(event, context) ? { person_id: context.personId } : {}
  pushUpdate(draft, context, event.noun, subject, event.move, {
    address: context.addressId,
    ...whose,
    ...event.payload,
  })
}

/** What a conversation opens (an incident, a wish about their data) is about who speaks; of who works with us only where it must be about somebody. */
function isAboutSpeaker(
  { noun: name, move }: Extract<Event, { type: 'recorded' }>,
  { partner }: EffectContext,
): boolean {
  const noun = nounOf(name)
  const { fields = {}, requires = [] } = noun?.opens === move ? (noun.moves[move] ?? {}) : {}
  return partner === null ? 'person_id' in fields : requires.includes('person_id')
}

const subjectOf = (noun: string, context: EffectContext): string | null => {
  if (noun === 'person') return context.personId
  // Whoever was named as knowing somebody tells of the search for them; anybody else of the one for themselves.
  if (noun === 'search') return context.sought?.search ?? context.searchId
  return noun === 'claim' ? context.claimId : context.nextId(noun.slice(0, 1))
}

/** At the number of somebody for whom nobody had to look it is told that it is not theirs, that they are gone, or where they are now: from now on they are looked for. */
function searchOpened(
  { noun, payload }: Extract<Event, { type: 'recorded' }>,
  draft: Draft,
  context: EffectContext,
): string | null {
  const { personId, claimId, matterId } = context
  const gone = payload.says === 'AWAY' || payload.result === 'WRONG_PERSON'
  const leads = payload.number != null || payload.place != null
  if (noun !== 'search' || !(gone || leads) || claimId === null || matterId === null) return null
  const id = context.nextId('s')
  pushUpdate(draft, context, noun, id, 'open', { person_id: personId, matter_id: matterId })
  return id
}

/** More updates than a turn tells. */
const MOST_TOLD = 1_000

/**
 * What a Defender or an Advocate says of their work is told by themselves and belongs to the case: it is sealed with the hub's
 * own key, so that it stays when they leave. What concerns them as a person is the bot's to tell, as with anybody.
 */
export function pushUpdate(
  draft: Draft,
  context: EffectContext,
  noun: string,
  subject: string,
  move: string,
  payload: Record<string, unknown>,
): void {
  const id = context.nextId('u')
  const { partner } = context
  const theirs = partner !== null && (nounOf(noun)?.moves[move]?.who ?? []).includes(partner.kind)
  const other = !theirs && noun === 'search' && subject === context.sought?.search ? context.sought : null
  const seal = theirs ? context.sealOwn : (other?.seal ?? context.seal)
  draft.outbox.push({
    id,
    type: 'update',
    noun,
    subject,
    move,
    actor: theirs ? partner : context.actor,
    ...(theirs ? { own: true } : {}),
    ...(other ? { personId: other.personId } : {}),
    source: context.source,
    eventAt: context.eventAt,
    seq: context.place * MOST_TOLD + draft.outbox.filter((entry) => entry.type === 'update').length,
    receivedAt: context.now,
    sealed: seal(JSON.stringify(payload), `updates/${id}`),
  })
}
