import type { Candidate } from '../../src/hub/send-rules/rule.ts'
import type { ConversationRecord } from '../../src/store/conversations.ts'

export const NOON = new Date('2026-03-03T18:00:00Z') // Tuesday 12:00 in Mexico City
export const before = (ms: number): Date => new Date(NOON.getTime() - ms)
export const HOUR = 3_600_000

/** An answer to somebody identified who wrote a minute ago: nothing stands against it. */
const fine: Candidate = {
  message: {
    _id: 'm_1',
    personId: 'p_1',
    addressId: 'a_1',
    direction: 'out',
    kind: 'reply',
    state: 'queued',
    order: 1,
    at: NOON,
    level: 'L1',
    after: [],
  },
  address: {
    _id: 'a_1',
    channel: 'whatsapp',
    country: 'MX',
    sealed: '',
    people: ['p_1'],
    aliases: [],
    lastInboundAt: before(60_000),
  },
  to: '+525500000001',
  conversation: null,
  snapshot: {
    facts: {},
    claimId: null,
    asking: true,
    outreach: 'running',
    level: 'L1',
    wrongParty: false,
    country: 'MX',
    lang: 'es',
    zone: 'America/Mexico_City',
    alsoRest: [],
    vetoedUntil: null,
    hears: null,
    unheard: false,
    frozen: false,
    minor: false,
    barred: false,
    groups: {},
  },
  after: [],
  otherChannels: [],
  text: 'Gracias. ¿Qué le gustaría saber?',
  ref: { flow: 'talk', key: 'menu', values: {} },
  key: '',
  provider: 'loopback',
  begun: [],
  weeklyContacts: 3,
  now: NOON,
}

export type Change = {
  message?: Partial<Candidate['message']>
  address?: Partial<Candidate['address']>
  snapshot?: Partial<Candidate['snapshot']>
  conversation?: Partial<NonNullable<Candidate['conversation']>>
} & Partial<
  Pick<
    Candidate,
    | 'to'
    | 'ref'
    | 'again'
    | 'after'
    | 'otherChannels'
    | 'text'
    | 'words'
    | 'provider'
    | 'now'
    | 'begun'
    | 'weeklyContacts'
    | 'broadcast'
  >
>

/** Of somebody with whom nothing is open. */
export const idle = (change: Partial<ConversationRecord>): ConversationRecord => ({
  _id: 'p_1',
  version: 1,
  addressId: 'a_1',
  status: 'idle',
  outbox: [],
  handled: [],
  optedOut: false,
  queue: [],
  ...change,
})

export const candidate = ({ message, address, snapshot, conversation, ...rest }: Change): Candidate => ({
  ...fine,
  ...rest,
  message: { ...fine.message, ...message },
  address: { ...fine.address, ...address },
  snapshot: { ...fine.snapshot, ...snapshot },
  conversation: conversation ? idle(conversation) : null,
})
