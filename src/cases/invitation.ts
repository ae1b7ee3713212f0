import { type Actor, defineNoun } from './noun.ts'

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
}

const teller = ['bot', 'person', 'defender', 'staff'] as const satisfies readonly Actor['kind'][]
const inGroup = ['JOINED', 'MUTED'] as const

export const invitation = defineNoun<InvitationState, InvitationDoc>({
  name: 'invitation',
  states: INVITATION_STATES,
  initial: (id) => ({ id, state: 'NEW' }),
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
      guard: (_, { payload }) =>
        /\d{4}/.test((payload.alias as string).replace(/[\s-]/g, '')) ? 'An alias holds no number.' : null,
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
      who: teller,
      change: (_, { eventAt }) => ({ left_at: eventAt }),
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
