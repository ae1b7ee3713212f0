import { parts } from './letter-parts.ts'
import { defineNoun, type Tell, type Update } from './noun.ts'
import { ownCase, partiesOf } from './party.ts'
import { askAdvocate, tellAdvocate } from './tell-advocate.ts'

export const LETTER_STATES = ['NEW', 'WRITTEN', 'TRANSLATED', 'SENT', 'WITHDRAWN'] as const
export type LetterState = (typeof LETTER_STATES)[number]

/** Characters of a letter: what is longer is for e-mail or a call. */
export const LONGEST_LETTER = 600

/**
 * What an Advocate and a Defender say to each other about a case. Both wordings are kept; the sender sees the translation and sends
 * it. Staff may read along and translate, and decide nothing.
 */
export type LetterDoc = {
  id: string
  state: LetterState
  from?: 'ADVOCATE' | 'DEFENDER'
  facilitation_id?: string
  advocate_id?: string
  defender_id?: string
  /** As it was written. */
  words?: string
  translation?: string
  translated_by?: string
  written_at?: string
  translated_at?: string
  sent_at?: string
  /** No machine can put these words into the other language: people do. */
  by_people?: boolean
  /** The Advocate said of the translation that it is not right. */
  doubted_at?: string
  /** How often it was told that it waits, since it last moved. */
  waited?: number
}

const sender = (doc: LetterDoc, update: Update): string | null =>
  update.actor.kind.toUpperCase() === doc.from ? ownCase(doc, update) : 'This letter is for the other side to send.'
const tooLong = (value: unknown): string | null =>
  typeof value === 'string' && value.length > LONGEST_LETTER
    ? `A letter by text has at most ${LONGEST_LETTER} characters.`
    : null
/** What both sides are told of it. */
const inTalk = ({ id, facilitation_id, words = '', translation = '' }: LetterDoc) => ({
  letter: id,
  ref: facilitation_id ?? '',
  words,
  translation,
})
const toTranslate: Tell = { to: 'staff', reason: 'letter_to_translate', priority: 'high' }
const translated: Tell = { to: 'rows', reason: 'letter_to_translate' }
const notSentDone: Tell = { to: 'rows', reason: 'letter_not_sent' }

export const letter = defineNoun<LetterState, LetterDoc>({
  name: 'letter',
  states: LETTER_STATES,
  initial: (id) => ({ id, state: 'NEW' }),
  opens: 'write',
  clear: ['facilitation_id', 'advocate_id', 'defender_id', 'from'],
  due: [
    // Its row becomes urgent by itself; this is for one that was closed, and the letter forgotten.
    { move: 'wait', in: ['WRITTEN'], since: 'written_at', after: ['12h'], hours: 'office' },
    // The Defender is asked again by the conversation that shows it.
    {
      move: 'wait',
      in: ['TRANSLATED'],
      when: ({ from }) => from === 'ADVOCATE',
      since: 'translated_at',
      after: ['24h', '72h'],
    },
  ],
  moves: {
    write: {
      from: ['NEW'],
      to: 'WRITTEN',
      who: ['advocate', 'defender'],
      fields: { facilitation_id: 'word', advocate_id: 'word', defender_id: 'word', words: 'text' },
      requires: ['facilitation_id', 'words'],
      guard: (_, update) => {
        const { advocate_id, defender_id } = partiesOf(update)
        if (!advocate_id || !defender_id) return 'A letter names the Advocate and the Defender.'
        return ownCase({ advocate_id, defender_id, ...named(update) }, update) ?? tooLong(update.payload.words)
      },
      change: (_, update) => ({
        ...partiesOf(update),
        from: update.actor.kind === 'advocate' ? 'ADVOCATE' : 'DEFENDER',
        facilitation_id: update.payload.facilitation_id as string,
        words: update.payload.words as string,
        written_at: update.eventAt,
      }),
      tells: [toTranslate],
    },
    translate: {
      from: ['WRITTEN', 'TRANSLATED'],
      to: 'TRANSLATED',
      who: ['staff', 'bot'],
      fields: { translation: 'text' },
      requires: ['translation'],
      guard: (_, { payload }) => tooLong(payload.translation),
      change: (_, { payload, actor, eventAt }) => ({
        translation: payload.translation as string,
        translated_by: actor.id ?? actor.kind,
        translated_at: eventAt,
        doubted_at: '',
        waited: 0,
      }),
      tells: (doc) => [
        translated,
        ...(doc.from === 'ADVOCATE'
          ? askAdvocate('LETTER', doc.id)
          : [{ to: 'defender' as const, flow: 'letter-check' as const, with: inTalk(doc) }]),
      ],
    },
    send: {
      from: ['TRANSLATED'],
      to: 'SENT',
      who: ['advocate', 'defender'],
      guard: sender,
      change: (_, { eventAt }) => ({ sent_at: eventAt }),
      tells: (doc) => [
        notSentDone,
        ...(doc.from === 'ADVOCATE'
          ? [{ to: 'defender' as const, flow: 'letter' as const, with: inTalk(doc) }]
          : tellAdvocate('LETTER', doc.facilitation_id, {
              parts: parts(doc.translation ?? ''),
              words: doc.translation ?? '',
            })),
      ],
    },
    // Not what they meant: it is translated anew.
    correct: {
      from: ['WRITTEN', 'TRANSLATED'],
      to: 'WRITTEN',
      who: ['advocate', 'defender'],
      fields: { words: 'text' },
      requires: ['words'],
      guard: (doc, update) => sender(doc, update) ?? tooLong(update.payload.words),
      change: (_, { payload, eventAt }) => ({
        words: payload.words as string,
        translation: '',
        written_at: eventAt,
        by_people: false,
        waited: 0,
      }),
      tells: [translated, toTranslate],
    },
    // The translation is not right: people look at it, and no bare yes sends it.
    doubt: {
      from: ['TRANSLATED'],
      who: ['advocate'],
      guard: sender,
      change: (_, { eventAt }) => ({ doubted_at: eventAt }),
      tells: [{ to: 'staff', reason: 'advocate_on_translation', priority: 'high' }],
    },
    leave_to_people: { from: ['WRITTEN'], who: ['bot'], change: () => ({ by_people: true }) },
    // Nobody translates it, or it is not sent: somebody waits for words that they think are on their way.
    wait: {
      from: ['WRITTEN', 'TRANSLATED'],
      who: ['timer'],
      change: ({ waited = 0 }) => ({ waited: waited + 1 }),
      tells: (doc) => {
        const again = (doc.waited ?? 0) > 1
        if (doc.state === 'WRITTEN')
          return [{ to: 'staff', reason: 'letter_to_translate', priority: again ? 'urgent' : 'high' }]
        return again ? [{ to: 'staff', reason: 'letter_not_sent', priority: 'normal' }] : askAdvocate('LETTER', doc.id)
      },
    },
    withdraw: {
      from: ['WRITTEN', 'TRANSLATED'],
      to: 'WITHDRAWN',
      who: ['advocate', 'defender'],
      guard: sender,
      tells: [translated, notSentDone],
    },
  },
})

/** Whom the payload names beside the teller: nobody writes in another's name. */
const named = ({ payload, actor }: Update) => {
  const own = payload[`${actor.kind}_id`]
  return own == null ? {} : { [`${actor.kind}_id`]: own as string }
}
