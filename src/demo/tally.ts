import { sameNumber } from '../../simulator/numbers.ts'
import { JOINED_STATES } from '../cases/claim-doc.ts'
import { accepted, type Evidence, type Known } from './evidence.ts'

/** A way to divide everybody on the list: names of the parts and who is in them, by place on the list. */
export type Partition = { title: string; parts: [name: string, who: number[]][] }

const divide = (title: string, people: Known[], part: (known: Known) => string, order: string[]): Partition => {
  const parts = new Map<string, number[]>(order.map((name) => [name, []]))
  for (const known of people) {
    const name = part(known)
    parts.set(name, [...(parts.get(name) ?? []), known.no])
  }
  return { title, parts: [...parts] }
}

/** Every division of the list that the hub can make today, each from the case store. */
export function partitions(evidence: Evidence): Partition[] {
  const { people } = evidence
  return [
    divide('phone on the list', people, phoneOnList, [
      'right person on WhatsApp',
      'right person by SMS',
      'SMS, never answered',
      'a stranger’s',
      'leads nowhere',
      'none',
    ]),
    divide('located through', people, route, [
      'the number of the list',
      'relatives',
      'visits',
      'people they worked with',
    ]),
    divide('language (class list)', people, ({ person }) => person.language ?? 'not known', [
      'es',
      'nhe',
      'hus',
      'ote',
    ]),
    divide('preferred way', people, ({ person }) => MODES[person.prefs.mode ?? ''] ?? 'not asked', [
      'text',
      'voice (audio or call)',
      'in person',
    ]),
    divide('final channel', people, channel, ['own WhatsApp', 'shared WhatsApp', 'SMS only', 'none']),
    divide('final claim', people, outcome, ['joined', 'declined', 'no decision']),
  ]
}

const MODES: Readonly<Record<string, string>> = {
  text: 'text',
  audio: 'voice (audio or call)',
  call: 'voice (audio or call)',
  person: 'in person',
}
const ROUTES: Readonly<Record<string, string>> = {
  class_list: 'the number of the list',
  relative: 'relatives',
  visit: 'visits',
  coworker: 'people they worked with',
}

const listed = ({ person, addresses }: Known) =>
  person.addresses.flatMap(({ id, source }) => {
    const address = addresses.find((each) => each._id === id)
    return source === 'class_list' && address ? [address] : []
  })

function phoneOnList(known: Known): string {
  const own = listed(known)
  const { reached, wrong_party } = known.person
  if (own.length === 0) return 'none'
  if (own.some(({ _id }) => wrong_party.includes(_id))) return 'a stranger’s'
  const answered = own.find(({ _id }) => reached[_id] !== undefined)
  // Whoever only sends voice notes has answered, too.
  const heard = answered ?? own.find(({ lastInboundAt }) => lastInboundAt !== undefined)
  if (heard) return heard.channel === 'sms' ? 'right person by SMS' : 'right person on WhatsApp'
  return own.some(({ unreachable }) => unreachable === undefined) ? 'SMS, never answered' : 'leads nowhere'
}

/** By the first of their addresses at which they were reached; without one, the Defender went there. */
function route({ person, addresses }: Known): string {
  const heard = (id: string): boolean =>
    person.reached[id] !== undefined || addresses.some((each) => each._id === id && each.lastInboundAt !== undefined)
  const first = person.addresses.find(({ id }) => heard(id) && !person.wrong_party.includes(id))
  if (first) return ROUTES[first.source] ?? first.source
  return person.reached.defender ? 'visits' : 'not located'
}

function channel({ person, addresses }: Known): string {
  if (person.state === 'DECEASED') return 'none'
  const wrong = new Set(
    addresses.flatMap(({ _id, value }) => (person.wrong_party.includes(_id) ? [sameNumber(value)] : [])),
  )
  const usable = addresses.filter(
    ({ value, unreachable }) => unreachable === undefined && !wrong.has(sameNumber(value)),
  )
  const onWhatsApp = usable.filter((each) => each.channel === 'whatsapp')
  if (onWhatsApp.some(({ _id }) => person.shared.includes(_id))) return 'shared WhatsApp'
  if (onWhatsApp.length > 0) return 'own WhatsApp'
  return usable.length > 0 ? 'SMS only' : 'none'
}

const JOINED: readonly string[] = JOINED_STATES

function outcome({ claim }: Known): string {
  if (JOINED.includes(claim.state)) return 'joined'
  if (claim.state === 'DECLINED') return 'declined'
  return claim.state === 'NO_DECISION' ? 'no decision' : claim.state
}

/** Hours from a row in the staff queue to its end, the middle one; null without rows. */
export function medianAnswerHours({ handoffs }: Evidence): number | null {
  const hours = handoffs
    .flatMap(({ opened_at: from, resolved_at: to }) =>
      from && to ? [(Date.parse(to) - Date.parse(from)) / 3_600_000] : [],
    )
    .sort((a, b) => a - b)
  return hours[Math.floor(hours.length / 2)] ?? null
}

/** Claims that the Advocate filed before and after an instant. */
export function joinedAround(evidence: Evidence, instant: number): { before: number; after: number } {
  const filed = accepted(evidence, 'claim', 'join')
  const before = filed.filter(({ eventAt }) => eventAt.getTime() < instant).length
  return { before, after: filed.length - before }
}

/** People of the list of whom an update says so, by place on it. */
export function whoTold(evidence: Evidence, move: string): number[] {
  const subjects = new Set(accepted(evidence, 'person', move).map(({ subject }) => subject))
  return evidence.people.filter(({ personId }) => subjects.has(personId)).map(({ no }) => no)
}

export const whoAsked = (
  { people }: Evidence,
  what: 'scam_asked' | 'visa_asked' | 'cost_asked' | 'verify_asked',
): number[] => people.filter(({ person }) => (person.trust[what] ?? 0) > 0).map(({ no }) => no)

export const whoseNumberWasWrong = ({ people }: Evidence): number[] =>
  people.filter(({ person }) => person.wrong_party.length > 0).map(({ no }) => no)

/** Reasons of those who declined, as they gave them. */
export const declines = ({ people }: Evidence): { no: number; reason: string }[] =>
  people
    .filter(({ claim }) => claim.state === 'DECLINED')
    .map(({ no, claim }) => ({ no, reason: claim.decline_reason ?? 'none given' }))

/** Rows of the staff queue by reason. */
export function handoffsByReason({ handoffs }: Evidence): [string, number][] {
  const counts = new Map<string, number>()
  for (const { reason } of handoffs) counts.set(reason, (counts.get(reason) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
}
