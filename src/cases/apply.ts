import { contradicted, type Standing, settle } from './conflict.ts'
import { fieldProblem, isEmpty } from './field.ts'
import type { Noun, Tell, Update } from './noun.ts'

export type Outcome =
  | { accepted: true; from: string; to: string; tells: readonly Tell[] }
  /** Readable, without names, numbers or texts. */
  | {
      accepted: false
      reason: string /** Key of the update of another source that says otherwise. */
      contradicts?: string
    }

/** `conflicts`: how many updates say otherwise than what stands, and wait for somebody's decision. */
export type Folded<Doc> = { doc: Doc; outcomes: Map<string, Outcome>; conflicts: number }

/**
 * The document that a subject's updates add up to, and what became of each. Order of arrival does not matter: updates are
 * taken by event time, then in the order in which their turn told them, so a late one may turn an earlier refusal into an
 * acceptance, or the other way round. What several sources tell of one instant has no order between them: an update that
 * does not fit yet is tried again after the others of its instant.
 */
export function fold<S extends string, Doc extends { state: S }>(
  noun: Noun<S, Doc>,
  subject: string,
  updates: readonly Update[],
): Folded<Doc> {
  let doc = noun.initial(subject)
  const standing: Standing = new Map()
  const outcomes = new Map<string, Outcome>()
  for (const instant of instants(updates)) {
    let waiting = instant
    for (let progress = true; progress; ) {
      const refused: Update[] = []
      for (const update of waiting) {
        const { doc: next, outcome } = apply(noun, doc, update, standing)
        outcomes.set(update.key, outcome)
        if (outcome.accepted) {
          doc = next
          settle(standing, noun.moves[update.move]?.settles, update)
        } else refused.push(update)
      }
      progress = refused.length > 0 && refused.length < waiting.length
      waiting = refused
    }
  }
  const stand = new Set([...standing.values()].map(({ key }) => key))
  const open = [...outcomes.values()].filter(
    (each) => !each.accepted && each.contradicts && stand.has(each.contradicts),
  )
  return { doc, outcomes, conflicts: open.length }
}

/** One move on one document. Never throws on bad updates: they come back refused, the document unchanged. */
export function apply<S extends string, Doc extends { state: S }>(
  noun: Noun<S, Doc>,
  doc: Doc,
  update: Update,
  standing: Standing = new Map(),
): { doc: Doc; outcome: Outcome } {
  const refuse = (reason: string) => ({ doc, outcome: { accepted: false, reason } as const })
  const move = Object.hasOwn(noun.moves, update.move) ? noun.moves[update.move] : undefined
  if (!move) return refuse(`A ${noun.name} has no move "${update.move}".`)
  if (!move.who.includes(update.actor.kind))
    return refuse(`${words(update.move)} of a ${noun.name} is for ${list(move.who)}, not for ${update.actor.kind}.`)
  for (const field of move.requires ?? [])
    if (isEmpty(update.payload[field])) return refuse(`${words(update.move)} needs the field ${field}.`)
  for (const [field, kind] of Object.entries(move.fields ?? {})) {
    const problem = update.payload[field] == null ? null : fieldProblem(field, kind, update.payload[field])
    if (problem) return refuse(problem)
  }
  const contradicts = contradicted(standing, move.settles, update)
  if (contradicts !== null)
    return {
      doc,
      outcome: { accepted: false, reason: 'Another source said otherwise: somebody of the team decides.', contradicts },
    }
  if (move.from !== 'any' && !move.from.includes(doc.state))
    return refuse(`${words(update.move)} of a ${noun.name} is possible from ${list(move.from)}; it is ${doc.state}.`)
  const reason = move.guard?.(doc, update)
  if (reason) return refuse(reason)

  const changed: Doc = { ...doc, ...move.change?.(doc, update) }
  const to = typeof move.to === 'function' ? move.to(changed, update) : (move.to ?? changed.state)
  const next: Doc = { ...changed, state: to }
  const tells = typeof move.tells === 'function' ? move.tells(next, update) : (move.tells ?? [])
  return { doc: next, outcome: { accepted: true, from: doc.state, to, tells } }
}

const placeOf = ({ seq = 0 }: Update): number => seq

/** Updates grouped by event time, groups and members in order. Instants may be written with any offset: compare the time. */
function instants(updates: readonly Update[]): Update[][] {
  const timed = updates.map((update) => ({ update, at: Date.parse(update.eventAt) }))
  timed.sort((a, b) => a.at - b.at || placeOf(a.update) - placeOf(b.update) || (a.update.key < b.update.key ? -1 : 1))
  const groups: Update[][] = []
  let last: number | undefined
  for (const { update, at } of timed) {
    if (at === last) groups.at(-1)?.push(update)
    else groups.push([update])
    last = at
  }
  return groups
}

const words = (move: string): string => `"${move}"`
const list = (names: readonly string[]): string => names.join(', ')
