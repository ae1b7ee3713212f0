import type { Flow } from './flow.ts'

/** The flows of an engine, found by what opens them. Built once. */
export type Library = {
  byName: ReadonlyMap<string, Flow>
  byIntent: ReadonlyMap<string, readonly Flow[]>
  byKeyword: ReadonlyMap<string, readonly Flow[]>
  /** Highest priority first. */
  inbound: readonly Flow[]
  /** What was found out about the words of options, by language, country and words: are they a call for help or a stop? */
  hardOptions: Map<string, boolean>
}

/** `foldKeyword` must be the same function that folds what people write. */
export const createLibrary = (flows: readonly Flow[], foldKeyword: (text: string) => string): Library => {
  const ordered = [...flows].sort((a, b) => narrowness(b) - narrowness(a))
  return {
    byName: new Map(flows.map((flow) => [flow.name, flow])),
    byIntent: group(ordered, (flow) => [...flow.start.intent.keys()]),
    byKeyword: group(ordered, (flow) => flow.start.keyword.map(foldKeyword)),
    inbound: ordered
      .filter((flow) => flow.start.inbound)
      .sort((a, b) => (b.start.inbound?.priority ?? 0) - (a.start.inbound?.priority ?? 0)),
    hardOptions: new Map(),
  }
}

/** A flow for one audience goes before one for anyone, one with conditions before one without. */
const narrowness = (flow: Flow): number => (flow.audience === 'anyone' ? 0 : 2) + (flow.start.when ? 1 : 0)

const group = (flows: readonly Flow[], keysOf: (flow: Flow) => readonly string[]): Map<string, Flow[]> => {
  const found = new Map<string, Flow[]>()
  for (const flow of flows) for (const key of keysOf(flow)) found.set(key, [...(found.get(key) ?? []), flow])
  return found
}
