import type { FieldKind } from './field.ts'
import { type Actor, defineNoun, type Update } from './noun.ts'
import { tellCase } from './party.ts'
import { said } from './said.ts'

export const GROUP_STATES = ['NEW', 'PROPOSED', 'OPEN', 'QUIET', 'CLOSED'] as const
export type GroupState = (typeof GROUP_STATES)[number]
/**
 * RELAY: the hub copies to each, names chosen, numbers hidden. BRIDGED: a Defender's own group, of which questions are handed over
 * and into which answers are pasted. NATIVE_API: WhatsApp's own. NETWORK: Defenders among themselves, of no case.
 */
export const GROUP_KINDS = ['RELAY', 'BRIDGED', 'NATIVE_API', 'NETWORK'] as const
export type GroupKind = (typeof GROUP_KINDS)[number]
/** What WhatsApp's own groups hold. */
export const MOST_NATIVE = 8

/** Where the people of one matter talk to each other. Who is in it stands in the invitations. */
export type GroupDoc = {
  id: string
  state: GroupState
  kind?: GroupKind
  matter_id?: string
  /** The Defender whose group a bridged one is. */
  defender_id?: string
  /** How many people it is meant for. */
  people?: number
  opened_at?: string
  quiet_because?: string
  /** The day on which it closes, as everybody in it was told. */
  closes_on?: string
  closed_at?: string
}

const about: Record<string, FieldKind> = {
  kind: { one_of: GROUP_KINDS },
  matter_id: 'word',
  defender_id: 'word',
  people: 'count',
}
const team = ['staff', 'defender'] as const satisfies readonly Actor['kind'][]
const LIVE = ['OPEN', 'QUIET'] as const

function proposable(_: GroupDoc, { payload }: Update): string | null {
  const { kind, matter_id, people } = payload
  if (kind === 'NETWORK') return matter_id == null ? null : 'A network of Defenders belongs to no matter.'
  if (matter_id == null) return 'A group needs the field matter_id: it is for the people of one matter.'
  return kind === 'NATIVE_API' && (people as number) > MOST_NATIVE
    ? `WhatsApp's own groups hold ${MOST_NATIVE} people: use the kind RELAY for more.`
    : null
}

export const group = defineNoun<GroupState, GroupDoc>({
  name: 'group',
  states: GROUP_STATES,
  initial: (id) => ({ id, state: 'NEW' }),
  opens: 'propose',
  clear: ['kind', 'defender_id', 'opened_at'],
  due: [{ move: 'close', in: LIVE, since: 'closes_on', after: ['0h'] }],
  moves: {
    propose: {
      from: ['NEW'],
      to: 'PROPOSED',
      who: team,
      fields: about,
      requires: ['kind', 'people'],
      guard: proposable,
      change: (_, update) => said(about, update) as Partial<GroupDoc>,
    },
    open: {
      from: ['PROPOSED'],
      to: 'OPEN',
      who: ['staff'],
      change: (_, { eventAt }) => ({ opened_at: eventAt }),
    },
    quiet: {
      from: ['OPEN'],
      to: 'QUIET',
      who: team,
      fields: { reason: 'word' },
      requires: ['reason'],
      change: (_, { payload }) => ({ quiet_because: payload.reason as string }),
    },
    reopen: { from: ['QUIET'], to: 'OPEN', who: team, change: () => ({ quiet_because: '' }) },
    // Everybody in it is told the day.
    announce_close: {
      from: LIVE,
      who: ['staff'],
      fields: { closes_on: 'date' },
      requires: ['closes_on'],
      guard: (_, { payload, eventAt }) =>
        (payload.closes_on as string) > eventAt.slice(0, 10)
          ? null
          : 'People are told before the day on which it closes.',
      change: (_, { payload }) => ({ closes_on: payload.closes_on as string }),
      tells: (doc, { payload }) =>
        tellCase('post', `${doc.id}.closes.${payload.closes_on}`, 'write', {
          kind: 'CLOSING',
          group_id: doc.id,
          ...(doc.matter_id ? { matter_id: doc.matter_id } : {}),
        }),
    },
    close: {
      from: ['PROPOSED', ...LIVE],
      to: 'CLOSED',
      who: ['staff', 'timer'],
      change: (_, { eventAt }) => ({ closed_at: eventAt }),
    },
  },
})
