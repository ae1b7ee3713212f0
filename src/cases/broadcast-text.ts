import {
  audienceFields,
  type BroadcastDoc,
  type BroadcastState,
  type BroadcastText,
  type Foreseen,
  hashedBroadcast,
  isAimed,
  textFields,
} from './broadcast-doc.ts'
import { CLAIM_STATES } from './claim-doc.ts'
import type { FieldKind } from './field.ts'
import { including } from './list.ts'
import type { Move, Update } from './noun.ts'
import { said } from './said.ts'

type BroadcastMove = Move<BroadcastState, BroadcastDoc>

/** So long as nobody has got anything. */
const UNSENT = ['DRAFT', 'TEXT_APPROVED', 'AUDIENCE_FROZEN', 'SCHEDULED'] as const
/** More people than this, and a second person approves. */
export const MOST_ALONE = 20

const foreseenLines = {
  lines: {
    fields: { fate: { one_of: ['excluded', 'staff', 'waiting'] }, code: 'word', reason: 'text', people: 'count' },
    requires: ['fate', 'code', 'reason', 'people'],
  },
} as const satisfies FieldKind

const byOf = ({ actor }: Update): string => actor.id ?? actor.kind
const isAuthor = (doc: BroadcastDoc, who: string | undefined): boolean => who !== undefined && doc.authors.includes(who)
const isApproved = (doc: BroadcastDoc): boolean => doc.approved_hash === doc.text_hash

const NO_APPROVAL = { approved_by: '', approved_at: '', approved_hash: '' }
const NOT_FROZEN = {
  freezing: '',
  frozen_at: '',
  people: 0,
  judged: 0,
  foreseen: [],
  states: [],
  starts_at: '',
  expires_at: '',
}

const wellTold = (_: BroadcastDoc, { payload }: Update): string | null => {
  const langs = ((payload.texts ?? []) as BroadcastText[]).map(({ lang }) => lang)
  return new Set(langs).size < langs.length ? 'There is one text for each language.' : null
}

/** What is said now; a changed text takes the approval off. */
const write = (doc: BroadcastDoc, update: Update): BroadcastDoc => {
  const { actor } = update
  const next = hashedBroadcast({ ...doc, ...(said(textFields, update) as Partial<BroadcastDoc>) })
  if (next.text_hash === doc.text_hash) return next
  return { ...next, authors: including(doc.authors, actor.id ?? actor.kind), ...NO_APPROVAL, ...NOT_FROZEN }
}

const aimed = (_: BroadcastDoc, { payload }: Update): string | null =>
  payload.audience == null || isAimed(payload.audience)
    ? null
    : 'Say whom it is for: a filter that says nothing would mean everybody.'

/** Words, whom they are for, and the second person's yes to both. */
export const broadcastTextMoves: Record<string, BroadcastMove> = {
  draft: {
    from: ['NEW'],
    to: 'DRAFT',
    who: ['staff', 'advocate'],
    fields: { ...textFields, ...audienceFields, matter_id: 'word' },
    requires: ['title', 'matter_id', 'level', 'texts'],
    guard: (doc, update) => wellTold(doc, update) ?? aimed(doc, update),
    change: (doc, update) => ({
      ...write(doc, update),
      matter_id: update.payload.matter_id as string,
      ...said(audienceFields, update),
    }),
  },
  write: {
    from: UNSENT,
    to: (doc) => (isApproved(doc) ? doc.state : 'DRAFT'),
    who: ['staff', 'advocate'],
    fields: textFields,
    guard: wellTold,
    change: write,
  },
  aim: {
    from: UNSENT,
    to: (doc) => (isApproved(doc) ? 'TEXT_APPROVED' : 'DRAFT'),
    who: ['staff', 'advocate'],
    fields: audienceFields,
    requires: ['audience'],
    guard: aimed,
    change: (_, update) => ({ ...said(audienceFields, update), ...NOT_FROZEN }) as Partial<BroadcastDoc>,
  },
  approve_text: {
    // Once more: a second person's yes, which more than 20 people need, behind that of its author.
    from: ['DRAFT', 'TEXT_APPROVED'],
    to: 'TEXT_APPROVED',
    who: ['staff', 'advocate'],
    fields: { hash: 'hash' },
    requires: ['hash'],
    guard: (doc, update) => {
      if (isApproved(doc) && isAuthor(doc, byOf(update))) return 'It is approved already.'
      if (update.payload.hash !== doc.text_hash) return 'The text was changed since: read it again and approve that.'
      return doc.mentions_money && isAuthor(doc, byOf(update))
        ? 'The text speaks of money: somebody else than its author approves it.'
        : null
    },
    change: (doc, update) => ({
      approved_by: byOf(update),
      approved_at: update.eventAt,
      approved_hash: doc.text_hash,
    }),
  },
  freeze: {
    from: ['TEXT_APPROVED'],
    to: 'AUDIENCE_FROZEN',
    who: ['bot'],
    fields: {
      people: 'count',
      freezing: 'word',
      states: { some_of: CLAIM_STATES },
      repeat_reason: 'text',
      judged: 'count',
      foreseen: foreseenLines,
    },
    requires: ['people', 'freezing'],
    guard: (doc, { payload }) => {
      if (payload.people === 0) return 'Nobody is in this audience: change whom it is for.'
      return (payload.people as number) > MOST_ALONE && isAuthor(doc, doc.approved_by)
        ? `More than ${MOST_ALONE} people are in it: somebody else than its author approves the text.`
        : null
    },
    change: (_, { payload, eventAt }) => ({
      freezing: payload.freezing as string,
      people: payload.people as number,
      states: (payload.states ?? []) as string[],
      judged: (payload.judged ?? 0) as number,
      foreseen: (payload.foreseen ?? []) as Foreseen[],
      frozen_at: eventAt,
      repeat_reason: (payload.repeat_reason ?? '') as string,
    }),
  },
}
