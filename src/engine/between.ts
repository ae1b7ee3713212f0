import { durationMs } from './duration.ts'
import { valueAt } from './facts.ts'
import type { Flow } from './flow/flow.ts'
import type { Library } from './library.ts'
import { LIMITS } from './limits.ts'
import { type Node, nodes } from './nodes/index.ts'
import type { TurnContext } from './parts.ts'
import type { Frame, Session } from './session.ts'

/** What stood open when something of ours was told between: whoever comes back finds it as it was. */
export type Stood = Pick<Session, (typeof STANDS)[number]>

const STANDS = [
  'waitId',
  'askedAt',
  'misses',
  'noted',
  'beside',
  'repeated',
  'part',
  'offered',
  'silences',
  'waitSince',
] as const

export const stoodIn = (session: Session): Stood =>
  Object.fromEntries(STANDS.flatMap((name) => (name in session ? [[name, session[name]]] : []))) as Stood

export const putBack = (session: Session, stood: Stood): void => {
  for (const name of STANDS) delete session[name]
  Object.assign(session, stood)
}

type Known = Pick<TurnContext, 'facts' | 'now'>

/**
 * From when a flow may be told between what is open (`start: { between: true }`), ISO: at once while nothing is asked, else when its
 * question has stood for a while, by day. Nobody is asked two things at a time in one breath, and no "sí" to the one is taken for the other.
 * @returns null when it waits until the conversation is over
 */
export const mayTellFrom = (
  session: Session,
  flow: Flow,
  { byName }: Pick<Library, 'byName'>,
  { facts, now }: Known,
  event?: string,
): string | null => {
  if (!flow.start.between || session.handedOff || session.checking || session.heard) return null
  const top = session.frames.at(-1) as Frame
  const open = byName.get(top.flow)
  const node = open?.nodes.get(top.node)
  const stays =
    node?.yields && (top.between || session.frames.length === 1) ? session.frames.slice(0, -1) : session.frames
  if (stays.length + LIMITS.betweenDeep > LIMITS.callsDeep) return null
  if (stays.some((frame) => frame.between || frame.flow === flow.name)) return null
  if (!open || !node || !nodes[node.type].waits || open.pressing === 'safety') return null
  const urgent = flow.pressing === 'safety' || (event !== undefined && flow.start.between.includes(event))
  if (node.opening && !urgent) return null
  const settled = node.type === 'wait' || urgent ? now : later(session.askedAt, LIMITS.betweenMs)
  // "Le escribo mañana" is a promise: a group waits until then, too, and what is theirs alone is told.
  const promised = !urgent && flow.pressing === 'asked' && isPromised(node) && session.until ? [session.until] : []
  const opens = valueAt(facts, 'now.opens')
  const night = !urgent && valueAt(facts, 'now.quiet') === true && typeof opens === 'string'
  return [settled, ...promised, ...(night ? [opens] : [])].sort().at(-1) as string
}

/** A wait for the time that they named themselves. */
const isPromised = (node: Node): boolean =>
  node.putsOff === true &&
  node.type === 'wait' &&
  typeof node.spec.until === 'string' &&
  durationMs(node.spec.until) === null

const later = (instant: string, ms: number): string => new Date(Date.parse(instant) + ms).toISOString()

/**
 * The flows that stay on the stack when the top one ends. What closes everything closes, of something told between, that alone: the
 * conversation beneath has nothing to do with it. Unless it was put on top by what the person said. What closes some flows closes these
 * wherever they stand: a report that is being told stays when the weekly summary beneath it is over.
 */
export const staying = <F extends Frame>(frames: readonly F[], closes: boolean | readonly string[]): F[] => {
  if (!closes) return frames.slice(0, -1)
  if (closes !== true) return frames.slice(0, -1).filter(({ flow }) => !closes.includes(flow))
  const at = frames.findIndex(({ between }) => between !== undefined)
  return frames.slice(0, at > 0 && frames.slice(at, -1).every(({ answers }) => answers === undefined) ? at : 0)
}

export type Waiting = { flow: string; answers: Readonly<Record<string, unknown>> }

/** Does a start that has to wait say what an earlier one, which waits too, would say of the same thing before it (`start: { newest: [of] }`)? */
export const outdates = (later: Waiting, earlier: Waiting, { byName }: Pick<Library, 'byName'>): boolean => {
  const newest = byName.get(later.flow)?.start.newest
  return (
    newest !== undefined &&
    later.flow === earlier.flow &&
    newest.every((name) => later.answers[name] !== undefined && later.answers[name] === earlier.answers[name])
  )
}
