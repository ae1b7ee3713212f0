import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { checks } from '../src/demo/checks/index.ts'

/**
 * What must hold whatever happens, by its number, and where it is proved: a file of tests and words of a test in it. Beside these the
 * story of the 46 workers is judged by `src/demo/checks`, under the same numbers.
 */
const PROOFS: readonly (readonly [no: number, what: string, file: string, words: string])[] = [
  [1, 'nothing of the case in words to an unknown phone', 'test/hub/send-rules.test.ts', 'neutral-words'],
  [2, 'nothing that we begin at night or on a day of rest', 'test/hub/send-rules.test.ts', 'hours: ['],
  [1, '... in every talk of every flow', 'test/must-hold/talks.test.ts', '1: words that anybody may read'],
  [2, '... at every hour, of every flow, in every zone', 'test/must-hold/hours.test.ts', '2: nights and days of rest'],
  [3, 'a webhook three times is one effect', 'test/hub/converse.test.ts', 'delivers three times as one'],
  [4, '07 is one contact', 'test/hub/converse.test.ts', 'keeps 07 one person'],
  [5, 'after a stop nothing automatic on any channel', 'test/hub/send-rules.test.ts', 'opted-out'],
  [5, '... at whatever moment of every flow', 'test/must-hold/talks.test.ts', '5: after STOP, at whatever moment'],
  [5, '... whatever is begun', 'test/must-hold/stopped.test.ts', 'says nothing to who has stopped'],
  [6, "16's late yes does not join", 'test/chats/settlement.late-yes.chat', '@ +30h'],
  [6, '... at every question', 'test/must-hold/talks.test.ts', '6: an answer after a day decides nothing'],
  [7, '19 gets the cost, no opt-out', 'test/chats/settlement.cancelar-is-to-pay.chat', 'cancelar'],
  [7, '... at every question', 'test/must-hold/talks.test.ts', '7: "cancelar" said of money'],
  [
    8,
    'the group never copies digits of papers, accounts or phones',
    'test/hub/group/chatter.test.ts',
    '(8) Nobody reads',
  ],
  [9, 'a group of WhatsApp for 46 is refused', 'test/hub/group/chatter.test.ts', '(9) is never a group of WhatsApp'],
  [10, 'an edit clears signatures; no work before three', 'test/hub/facilitation.test.ts', 'no work before three'],
  [11, 'a wrong digit of a CLABE is refused', 'test/reading/readers/clabe.test.ts', "problem('clabe"],
  [11, 'the number of a card is not kept', 'test/reading/cards.test.ts', '•••• •••• •••• ••••'],
  [11, '... whatever the numbers', 'test/must-hold/readings.test.ts', '11: accounts'],
  [12, '14 never reaches L3', 'test/hub/protected-people.test.ts', 'gets neither beyond L1 nor the payout'],
  [12, "20's payout is frozen", 'test/hub/opened-by-talk.test.ts', 'which freezes payout and outreach'],
  [12, 'a changed account is held for seven days and a call', 'test/cases/claim.test.ts', 'is held for 7 days'],
  [12, '... in every order of moves', 'test/must-hold/cases.test.ts', '12: nobody talks their way to the money'],
  [13, 'the same receipt twice is flagged', 'test/cases/refusals.test.ts', 'the same receipt twice'],
  [13, 'the same photo twice is flagged', 'test/hub/media/keep-media.test.ts', 'duplicate'],
  [13, '... in every order of moves', 'test/must-hold/cases.test.ts', '13: a receipt that comes to stand'],
  [14, '"$240" from Mexico is MXN', 'test/reading/readers/money.test.ts', "'$240'"],
  [14, '... whatever the amount, and read back', 'test/must-hold/readings.test.ts', '14: amounts'],
  [15, 'an unknown number learns nothing of a case', 'test/hub/advocate.test.ts', 'gets D11 once, no data'],
  [15, '... however it is written', 'test/must-hold/talks.test.ts', '15: a number that is registered for nobody'],
  [16, 'every SMS is one segment', 'test/engine/checks/checks.test.ts', 'sms-length'],
  [16, '... in every talk of every flow', 'test/must-hold/talks.test.ts', '16: every SMS is one segment'],
  [17, 'an intention or a signed form is not joined', 'test/hub/updates/funnel.test.ts', 'never count as joined'],
  [17, '... in every order of moves', 'test/must-hold/cases.test.ts', '17: an intention or a signed form'],
  [18, 'a complaint about Francisco is invisible to Francisco', 'test/web/sealed.test.ts', 'invisible to Francisco'],
  [19, 'partitions add up to 46', 'test/hub/partitions.test.ts', 'adds up to 46'],
  [
    20,
    'an unpaid Advocate does not hold up the Defender',
    'test/hub/facilitation.test.ts',
    'does not hold up the Defender',
  ],
  [21, '23:59 in Chicago is 22:59 in the Huasteca', 'test/cases/claim.test.ts', '22:59 in the Huasteca'],
  [21, '... of every court, in every zone', 'test/must-hold/hours.test.ts', '21: the last minute of the court'],
]

const root = join(import.meta.dirname, '..')

it.each(PROOFS)('%i: %s', (_, _what, file, words) => {
  expect(existsSync(join(root, file)), file).toBe(true)
  expect(readFileSync(join(root, file), 'utf8'), `${file} proves it no more`).toContain(words)
})

it('every number is proved here or in the story', () => {
  const proved = new Set([...PROOFS.map(([no]) => no), ...checks.map(({ no }) => no)])
  const all = Array.from({ length: 21 }, (_, index) => index + 1)
  expect(all.filter((no) => !proved.has(no))).toEqual([])
})
