import type { NewUpdate } from '../../src/hub/updates/tell-update.ts'
import type { CaseRecord } from '../../src/store/case-documents.ts'
import type { Store } from '../../src/store/index.ts'

type Told = (updates: readonly NewUpdate[]) => Promise<void>

/** Parts in which what is told of one document arrives, each applied before the next comes. */
const ARRIVALS = 4
/** Documents told of together. */
const TOGETHER = 100

/**
 * The same story told of many documents, each in an order of its own, in parts and with repetitions, through the store. Differing
 * ones are named by their seed.
 * @param storyOf what is told of a document, in its true order
 */
export async function manyOrders(
  store: Store,
  apply: Told,
  seeds: number,
  storyOf: (seed: number) => NewUpdate[],
): Promise<{ updates: number; different: string[] }> {
  let updates = 0
  for (let from = 0; from < seeds; from += TOGETHER) {
    const stories = Array.from({ length: Math.min(TOGETHER, seeds - from) }, (_, n) =>
      arrivals(storyOf(from + n), from + n),
    )
    for (let part = 0; part < ARRIVALS; part++) {
      const arrived = stories.flatMap((story) => story[part] ?? [])
      await apply(arrived)
      updates += arrived.length
    }
  }
  const shapes = new Map<string, string[]>()
  for (let seed = 0; seed < seeds; seed++) {
    const shape = await shapeOf(store, storyOf(seed))
    shapes.set(shape, [...(shapes.get(shape) ?? []), String(seed)])
  }
  const [, ...others] = [...shapes.values()].sort((a, b) => b.length - a.length)
  return { updates, different: others.flat() }
}

/** In an order of its own; what came in one part may come again in a later one. */
function arrivals(story: readonly NewUpdate[], seed: number): NewUpdate[][] {
  const next = sequence(seed)
  const shuffled = story.map((update) => ({ update, place: next() })).sort((a, b) => a.place - b.place)
  const parts: NewUpdate[][] = Array.from({ length: ARRIVALS }, () => [])
  for (const [index, { update }] of shuffled.entries()) {
    const part = Math.floor((index * ARRIVALS) / shuffled.length)
    parts[part]?.push(update)
    if (next() % 4 === 0) parts[Math.min(part + 1, ARRIVALS - 1)]?.push(update)
  }
  return parts
}

/** What became of a story: documents and what stands in the clear, without the ids that each has of its own. */
async function shapeOf(store: Store, story: readonly NewUpdate[]): Promise<string> {
  const subjects = [...new Set(story.map(({ noun, subject }) => `${noun}:${subject}`))].sort()
  const documents = await store.cases.many<object>(subjects)
  const plain = documents.map(
    ({ state, matterId, facets, doc }: Pick<CaseRecord, 'state' | 'matterId' | 'facets'> & { doc: object }) => [
      state,
      matterId,
      Object.entries(facets).sort(),
      doc,
    ],
  )
  let shape = JSON.stringify(plain)
  for (const [index, subject] of subjects.entries())
    shape = shape.replaceAll(subject.slice(subject.indexOf(':') + 1), `#${index}`)
  return shape
}

/** A seeded sequence of whole numbers, so that an order that fails can be had again. */
function sequence(seed: number): () => number {
  let state = (seed + 1) * 2_654_435_761
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state >>> 8
  }
}
