import { expect, it } from 'vitest'
import { LONGEST_LETTER } from '../../../src/cases/letter.ts'
import { reply } from '../../../src/reading/readers/reply.ts'
import { asks, context, problem } from '../support.ts'
import { table } from '../table.ts'

const of = (verb: string, ref: string | null, value: unknown = null) => ({
  verb,
  ref,
  of: ref?.replace(/-?\d+$/, '') ?? null,
  value,
  words: expect.any(String),
})
const strict = { country: 'US', lang: 'en' } as const
const idle = { ...strict, options: { lenient: true } } as const
const french = { country: 'CA', lang: 'fr', options: { lenient: true } } as const
const unclear = problem('reply.unclear')

table('reply', [
  ['T17 1', of('number', 'T17', 1), strict],
  ['t 17 - 2', of('number', 'T17', 2), strict],
  ['3 T17', of('number', 'T17', 3), strict],
  ['1', unclear, strict],
  ['1', of('number', null, 1), idle],
  ['4', of('rate', null, 4), idle],
  ['T6 1 merci beaucoup', of('number', 'T6', 1), french],
  ['OUI CF-1043. Cordialement', of('yes', 'CF-1043'), french],
  ['T17 2, thanks so much', of('number', 'T17', 2), idle],
  ['t17 ok muchas gracias', of('yes', 'T17'), idle],
  ["1 c'est bon", of('number', null, 1), french],
  ['1 confirm', of('number', null, 1), idle],
  ['2 autre heure svp', of('number', null, 2), french],
  ['1 but call me first', unclear, idle],
  ['etat 1043', of('status', 'CF-1043'), french],
  ['status 1042 please', of('status', 'CF-1042'), idle],
  ['yes 1042', unclear, idle],
  ['12', unclear, idle],
  ['ok t17', of('yes', 'T17'), strict],
  ['OK on T-17, thanks', of('yes', 'T17'), strict],
  ['T17 approved', of('yes', 'T17'), strict],
  ['T17 aproved', of('yes', 'T17'), strict],
  ['t17 aprooved', of('yes', 'T17'), strict],
  ['T17 aprovado', of('yes', 'T17'), strict],
  ['T17 not aproved', of('no', 'T17'), strict],
  ['ok t17 1', of('number', 'T17', 1), strict],
  ['yes t17 2', of('number', 'T17', 2), strict],
  ['yes cf1042', of('yes', 'CF-1042'), strict],
  ['YES CF 1042.', of('yes', 'CF-1042'), strict],
  ['Oui CF-1043', of('yes', 'CF-1043'), french],
  ['sí, CF1042', of('yes', 'CF-1042'), idle],
  ['approved', of('yes', null), idle],
  ['approved', unclear, strict],
  ['ok thanks', unclear, idle],
  ['ok gracias, T17', of('yes', 'T17'), idle],
  ['no cf1042', of('no', 'CF-1042'), strict],
  ['do not approve CF-1042', of('no', 'CF-1042'), idle],
  // No consent is heard in what says more than a consent.
  ['ok t17 but call me first', of('tell', 'T17'), idle],
  ['ok t17 but call me first', unclear, strict],
  ['CF-1042 not ok', of('tell', 'CF-1042'), idle],
  ['yes or no CF-1042?', of('tell', 'CF-1042'), idle],
  ['call', of('call', null), strict],
  ['please call me', of('call', null), strict],
  ['T17 call me', of('call', 'T17'), strict],
  ['rappelez-moi CF-1043', of('call', 'CF-1043'), french],
  ['change T17', of('change', 'T17'), strict],
  ['another time', of('change', null), idle],
  ['CF-1042', of('status', 'CF-1042'), strict],
  ['status', of('status', null), strict],
  ['status of cf 1042 please', of('status', 'CF-1042'), strict],
  ['ETAT', of('status', null), french],
  ['MORE', of('more', null), strict],
  ['MORE 2', { ...of('more', null), value: 2 }, strict],
  ['CF-1042 mas 3', { ...of('more', 'CF-1042'), value: 3 }, strict],
  ['rate cf1042 7', of('rate', 'CF-1042'), idle],
  ['out cf1042 maybe', of('outcome', 'CF-1042'), idle],
  ['CF-1042 out of the office until Monday', of('tell', 'CF-1042'), idle],
  ['list', of('list', null), strict],
  ['HELP', of('help', null), strict],
  ['aide', of('help', null), french],
  ['paid f2031', of('paid', 'F2031'), strict],
  ['F-2031 paid', of('paid', 'F2031'), strict],
  ['We have paid invoice F2031', of('paid', 'F2031'), strict],
  ['payé F2031', of('paid', 'F2031'), french],
  ['paid', of('paid', null), idle],
  ['ask F2031', of('question', 'F2031'), strict],
  ['DUDA F2031', of('question', 'F2031'), strict],
  ['rate cf1042 5', of('rate', 'CF-1042', 5), strict],
  ['RATE CF-1042 four', of('rate', 'CF-1042', 4), strict],
  ['CF-1042 5 stars', of('rate', 'CF-1042', 5), strict],
  ['NOTE CF-1043 quatre', of('rate', 'CF-1043', 4), french],
  ['rate 5', of('rate', null, 5), idle],
  ['rate cf1042', of('rate', 'CF-1042'), idle],
  ['rate cf1042', unclear, strict],
  ['rate cf1042 4 or 5', of('tell', 'CF-1042'), idle],
  ['rate cf1042 9', unclear, strict],
  ['out cf1042 won', of('outcome', 'CF-1042', 'WON'), strict],
  ['OUT CF-1042 SETTLED', of('outcome', 'CF-1042', 'SETTLED'), strict],
  ['CF-1042 settled', of('outcome', 'CF-1042', 'SETTLED'), strict],
  ['outcome of CF-1042: withdrawn', of('outcome', 'CF-1042', 'WITHDRAWN'), strict],
  ['RES CF-1043 REGLEMENT', of('outcome', 'CF-1043', 'SETTLED'), french],
  ['res cf-1042 ganado', of('outcome', 'CF-1042', 'WON'), idle],
  ['out won', of('outcome', null, 'WON'), idle],
  ['out', of('outcome', null), idle],
  ['send cf1042', of('send', 'CF-1042'), strict],
  ['SEND', of('send', null), idle],
  ['envoyez CF-1043', of('send', 'CF-1043'), french],
  ['new case', of('request', null), strict],
  ['CF-1042 T17 1', of('number', 'T17', 1), strict],
  ['CF-1042: please ask about the pay stubs of 2019', of('tell', 'CF-1042'), idle],
  ['note CF-1042 the client moved', of('tell', 'CF-1042'), idle],
  ['ok T17 and T18', asks('reply.one'), idle],
  ['T17 1, T18 2', asks('reply.one'), strict],
  [`CF-1042 ${'a'.repeat(600)}`, of('tell', 'CF-1042'), idle],
  [`CF-1042 ${'a'.repeat(601)}`, of('long', 'CF-1042'), idle],
  [`CF-1042 ${'ask them '.repeat(200)}`, of('long', 'CF-1042'), idle],
  ['ask them '.repeat(200), unclear, idle],
  ['what is going on?', of('status', null), idle],
  ['who are you?', unclear, idle],
  ['', unclear, idle],
])

it.each([
  ['is there any news?', of('tell', 'CF-1042')],
  ['status', of('status', 'CF-1042')],
  ['send', of('send', 'CF-1042')],
  ['CF-1043: is there any news?', of('tell', 'CF-1043')],
  // A decision needs its own reference, or is the only one that was asked for within a day.
  ['ok', of('yes', null)],
  ['1', of('number', null, 1)],
  ['paid', of('paid', null)],
  ['help', of('help', null)],
  ['new case', of('request', null)],
])('of a mail about CF-1042: %s', (text, value) => {
  const about = { ...context('US', 'en'), thread: 'CF-1042' }
  expect(reply.read(text, about, { lenient: true })).toEqual({ value })
})

it('lets through as many characters as a letter may have', () => {
  const read = (length: number) => reply.read(`CF-1 ${'a'.repeat(length)}`, context('US', 'en'), { lenient: true })
  expect(read(LONGEST_LETTER)).toMatchObject({ value: { verb: 'tell' } })
  expect(read(LONGEST_LETTER + 1)).toMatchObject({ value: { verb: 'long' } })
})
