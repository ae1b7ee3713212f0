import type { GroupRule } from '../reading/group/rule.ts'
import type { FieldKind } from './field.ts'
import { type Actor, defineNoun, type Tell } from './noun.ts'
import { tellCase } from './party.ts'
import { type Reaction, signIn } from './reaction.ts'
import { said } from './said.ts'

export const POST_STATES = ['NEW', 'POSTED', 'TO_HEAR', 'PASSED_ON', 'WITHHELD', 'TAKEN_DOWN'] as const
export type PostState = (typeof POST_STATES)[number]
/** TALK is what people say; BROUGHT is asked in a Defender's own group, and copied to nobody; the others are ours, each in its own words. */
export const POST_KINDS = ['TALK', 'BROUGHT', 'DIGEST', 'ALERT', 'CLOSING'] as const
export type PostKind = (typeof POST_KINDS)[number]

/** Why something was held back. */
export const GROUP_RULES = [
  'AMOUNT',
  'NUMBER',
  'NAME',
  'LINK',
  'HEALTH',
  'FAMILY',
  'OWN_CASE',
  'RUDE',
  'LONG',
  'FILE',
] as const satisfies readonly GroupRule[]

/**
 * What is said once to a whole group: one record, of which each member gets a copy of their own. `person_id` and `member_id` are
 * those of a member who wrote it; the team writes under its name.
 */
export type PostDoc = {
  id: string
  state: PostState
  kind?: PostKind
  group_id?: string
  matter_id?: string
  person_id?: string
  member_id?: string
  /** Who of the team wrote it, and the Defender where it was one: the others read their name. */
  by?: string
  defender_id?: string
  text?: string
  /** Recording or document that goes with it, for those who prefer to listen. */
  file?: string
  /** Who listened to it before it went: a person, or `transcript` where a machine wrote down what the rules could read. */
  heard_by?: string
  heard_at?: string
  waits?: boolean
  /** Questions that a digest answers, in order. */
  questions?: string[]
  posted_at?: string
  /** One of each person. */
  reactions?: Reaction[]
  /** Why it was held back, and who let it go after all. */
  rule?: GroupRule
  released_by?: string
  reason?: string
}

const about: Record<string, FieldKind> = {
  kind: { one_of: POST_KINDS },
  group_id: 'word',
  matter_id: 'word',
  person_id: 'word',
  member_id: 'word',
  text: 'text',
  file: 'word',
  questions: 'texts',
}
const teller = ['bot', 'defender', 'staff', 'case', 'timer'] as const satisfies readonly Actor['kind'][]
const toMembers: readonly Tell[] = [{ to: 'members' }]
/** A digest says of each question that it is told now. */
const told = ({ id, kind, questions = [] }: PostDoc): Tell[] =>
  kind === 'DIGEST' ? questions.flatMap((each) => tellCase('question', each, 'publish', { digest: id })) : []

export const post = defineNoun<PostState, PostDoc>({
  name: 'post',
  states: POST_STATES,
  initial: (id) => ({ id, state: 'NEW' }),
  clear: ['group_id', 'kind', 'rule', 'posted_at'],
  moves: {
    write: {
      from: ['NEW'],
      to: 'POSTED',
      who: teller,
      fields: about,
      requires: ['group_id'],
      guard: (_, { payload, actor }) => {
        const kind = payload.kind ?? 'TALK'
        if (kind === 'TALK' || kind === 'BROUGHT') return payload.text ? null : 'Talk needs the field text.'
        return actor.kind === 'case' || kind === 'DIGEST' ? null : 'This is written by what it is about.'
      },
      change: (_, update) => ({
        kind: 'TALK',
        ...(said(about, update) as Partial<PostDoc>),
        posted_at: update.eventAt,
        ...(update.actor.kind === 'staff' || update.actor.kind === 'defender'
          ? { by: update.actor.id ?? update.actor.kind }
          : {}),
        ...(update.actor.kind === 'defender' && update.actor.id ? { defender_id: update.actor.id } : {}),
      }),
      tells: (doc) => [...told(doc), ...toMembers],
    },
    // Held back by a rule: the sender is told why, and a person may let it go.
    withhold: {
      from: ['NEW'],
      to: 'WITHHELD',
      who: ['bot'],
      fields: { ...about, rule: { one_of: GROUP_RULES } },
      requires: ['group_id', 'member_id', 'rule'],
      change: (_, update) => ({
        kind: 'TALK',
        ...(said(about, update) as Partial<PostDoc>),
        rule: update.payload.rule as GroupRule,
      }),
      tells: (doc) => tellCase('invitation', doc.member_id, 'warn', { post: doc.id }),
    },
    release: {
      from: ['WITHHELD'],
      to: 'POSTED',
      who: ['staff'],
      fields: { reason: 'text' },
      requires: ['reason'],
      guard: (doc) =>
        doc.rule === 'NUMBER' ? 'Digits of an account, a telephone or a document are never passed on.' : null,
      change: (_, { actor, payload, eventAt }) => ({
        released_by: actor.id ?? actor.kind,
        reason: payload.reason as string,
        posted_at: eventAt,
      }),
      tells: toMembers,
    },
    // What somebody says in a voice note nobody can read: it goes to nobody before it was heard.
    wait_to_be_heard: { from: ['POSTED'], to: 'TO_HEAR', who: ['timer'], change: () => ({ waits: true }) },
    hear: {
      from: ['POSTED', 'TO_HEAR'],
      to: 'POSTED',
      who: ['staff', 'timer'],
      guard: (doc, { actor }) => {
        if (!doc.file) return 'There is nothing to listen to.'
        return actor.kind === 'timer' || actor.id ? null : 'Who listened must be named.'
      },
      change: (_, { actor, eventAt }) => ({ heard_by: actor.id ?? 'transcript', heard_at: eventAt, waits: false }),
      tells: toMembers,
    },
    pass_on: { from: ['POSTED'], to: 'PASSED_ON', who: ['timer'] },
    // The last sign of each person counts; without one they take theirs away.
    react: {
      from: ['POSTED', 'PASSED_ON'],
      who: ['bot'],
      fields: { by: 'word', sign: 'word' },
      requires: ['by'],
      guard: (_, { payload: { sign } }) =>
        sign == null || signIn(sign as string) !== null ? null : 'A reaction is a sign like 👍.',
      change: ({ reactions = [] }, { payload: { by, sign } }) => {
        const found = sign == null ? null : signIn(sign as string)
        return {
          reactions: [
            ...reactions.filter((each) => each.by !== by),
            ...(found ? [{ by: by as string, sign: found }] : []),
          ],
        }
      },
    },
    // What has not reached everybody yet does not.
    take_down: {
      from: ['POSTED', 'TO_HEAR', 'PASSED_ON'],
      to: 'TAKEN_DOWN',
      who: ['staff', 'defender'],
      fields: { reason: 'text' },
      requires: ['reason'],
      change: (_, { payload }) => ({ reason: payload.reason as string }),
      tells: (doc, { actor }) => [
        ...toMembers,
        ...(doc.waits && doc.defender_id && actor.kind === 'staff'
          ? [{ to: 'defender' as const, flow: 'group-not-heard' as const }]
          : []),
      ],
    },
  },
})
