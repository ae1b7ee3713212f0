import { STATEMENTS } from '../../reading/intent.ts'
import { LIMITS } from '../limits.ts'
import type { Choice } from '../node.ts'
import type { Turn } from '../turn.ts'
import { isGreeting } from './greeting.ts'
import { meaningOf } from './meaning.ts'
import { bareOf } from './named-in.ts'
import { offered } from './option-said.ts'

/**
 * Where somebody wrote: what could be chosen there, also in words that a reader hears, and what its reader takes as a whole. `until`: at this
 * question alone, while it does not stand open any more. Null where people read it anyway, or any words were an answer, and for words of one
 * part.
 */
export type Wrote = {
  options: readonly Choice[]
  whole: (text: string) => boolean
  named: (part: string) => boolean
  until?: { flow: string; node: string }
} | null

export const whereWritten = (turn: Turn, text: string): Wrote => {
  const { session } = turn
  if (session === null || partsOf(text).length < 2 || session.handedOff) return null
  const { node } = turn
  const ours = OURS.some((path) => turn.value(path) !== null)
  if (ours && !settles(node)) return null
  if (node.type === 'wait') return { options: [], whole: () => false, named: () => false }
  if (node.type !== 'choose') return null
  const { whole, shown, also } = node.spec
  const readers = [...shown, ...also].flatMap(({ reader }) => reader ?? [])
  return {
    ...(ours ? { until: { flow: turn.flow.name, node: node.name } } : {}),
    options: offered(turn),
    whole: (text) => whole !== undefined && 'value' in turn.read(whole.reader, text, whole.options),
    named: (part) => readers.some((reader) => 'value' in turn.read(reader, part, {})),
  }
}

/** "Le contesta su hija, mi papá no está": all of it says who writes, or what became of whom we look for. */
const tellsWho = (turn: Turn, text: string): boolean => {
  const intent = meaningOf(turn, text)
  return intent === 'RELATIVE' || (intent !== null && intent !== 'unclear' && STATEMENTS.has(intent))
}

/**
 * "Que me la traiga, pero si el que firma es mi hijo": one part of the message was heard, and of the other the team has to know. A row for
 * them, without a word: the person has an answer. Once at a question: people read what is said there from then on.
 */
export const noteBeside = (turn: Turn, wrote: Wrote, text: string): void => {
  if (wrote === null || turn.heardWhole || turn.session?.beside || turn.events.some(({ type }) => READ.has(type)))
    return
  const { until } = wrote
  if (until && turn.session?.frames.some(({ flow, node }) => flow === until.flow && node === until.node)) return
  const parts = partsOf(text).flatMap((part) => bareOf(turn, part) || [])
  if (parts.length < 2 || wrote.whole(text) || tellsWho(turn, text)) return
  if (!parts.some((part) => isLeft(turn, wrote, part))) return
  turn.emit({ type: 'handed-off', reason: 'said_beside', priority: 'normal' })
  if (turn.session) turn.session.beside = true
}

const partsOf = (text: string): string[] => text.split(PARTS).flatMap((part) => part.trim() || [])

/** A sentence, or a question, that is none of the options there and that nothing answered. */
const isLeft = (turn: Turn, { options, named }: NonNullable<Wrote>, part: string): boolean => {
  if (named(part) || part.split(/\s+/).length <= LIMITS.sentenceWords || isGreeting(part)) return false
  const { country, lang, now, zone } = turn.context
  const ids = options.map(({ id }) => id)
  const reading = turn.parts.readIntent(part, { country, lang, now, zone, expecting: 'choice', options: ids })
  if ('intent' in reading && reading.intent !== null) {
    const flow = turn.library.byIntent.get(reading.intent)
    const answers = flow?.some(({ name }) =>
      turn.events.some((event) => event.type === 'said' && event.text.flow === name),
    )
    return flow !== undefined && !answers && !ids.includes(reading.intent.toLowerCase())
  }
  return options.length === 0 || !('value' in turn.read('choice', part, { options }))
}

/** What people see in any case. */
const READ = new Set(['handed-off', 'team-words', 'consent-changed'])

/** Partners speak of their work, and their own talks keep what they say beside it; not where something is settled at once. */
const OURS = ['defender.id', 'advocate.id']
const settles = (node: Turn['node']): boolean =>
  node.type === 'choose' && node.spec.plainly !== undefined && node.spec.otherwise === undefined

const PARTS = /[.,;:!?¿¡\n]+|\s(?:y|e|o|pero|aunque|porque|porq|porke|xq|pq|and|but|because|so|or)\s/iu
