import type { Asked } from '../../cases/tell-advocate.ts'
import type { Json } from '../../engine/session.ts'
import type { Parts } from '../parts.ts'
import type { Snapshot } from './facts.ts'
import { type AskedOf, bookedCalls, type OpenQuestion, openQuestions, unsentLetters } from './open-questions.ts'

/** A bare "yes" answers what was asked within this time; later the question is put again (F32). */
export const LATE_MS = 24 * 3_600_000

/** References that one text has room for. */
const SHOWN = 4

/** What each kind of answer may be an answer to. */
const ANSWERS = {
  numbered: ['CALL', 'TASK'],
  yes: ['CALL', 'TASK', 'CAP', 'JUDGE', 'LETTER'],
  no: ['CALL', 'TASK', 'CAP', 'JUDGE', 'LETTER'],
  change: ['CALL', 'TASK', 'JUDGE'],
  /** What may be answered in words. */
  words: ['CALL', 'TASK', 'CAP', 'JUDGE', 'INVOICE'],
  invoice: ['INVOICE'],
  rate: ['RATE'],
  outcome: ['OUTCOME'],
  letter: ['LETTER'],
} as const satisfies Record<string, readonly Asked[]>

/** A letter is sent by its own word. "Yes" and "no" are meant for it where they answer nothing else of its case. */
const OTHER_WORDS: readonly string[] = ['yes', 'no'] satisfies (keyof typeof ANSWERS)[]

/**
 * Group `asked`: every question that is open, and for each kind of answer those that it may be meant for: of which a text has left, since nobody
 * answers what still waits for the end of a holiday. `under`: the case, where its reference is not that of another
 * question which the same word answers.
 */
export async function questionsTo(
  parts: Pick<Parts, 'words' | 'clock' | 'store'>,
  snapshot: Snapshot,
  personId: string,
  of: AskedOf,
): Promise<Record<string, Json>> {
  const found = openQuestions(parts, snapshot, of)
  const toldAt = await parts.store.messages.toldAt(
    personId,
    found.map(({ asks }) => asks),
  )
  const now = parts.clock.now().getTime()
  const open = found.map((each): OpenQuestion & { late: boolean } => ({
    ...each,
    late: now - (toldAt.get(each.asks)?.getTime() ?? 0) > LATE_MS,
  }))
  const told = open.filter(({ kind, asks }) => kind === 'CALL' && toldAt.has(asks))
  const askedToCall = new Set(told.map(({ ref }) => ref))
  const groups = Object.entries(ANSWERS).map(([answer, kinds]) => {
    const meant = open.filter(({ kind }) => (kinds as readonly Asked[]).includes(kind))
    const beside = (one: OpenQuestion) => meant.filter((each) => each !== one && each.case === one.case)
    return [
      answer,
      meant
        .filter(({ asks }) => toldAt.has(asks))
        .filter((each) => !(each.kind === 'LETTER' && OTHER_WORDS.includes(answer) && beside(each).length > 0))
        .map((each) => ({ ...each, under: beside(each).some(({ ref }) => ref === each.case) ? null : each.case })),
    ]
  })
  const untold = (kind: Asked) => open.filter((each) => each.kind === kind && !toldAt.has(each.asks))
  return {
    open,
    // Named by its reference each is answered before our text has come: they have the invoice, or know how it ended.
    early_invoice: untold('INVOICE'),
    early_rate: untold('RATE'),
    early_outcome: untold('OUTCOME'),
    count: open.length,
    some: [...new Set(open.map(({ ref }) => ref))].slice(0, SHOWN),
    // Another figure decides nothing: it is heard before they were asked, too.
    cap: open.filter(({ kind }) => kind === 'CAP'),
    unsent: unsentLetters(of),
    booked: bookedCalls(of, parts.clock.now()).filter(({ ref, confirmed }) => confirmed || askedToCall.has(ref)),
    ...Object.fromEntries(groups),
    // Asked for in words, not for a yes.
    rules: open.filter(({ asks, missing }) => missing && toldAt.has(asks)),
  }
}
