import type { Flow } from '../engine/flow/flow.ts'
import { tellsOf } from '../engine/flow/tells-of.ts'
import type { Json } from '../engine/session.ts'
import type { Library } from '../library.ts'
import type { TalkSetting } from './talk.ts'

export type Handing = Pick<Library, 'readers' | 'words'> & { setting: TalkSetting }

/**
 * What a flow is handed when it begins, as the question that it would be the answer to reads it: "lunes" becomes that day.
 * @throws Error that says what is expected, where it is no answer to that question, or the flow knows no such answer
 */
export function handedAnswers(flow: Flow, given: Record<string, Json>, handing: Handing): Record<string, Json> {
  return Object.fromEntries(Object.entries(given).map(([name, value]) => [name, handed(flow, name, value, handing)]))
}

function handed(flow: Flow, name: string, value: Json, { readers, words, setting }: Handing): Json {
  const nodes = [...flow.nodes.values()]
  const known = [...flow.start.with, ...nodes.flatMap((node) => tellsOf(node).saves)]
  if (!known.includes(name))
    throw new Error(
      `${flow.name} has no answer called ${name}; it has ${[...new Set(known)].sort().join(', ') || 'none'}`,
    )
  const asked = nodes.find((node) => node.type === 'ask' && node.spec.save === name && node.spec.against === undefined)
  if (asked?.type !== 'ask' || typeof value !== 'string') return value
  const { reader, options } = asked.spec
  const { country, lang, zone, now, channel } = setting
  // A picture or a voice note is read by nothing: an id stands for it.
  const reading = readers[reader as keyof typeof readers]?.read(value, { country, lang, zone, now }, options as never)
  if (reading === undefined) return value
  if ('value' in reading) return reading.value as Json
  const key = 'problem' in reading ? reading.problem : reading.ambiguous
  const ref = { flow: 'readers', key, values: (reading.values ?? {}) as Record<string, Json> }
  const { text } = words.render(ref, { country, lang, zone, now, channel, buttons: false })
  throw new Error(`${name} is asked for at ${asked.name}, whose reader (${reader}) cannot take "${value}": ${text}`)
}
