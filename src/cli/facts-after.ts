import { nounOf } from '../cases/index.ts'
import type { Event } from '../engine/events.ts'
import type { Facts } from '../engine/facts.ts'
import type { Json } from '../engine/session.ts'

/** The facts once an event has had its effect: what the case store would say at the next turn, without a case store. */
export const factsAfter = (facts: Facts, event: Event): Facts => {
  if (event.type === 'consent-changed') return withFact(facts, 'person', 'opted_out', event.to === 'withdrawn')
  if (event.type !== 'recorded') return facts
  const { noun, move, payload } = event
  if (noun === 'claim') return afterClaim(facts, move)
  if (noun === 'privacy_request' && move === 'ask' && payload.kind === 'ERASE' && payload.scope === 'ALL')
    return withFact(facts, 'person', 'erasure_asked', true)
  if (noun !== 'person') return facts
  switch (move) {
    case 'identify':
      return withFact(facts, 'contact', 'level', payload.level ?? 'L1')
    case 'fail_identity': {
      const sessions = group(facts, 'person').identity_sessions
      return withFact(facts, 'person', 'identity_sessions', (typeof sessions === 'number' ? sessions : 0) + 1)
    }
    case 'prefer':
      return Object.entries(payload).reduce(
        (known, [name, value]) => withFact(known, name === 'shared' ? 'contact' : 'person', name, value),
        payload.shared === true ? withFact(facts, 'contact', 'level', 'L0') : facts,
      )
    case 'give_consent':
    case 'withdraw_consent':
      return payload.purpose === 'REMINDER' ? withFact(facts, 'person', 'reminders', move === 'give_consent') : facts
    case 'decease':
      return withFact(facts, 'person', 'death_reported', true)
    case 'wrong_party':
      return withFact(facts, 'contact', 'wrong_party', true)
    case 'opt_out':
    case 'opt_in':
      return withFact(facts, 'person', 'opted_out', move === 'opt_out')
    default:
      return facts
  }
}

/** The claim's own table says where a move leads; a move that it does not allow changes nothing. */
const afterClaim = (facts: Facts, move: string): Facts => {
  const rule = nounOf('claim')?.moves[move]
  const before = group(facts, 'claim')
  if (!rule || (rule.from !== 'any' && !rule.from.includes(String(before.state ?? '')))) return facts
  const told = TOLD[move]
  const known = told === undefined ? facts : withFact(facts, 'claim', told, true)
  const { state = null, informed, understood } = group(known, 'claim')
  // Of the claim its table looks at no more than this for where these moves lead.
  const doc = { state, understood, ...(informed === true ? { informed_text: 'told' } : {}) }
  const to = typeof rule.to === 'function' ? rule.to(doc as never, {} as never) : rule.to
  return to === undefined ? known : withFact(known, 'claim', 'state', to)
}

/** What a move is known by, beside the state. */
const TOLD: Readonly<Record<string, string>> = { inform: 'informed', understand: 'understood', send_form: 'form_sent' }

const group = (facts: Facts, name: string): Record<string, Json> => {
  const known = facts[name]
  return known !== null && typeof known === 'object' && !Array.isArray(known) ? known : {}
}

const withFact = (facts: Facts, name: string, field: string, value: Json): Facts => ({
  ...facts,
  [name]: { ...group(facts, name), [field]: value },
})
