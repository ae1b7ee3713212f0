import { type ClaimDoc, type ClaimState, OPEN_STATES, UNDECIDED_STATES } from './claim-doc.ts'
import type { Actor, Move, Update } from './noun.ts'

type ClaimMoves = Record<string, Move<ClaimState, ClaimDoc>>

const asked = ['VERIFIED', 'INFORMED', 'UNDECIDED', 'INTENDS_TO_JOIN', 'DECLINED'] as const
const decider = ['bot', 'person', 'defender', 'staff'] as const satisfies readonly Actor['kind'][]

/** What a form may lack, each with words for the person. */
const FORM_FAULTS = ['unsigned', 'undated', 'cut', 'dark', 'blurred', 'incomplete', 'other_form', 'name_differs']

const passed = (doc: ClaimDoc, instant: string): boolean =>
  doc.deadline !== undefined && Date.parse(instant) > Date.parse(doc.deadline)
const reached = (doc: ClaimDoc, instant: string): boolean =>
  doc.deadline !== undefined && Date.parse(instant) >= Date.parse(doc.deadline)
const inTime = (doc: ClaimDoc, update: Update): string | null =>
  passed(doc, update.eventAt) ? 'The deadline has passed.' : null
/** Noon of a date: decides on which side of the deadline a day lies, whatever the zone of the court. */
const noon = (date: unknown): string => `${date}T12:00:00Z`

/** In a class that is left by saying so, whoever says nothing stays in it. */
export const staysIn = ({ participation }: ClaimDoc): boolean => participation === 'OPT_OUT_AUTO'

const close = (reason: string): Pick<Move<ClaimState, ClaimDoc>, 'from' | 'who' | 'fields' | 'change' | 'tells'> => ({
  from: [...OPEN_STATES, 'DECLINED', 'NO_DECISION'],
  who: ['advocate'],
  fields: { reason: 'word' },
  change: (_, { payload }) => ({ closed_reason: (payload.reason ?? reason) as string }),
  // Such news is given by a person in a call, never by a text of the bot alone.
  tells: [{ to: 'staff', reason, priority: 'high' }],
})

/** What the person decides, and what the court has. */
export const decisionMoves: ClaimMoves = {
  undecide: { from: asked, to: 'UNDECIDED', who: [...decider, 'timer'], guard: inTime },
  intend: {
    from: asked,
    to: 'INTENDS_TO_JOIN',
    who: decider,
    guard: (doc, update) => {
      if (!doc.informed_text) return 'The approved text was not given yet: nobody joins what was not explained.'
      if (!doc.understood && !doc.in_person) return 'The understanding check was not answered yet.'
      return inTime(doc, update)
    },
    change: (doc, { eventAt }) => ({ intended_at: doc.intended_at ?? eventAt }),
    tells: [{ to: 'staff', reason: 'wants_to_join', priority: 'normal' }],
  },
  decline: {
    from: [...asked, 'CONSENT_SIGNED'],
    to: 'DECLINED',
    who: decider,
    fields: { reason: 'text' },
    guard: inTime,
    // Said again with a reason, it is the same decision: the reason is added.
    change: (doc, { payload, eventAt }) => ({
      declined_at: doc.state === 'DECLINED' ? (doc.declined_at ?? eventAt) : eventAt,
      declines: doc.state === 'DECLINED' ? doc.declines : doc.declines + 1,
      ...(payload.reason ? { decline_reason: payload.reason as string } : {}),
    }),
    // Where silence means staying in, leaving has to be told to the court.
    tells: (doc, { payload }) =>
      staysIn(doc) && !payload.reason ? [{ to: 'staff', reason: 'wants_to_leave_class', priority: 'high' }] : [],
  },
  reconsider: {
    from: ['DECLINED'],
    to: 'UNDECIDED',
    who: decider,
    guard: inTime,
    change: () => ({ decline_reason: '' }),
  },
  // A photo of the signed form: it is in our hands, and staff have to look at it.
  send_form: {
    from: 'any',
    who: decider,
    fields: { file: 'word' },
    requires: ['file'],
    change: (_, { payload }) => ({ form_sent: payload.file as string }),
  },
  look_at_form: { from: 'any', who: ['case'], change: () => ({ form_sent: '' }) },
  // Signed in time is in time, whenever it is written down.
  sign: {
    from: ['INFORMED', 'UNDECIDED', 'INTENDS_TO_JOIN', 'NO_DECISION'],
    to: 'CONSENT_SIGNED',
    who: ['defender', 'staff'],
    fields: { form: 'word', signed_on: 'date' },
    requires: ['form', 'signed_on'],
    guard: (doc, { payload, eventAt }) => {
      if (Date.parse(`${payload.signed_on}T00:00:00Z`) - Date.parse(eventAt) > 14 * 3_600_000)
        return 'The day of signing lies in the future.'
      return passed(doc, noon(payload.signed_on)) ? 'The form was signed after the deadline.' : null
    },
    change: (_, { payload }) => ({
      form: payload.form as string,
      signed_on: payload.signed_on as string,
      form_sent: '',
    }),
    tells: [
      { to: 'conversation', event: 'claim.signed' },
      { to: 'staff', reason: 'form_signed', priority: 'normal' },
      { to: 'person', flow: 'signed' },
    ],
  },
  reject_form: {
    from: ['CONSENT_SIGNED'],
    to: 'INTENDS_TO_JOIN',
    who: ['staff', 'advocate'],
    // What staff note for themselves is told to nobody: a reason that has words, or what they write for the person.
    fields: { reason: 'word', told: 'text' },
    requires: ['reason'],
    change: () => ({ form: '', signed_on: '' }),
    tells: (_, { payload }) => {
      const why = payload.told ?? FORM_FAULTS.find((fault) => fault === payload.reason)
      return [
        { to: 'staff', reason: 'form_rejected', priority: 'high' },
        { to: 'person', flow: 'refused', with: { what: 'FORM', ...(why ? { reason: why as string } : {}) } },
      ]
    },
  },
  // Only who filed it can say so; this alone counts as joined.
  join: {
    from: ['CONSENT_SIGNED'],
    to: 'JOINED',
    who: ['advocate', 'external'],
    fields: { filed_on: 'date' },
    requires: ['filed_on'],
    guard: (doc, { payload, eventAt }) => {
      if (Date.parse(`${payload.filed_on}T00:00:00Z`) - Date.parse(eventAt) > 14 * 3_600_000)
        return 'The day of filing lies in the future.'
      return passed(doc, noon(payload.filed_on)) ? 'It was filed after the deadline.' : null
    },
    change: (_, { payload, eventAt }) => ({ filed_on: payload.filed_on as string, joined_at: eventAt }),
    tells: [
      { to: 'conversation', event: 'claim.joined' },
      { to: 'person', flow: 'enrolled' },
    ],
  },
  decide_none: {
    from: UNDECIDED_STATES,
    to: 'NO_DECISION',
    who: ['timer', 'staff'],
    guard: (doc, { eventAt }) => {
      if (staysIn(doc)) return 'In this matter silence means staying in.'
      if (doc.form_sent) return 'A form that they sent has not been looked at.'
      return reached(doc, eventAt) ? null : 'The deadline has not passed.'
    },
    tells: (doc) => (doc.informed_text ? [{ to: 'person', flow: 'date-passed' }] : []),
  },
  stay_in: {
    from: UNDECIDED_STATES,
    to: 'JOINED',
    who: ['timer', 'advocate', 'external'],
    guard: (doc, { eventAt }) => {
      if (!staysIn(doc)) return 'In this matter nobody takes part by silence.'
      return reached(doc, eventAt) ? null : 'The deadline has not passed.'
    },
    change: (_, { eventAt }) => ({ joined_at: eventAt, stayed_in: true }),
  },
  ineligible: { ...close('ineligible'), to: 'INELIGIBLE' },
  duplicate: { ...close('duplicate'), to: 'DUPLICATE' },
  represented_elsewhere: { ...close('represented_elsewhere'), to: 'REPRESENTED_ELSEWHERE' },
}
