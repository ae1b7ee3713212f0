import type { ReadIntent } from '../intent.ts'
import type { Reader } from '../reader.ts'
import type { WrittenOut } from '../written-out.ts'
import { account } from './account.ts'
import { age } from './age.ts'
import { alias } from './alias.ts'
import { anotherDeath } from './another-death.ts'
import { asksPapers } from './asks-papers.ts'
import { byAnother } from './by-another.ts'
import { cameBy } from './came-by.ts'
import { type ChoiceOptions, choice } from './choice.ts'
import { clabe } from './clabe.ts'
import { clock } from './clock.ts'
import { code } from './code.ts'
import { dangerNear } from './danger-near.ts'
import { dangerTold } from './danger-told.ts'
import { date } from './date.ts'
import { denial } from './denial.ts'
import { expenses } from './expenses.ts'
import { forWhom } from './for-whom.ts'
import { forget } from './forget.ts'
import { freeText } from './free-text.ts'
import { hours } from './hours.ts'
import { idExpiry } from './id-expiry.ts'
import { identity } from './identity.ts'
import { language } from './language.ts'
import { leaveWord } from './leave-word.ts'
import { leavesGroup } from './leaves-group.ts'
import { legalRule } from './legal-rule.ts'
import { letter } from './letter.ts'
import { money } from './money.ts'
import { name } from './name.ts'
import { noReceipt } from './no-receipt.ts'
import { notClear } from './not-clear.ts'
import { numbers } from './numbers.ts'
import { obstacle } from './obstacle.ts'
import { offWork } from './off-work.ts'
import { offer } from './offer.ts'
import { ownKin } from './own-kin.ts'
import { ownWork } from './own-work.ts'
import { paste } from './paste.ts'
import { payoutChange } from './payout-change.ts'
import { payoutCode } from './payout-code.ts'
import { phone } from './phone.ts'
import { place } from './place.ts'
import { type PostOptions, post } from './post.ts'
import { rating } from './rating.ts'
import { received } from './received.ts'
import { reference } from './reference.ts'
import { reply } from './reply.ts'
import { report } from './report.ts'
import { rightNumber } from './right-number.ts'
import { road } from './road.ts'
import { secondThoughts } from './second-thoughts.ts'
import { selfNamed } from './self-named.ts'
import { toldOf } from './told-of.ts'
import { usedByOthers } from './used-by-others.ts'
import { when } from './when.ts'
import { workRequest } from './work-request.ts'
import { worked } from './worked.ts'
import { wrongNumber } from './wrong-number.ts'
import { year } from './year.ts'
import { yesNo } from './yes-no.ts'

/** All readers by name. Adding one is a file, a line here, and a table in `test/reading`. Value and options: see its file. */
export const readers = {
  account,
  age,
  'asks-papers': asksPapers,
  alias,
  'another-death': anotherDeath,
  'by-another': byAnother,
  'came-by': cameBy,
  choice,
  clabe,
  clock,
  code,
  'danger-near': dangerNear,
  'danger-told': dangerTold,
  date,
  denial,
  expenses,
  'for-whom': forWhom,
  forget,
  'free-text': freeText,
  hours,
  'id-expiry': idExpiry,
  identity,
  language,
  'leave-word': leaveWord,
  'legal-rule': legalRule,
  'leaves-group': leavesGroup,
  letter,
  money,
  name,
  'no-receipt': noReceipt,
  'not-clear': notClear,
  numbers,
  obstacle,
  'off-work': offWork,
  offer,
  'own-kin': ownKin,
  'own-work': ownWork,
  paste,
  'payout-change': payoutChange,
  'payout-code': payoutCode,
  received,
  phone,
  place,
  post,
  rating,
  reference,
  reply,
  report,
  'right-number': rightNumber,
  road,
  'second-thoughts': secondThoughts,
  'self-named': selfNamed,
  'told-of': toldOf,
  'used-by-others': usedByOthers,
  when,
  'work-request': workRequest,
  worked,
  'wrong-number': wrongNumber,
  year,
  'yes-no': yesNo,
} as const

export type ReaderName = keyof typeof readers
export type Readers = Readonly<Record<ReaderName, Reader<unknown, never>>>

/**
 * The same readers, those that also listen for intents (`choice`, `letter`, `post`, `yes-no`) bound to a lexicon. Those whose answers are words
 * hear what they do not understand once more, with its short forms written out.
 */
export const createReaders = (readIntent: ReadIntent, writtenOut: WrittenOut = (text) => text): Readers => ({
  ...readers,
  choice: inFull(
    {
      ...choice,
      read: (text, context, options) => choice.read(text, context, { readIntent, ...(options as ChoiceOptions) }),
    },
    writtenOut,
  ),
  date: inFull(date as Readers['date'], writtenOut),
  when: inFull(when as Readers['when'], writtenOut),
  year: inFull(year as Readers['year'], writtenOut),
  letter: { ...letter, read: (text, context) => letter.read(text, context, { readIntent }) },
  post: {
    ...post,
    read: (text, context, options) => post.read(text, context, { readIntent, ...(options as PostOptions) }),
  },
  'yes-no': { ...yesNo, read: (text, context) => yesNo.read(text, context, { readIntent }) },
})

const inFull = (reader: Reader<unknown, never>, writtenOut: WrittenOut): Reader<unknown, never> => ({
  ...reader,
  read: (text, context, options) => {
    const reading = reader.read(text, context, options)
    if (!('problem' in reading)) return reading
    const full = writtenOut(text, context.lang)
    return full === text ? reading : reader.read(full, context, options)
  },
})

export const READER_NAMES = Object.keys(readers) as ReaderName[]
