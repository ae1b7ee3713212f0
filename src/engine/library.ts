import { dateEvent, type Flow } from './flow/flow.ts'
import type { Phrase } from './flow/phrase.ts'

/** The flows of an engine, found by what opens them. Built once. */
export type Library = {
  byName: ReadonlyMap<string, Flow>
  byIntent: ReadonlyMap<string, readonly Flow[]>
  /** By the first word of the phrase; those that begin with a slot stand under the empty word. */
  byKeyword: ReadonlyMap<string, readonly Keyword[]>
  byEvent: ReadonlyMap<string, readonly Flow[]>
  /** By what is sent that is not words. */
  byMedia: ReadonlyMap<string, readonly Flow[]>
  /** By what is heard in words that are no answer. */
  missed: readonly Flow[]
  forwarded: readonly Flow[]
  /** Those that a reader opens. */
  byReader: readonly Flow[]
  /** Highest priority first. */
  inbound: readonly Flow[]
  /** Names under which `count` counts. */
  counted: ReadonlySet<string>
  /** Names of what a conversation may be begun with, as whom it is about. */
  given: ReadonlySet<string>
  /** What was found out about the words of options, by language, country and words: are they a call for help or a stop? */
  hardOptions: Map<string, boolean>
}

export type Keyword = { flow: Flow; phrase: Phrase }

export const createLibrary = (flows: readonly Flow[]): Library => {
  const ordered = [...flows].sort((a, b) => narrowness(b) - narrowness(a))
  return {
    byName: new Map(flows.map((flow) => [flow.name, flow])),
    byIntent: group(ordered, (flow) => [...flow.start.intent.keys()]),
    byKeyword: keywordsOf(ordered),
    byEvent: group(ordered, ({ name, start }) => [...start.event, ...(start.date ? [dateEvent(name)] : [])]),
    byMedia: group(ordered, ({ start }) => start.media),
    missed: ordered.filter((flow) => flow.start.missed).sort((a, b) => danger(b) - danger(a)),
    forwarded: ordered.filter((flow) => flow.start.forwarded),
    byReader: ordered.filter((flow) => flow.start.reads),
    inbound: ordered
      .filter((flow) => flow.start.inbound)
      .sort((a, b) => (b.start.inbound?.priority ?? 0) - (a.start.inbound?.priority ?? 0)),
    counted: new Set(flows.flatMap(({ nodes }) => [...nodes.values()].flatMap(({ count }) => count ?? []))),
    given: new Set(flows.flatMap(({ start }) => start.with)),
    hardOptions: new Map(),
  }
}

const danger = ({ pressing }: Flow): number => (pressing === 'safety' ? 1 : 0)

/** A flow for one audience goes before one for anyone, one with conditions before one without. */
const narrowness = (flow: Flow): number => (flow.audience === 'anyone' ? 0 : 2) + (flow.start.when ? 1 : 0)

/** Plain words before slots: `paid {invoice}` never takes what `paid all` says. */
const keywordsOf = (flows: readonly Flow[]): Map<string, Keyword[]> => {
  const found = new Map<string, Keyword[]>()
  const all = flows.flatMap((flow) => flow.start.keyword.map((phrase) => ({ flow, phrase })))
  for (const keyword of all.sort((a, b) => slots(a) - slots(b))) {
    const [head = ''] = keyword.phrase.parts
    const key = typeof head === 'string' ? head : ''
    found.set(key, [...(found.get(key) ?? []), keyword])
  }
  return found
}

const slots = ({ phrase }: Keyword): number => phrase.parts.filter((part) => typeof part !== 'string').length

const group = (flows: readonly Flow[], keysOf: (flow: Flow) => readonly string[]): Map<string, Flow[]> => {
  const found = new Map<string, Flow[]>()
  for (const flow of flows) for (const key of keysOf(flow)) found.set(key, [...(found.get(key) ?? []), flow])
  return found
}
