import { type Actor, defineNoun, type Update } from './noun.ts'
import { tellCase } from './party.ts'

export const INVITATION_STATES = ['NEW', 'INVITED', 'NOT_NOW', 'EXPIRED', 'JOINED', 'MUTED', 'LEFT', 'REMOVED'] as const
export type InvitationState = (typeof INVITATION_STATES)[number]

/** A person in a group: asked, in it under an alias, or out of it again. Nobody is put into a group. */
export type InvitationDoc = {
  id: string
  state: InvitationState
  person_id?: string
  group_id?: string
  matter_id?: string
  invited_at?: string
  /** What the others see; never a name from the file or a number. */
  alias?: string
  /** Version of the text about the group to which the person said yes. */
  text_version?: string
  joined_at?: string
  left_at?: string
  removed_because?: string
  /** Messages that were not passed on, by id, with the instant. */
  warnings: { post: string; at: string }[]
}

const teller = ['bot', 'person', 'defender', 'staff'] as const satisfies readonly Actor['kind'][]
const inGroup = ['JOINED', 'MUTED'] as const

/** So many messages held back within a week, and a person looks. */
const WARNINGS = 3
const WEEK_MS = 7 * 86_400_000

/** As the others read it: short, without a number, and no name as a document has it. */
export function aliasProblem(alias: string): string | null {
  if (alias.length < 2 || alias.length > 20) return 'An alias has 2 to 20 characters.'
  if (/\d{4}/.test(alias.replace(/[\s-]/g, ''))) return 'An alias holds no number.'
  return alias.split(/\s+/).length > 3 ? 'An alias is no full name.' : null
}

const lately = ({ warnings }: InvitationDoc, { eventAt }: Update): number =>
  warnings.filter(({ at }) => Date.parse(eventAt) - Date.parse(at) < WEEK_MS).length

export const invitation = defineNoun<InvitationState, InvitationDoc>({
  name: 'invitation',
  states: INVITATION_STATES,
  initial: (id) => ({ id, state: 'NEW', warnings: [] }),
  opens: 'invite',
  clear: ['group_id'],
  due: [{ move: 'expire', in: ['INVITED'], since: 'invited_at', after: ['14d'] }],
  moves: {
    invite: {
      from: ['NEW', 'NOT_NOW', 'EXPIRED', 'LEFT'],
      to: 'INVITED',
      who: ['bot', 'defender', 'staff'],
      fields: { person_id: 'word', group_id: 'word', matter_id: 'word', level: 'level' },
      requires: ['person_id', 'group_id', 'level'],
      guard: (doc, { payload }) => {
        if ((payload.level as string) < 'L1') return 'Only somebody who is identified (L1) is invited.'
        const same = [doc.person_id ?? payload.person_id, doc.group_id ?? payload.group_id]
        return same[0] === payload.person_id && same[1] === payload.group_id
          ? null
          : 'An invitation is for one person and one group.'
      },
      change: (_, { payload, eventAt }) => ({
        person_id: payload.person_id as string,
        group_id: payload.group_id as string,
        ...(payload.matter_id ? { matter_id: payload.matter_id as string } : {}),
        invited_at: eventAt,
      }),
    },
    join: {
      from: ['INVITED', 'NOT_NOW'],
      to: 'JOINED',
      who: teller,
      fields: { alias: 'word', text_version: 'word' },
      requires: ['alias', 'text_version'],
      guard: (_, { payload }) => aliasProblem(payload.alias as string),
      change: (_, { payload, eventAt }) => ({
        alias: payload.alias as string,
        text_version: payload.text_version as string,
        joined_at: eventAt,
      }),
    },
    not_now: { from: ['INVITED'], to: 'NOT_NOW', who: teller },
    expire: { from: ['INVITED'], to: 'EXPIRED', who: ['timer'] },
    mute: { from: ['JOINED'], to: 'MUTED', who: teller },
    unmute: { from: ['MUTED'], to: 'JOINED', who: teller },
    leave: {
      from: [...inGroup, 'INVITED', 'NOT_NOW'],
      to: 'LEFT',
      who: [...teller, 'timer'],
      change: (_, { eventAt }) => ({ left_at: eventAt }),
    },
    warn: {
      from: inGroup,
      who: ['case'],
      fields: { post: 'word' },
      requires: ['post'],
      change: (doc, { payload, eventAt }) => ({
        warnings: [...doc.warnings, { post: payload.post as string, at: eventAt }],
      }),
      tells: (doc, update) =>
        lately(doc, update) >= WARNINGS ? [{ to: 'staff', reason: 'group_warnings', priority: 'high' }] : [],
    },
    // Another member says that they work for the other side: until people have looked they neither read nor write there. Who said it
    // stands nowhere in what is theirs.
    accuse: {
      from: inGroup,
      // Silence, too: nothing is lost but some talk.
      who: ['bot', 'timer', 'staff', 'defender'],
      tells: (doc, { key }) =>
        tellCase('incident', `agent.${key}`, 'report', {
          kind: 'EMPLOYER_AGENT',
          person_id: doc.person_id,
          ...(doc.matter_id ? { matter_id: doc.matter_id } : {}),
        }),
    },
    remove: {
      from: inGroup,
      to: 'REMOVED',
      who: ['staff', 'defender'],
      fields: { reason: 'text' },
      requires: ['reason'],
      change: (_, { payload, eventAt }) => ({ removed_because: payload.reason as string, left_at: eventAt }),
      tells: [{ to: 'staff', reason: 'removed_from_group', priority: 'normal' }],
    },
    take_back: { from: ['REMOVED'], to: 'NOT_NOW', who: ['staff'], change: () => ({ removed_because: '' }) },
  },
})
