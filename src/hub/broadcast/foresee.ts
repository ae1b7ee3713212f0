import type { BroadcastDoc } from '../../cases/broadcast-doc.ts'
import type { MatterDoc } from '../../cases/matter-doc.ts'
import type { Parts } from '../parts.ts'
import type { Candidate } from '../send-rules/rule.ts'
import { type Judged, judgeRecipient } from './judge-recipient.ts'
import { readPeople } from './read-people.ts'

/** What keeps somebody from getting it now: never, not by us, or not yet. */
export const FATES = ['excluded', 'staff', 'waiting'] as const
export type Fate = (typeof FATES)[number]

export type Reason = { code: string; reason: string; people: number }

/** What would become of people if it went out now. */
export type Foreseen = Record<Fate, Reason[]> & {
  /** Of how many the figures are: a large audience is looked at in samples. */
  judged: number
  /** How many people each of those judged stands for. */
  step: number
  /** Who would get it, sooner or later. */
  goes: Candidate[]
}

const PAGE = 200
/** As many are judged one by one; of more, so many, evenly spread: within three of a hundred what all would give. */
const MOST_JUDGED = 5_000
const SAMPLE = 1_000

/** Judges the people of an audience by the rules that will decide when their turn comes. Nothing is written, and nothing is sent. */
export async function foresee(
  parts: Parts,
  doc: BroadcastDoc,
  matter: MatterDoc | null,
  people: readonly string[],
): Promise<Foreseen> {
  const step = people.length > MOST_JUDGED ? Math.ceil(people.length / SAMPLE) : 1
  const sample = people.filter((_, n) => n % step === 0)
  const found: Record<Fate, Map<string, Reason>> = { excluded: new Map(), staff: new Map(), waiting: new Map() }
  const goes: Candidate[] = []
  for (let from = 0; from < sample.length; from += PAGE)
    for (const judged of (await foreseeEach(parts, doc, matter, sample.slice(from, from + PAGE))).values()) {
      if (judged.do !== 'exclude') goes.push(judged.candidate)
      const fate = fateOf(judged)
      if (!fate || judged.do === 'send') continue
      const { code, reason } = judged
      found[fate].set(code, { code, reason, people: (found[fate].get(code)?.people ?? 0) + 1 })
    }
  const { excluded, staff, waiting } = found
  const all = (reasons: Map<string, Reason>): Reason[] => [...reasons.values()]
  return { judged: sample.length, step, goes, excluded: all(excluded), staff: all(staff), waiting: all(waiting) }
}

/** The same of each of them; at most some hundred at once. */
export async function foreseeEach(
  parts: Parts,
  doc: BroadcastDoc,
  matter: MatterDoc | null,
  people: readonly string[],
): Promise<Map<string, Judged>> {
  const { expires_at: _end, ...rest } = doc
  const going: BroadcastDoc = { ...rest, state: 'SENDING' }
  const readings = await readPeople(parts, people, going, matter)
  const judged = new Map<string, Judged>()
  for (const id of people) judged.set(id, await judgeRecipient(parts, going, id, readings.get(id), 'preview'))
  return judged
}

export const fateOf = (judged: Judged): Fate | null => {
  if (judged.do === 'send') return null
  if (judged.do === 'wait') return 'waiting'
  return judged.staff ? 'staff' : 'excluded'
}
