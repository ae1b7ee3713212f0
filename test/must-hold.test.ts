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
  [3, 'a webhook three times is one effect', 'test/hub/converse.test.ts', 'delivers three times as one'],
  [4, '07 is one contact', 'test/hub/converse.test.ts', 'keeps 07 one person'],
  [5, 'after a stop nothing automatic on any channel', 'test/hub/send-rules.test.ts', 'opted-out'],
  [6, "16's late yes does not join", 'test/chats/settlement.late-yes.chat', '@ +30h'],
  [7, '19 gets the cost, no opt-out', 'test/chats/settlement.cancelar-is-to-pay.chat', 'cancelar'],
  [10, 'an edit clears signatures; no work before three', 'test/hub/facilitation.test.ts', 'no work before three'],
  [11, 'a wrong digit of a CLABE is refused', 'test/reading/readers/clabe.test.ts', "problem('clabe"],
  [11, 'the number of a card is not kept', 'test/reading/cards.test.ts', '•••• •••• •••• ••••'],
  [12, '14 never reaches L3', 'test/hub/protected-people.test.ts', 'gets neither beyond L1 nor the payout'],
  [12, "20's payout is frozen", 'test/hub/opened-by-talk.test.ts', 'which freezes payout and outreach'],
  [12, 'a changed account is held for seven days and a call', 'test/cases/claim.test.ts', 'is held for 7 days'],
  [13, 'the same receipt twice is flagged', 'test/cases/refusals.test.ts', 'the same receipt twice'],
  [13, 'the same photo twice is flagged', 'test/hub/keep-media.test.ts', 'duplicate'],
  [14, '"$240" from Mexico is MXN', 'test/reading/readers/money.test.ts', "'$240'"],
  [15, 'an unknown number learns nothing of a case', 'test/hub/advocate.test.ts', 'gets D11 once, no data'],
  [16, 'every SMS is one segment', 'test/engine/checks/checks.test.ts', 'sms-length'],
  [17, 'an intention or a signed form is not joined', 'test/hub/funnel.test.ts', 'never count as joined'],
  [18, 'a complaint about Francisco is invisible to Francisco', 'test/web/sealed.test.ts', 'invisible to Francisco'],
  [19, 'partitions add up to 46', 'test/hub/partitions.test.ts', 'adds up to 46'],
  [
    20,
    'an unpaid Advocate does not hold up the Defender',
    'test/hub/facilitation.test.ts',
    'does not hold up the Defender',
  ],
  [21, '23:59 in Chicago is 22:59 in the Huasteca', 'test/cases/claim.test.ts', '22:59 in the Huasteca'],
]
/** Of groups, whose parts are not all there. */
const TO_COME = [8, 9]

const root = join(import.meta.dirname, '..')

it.each(PROOFS)('%i: %s', (_, _what, file, words) => {
  expect(existsSync(join(root, file)), file).toBe(true)
  expect(readFileSync(join(root, file), 'utf8'), `${file} proves it no more`).toContain(words)
})

it('every number is proved here or in the story, or said to be to come', () => {
  const proved = new Set([...PROOFS.map(([no]) => no), ...checks.map(({ no }) => no)])
  const all = Array.from({ length: 21 }, (_, index) => index + 1)
  expect(all.filter((no) => !proved.has(no))).toEqual(TO_COME)
})
