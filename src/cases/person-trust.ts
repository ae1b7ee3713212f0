import type { Move } from './noun.ts'
import type { PersonDoc, PersonState, TrustCode } from './person-doc.ts'

/** Minutes for which a code counts: one call, one visit. */
export const CODE_MINUTES = 30
/** Wrong ones after which those that were made count no more. */
export const MAX_CODE_MISSES = 5
/** Codes of a person that are remembered. */
const KEPT = 5
const TWO_WORDS = /^\p{L}{3,20} \p{L}{3,20}$/u

/** Codes of the team that this person may be told of as ours now. */
export const countingCodes = ({ codes = [] }: PersonDoc, now: number): TrustCode[] =>
  codes.filter(({ at }) => now - Date.parse(at) < CODE_MINUTES * 60_000)

/** How the person can know that it is us: a word of trust, and codes. Neither proves anything about the person. */
export const trustMoves: Record<'give_trust_word' | 'issue_code' | 'check_code', Move<PersonState, PersonDoc>> = {
  give_trust_word: {
    from: 'any',
    who: ['defender', 'staff'],
    fields: { words: 'word' },
    requires: ['words'],
    guard: (_, { payload }) =>
      TWO_WORDS.test(payload.words as string) ? null : 'A word of trust is two plain words, like "maíz azul".',
    change: (_, { payload }) => ({ trust_word: payload.words as string }),
  },
  issue_code: {
    from: 'any',
    who: ['defender', 'staff'],
    fields: { code: 'word' },
    requires: ['code'],
    guard: (_, { payload, actor }) => {
      if (!actor.id) return 'A code must name who reads it out.'
      return /^\d{6}$/.test(payload.code as string) ? null : 'A code has six digits.'
    },
    change: ({ codes = [] }, { payload, actor, eventAt }) => ({
      codes: [...codes, { code: payload.code as string, by: actor.id as string, at: eventAt }].slice(-KEPT),
      code_misses: 0,
    }),
  },
  // Told by the conversation, without the digits.
  check_code: {
    from: 'any',
    who: ['bot'],
    fields: { right: 'flag' },
    requires: ['right'],
    change: ({ codes = [], code_misses = 0 }, { payload }) => {
      if (payload.right === true) return {}
      const misses = code_misses + 1
      return { code_misses: misses, codes: misses >= MAX_CODE_MISSES ? [] : codes }
    },
    // Somebody is trying numbers, or somebody who is not of the team reads them out.
    tells: ({ code_misses }, { payload }) =>
      payload.right !== true && code_misses === MAX_CODE_MISSES
        ? [{ to: 'staff', reason: 'codes_guessed', priority: 'high' }]
        : [],
  },
}
