import type { Clock } from '../../clock.ts'
import { carried } from '../../engine/carried.ts'
import { compileFlow } from '../../engine/flow/compile-flow.ts'
import type { Flow } from '../../engine/flow/flow.ts'
import { nodes } from '../../engine/nodes/index.ts'
import type { Problem } from '../../engine/problem.ts'
import {
  FlowConflict,
  type FlowDraft,
  type FlowText,
  type FlowVersion,
  type Publication,
} from '../../store/flow-versions.ts'
import type { Store } from '../../store/index.ts'
import type { LiveLibrary } from './live-library.ts'
import { RELEASE, type Standing, standingIn } from './standing.ts'

/** What stands against a change. `conflict`: it was made from another version than the present one. */
export type FlowRefusal =
  | { refused: 'unknown' }
  | { refused: 'conflict'; current: string | null }
  | { refused: 'problems'; problems: readonly Problem[] }

export type Published = { hash: string; number: number }

/** `base`: hash of the version that the change was made from, null for a new conversation. */
export type Change = { base: string | null; author: string; note: string }

export type FlowLibrary = ReturnType<typeof createFlowLibrary>

type Parts = {
  store: Pick<Store, 'flowVersions'>
  clock: Clock
  live: LiveLibrary
}

/** How often a publication is tried again because another flow was published in between. */
const TRIES = 5

/** Versions of conversations: drafted, checked, published, taken back. Nothing that does not pass every check is published. */
export function createFlowLibrary({ store: { flowVersions: store }, clock, live }: Parts) {
  const standing = async () => standingIn(await store.publications())

  /** The others as they stand, and this text in place of its flow. */
  async function problemsWith(text: FlowText, now: ReadonlyMap<string, Standing>): Promise<readonly Problem[]> {
    const others = await Promise.all(
      [...now]
        .filter(([flow, { author }]) => flow !== text.flow && author !== RELEASE)
        .map(([flow, { hash }]) => store.version(flow, hash)),
    )
    return live.build([...others.flatMap((other) => other ?? []), text]).problems
  }

  /** A question at which somebody may stand must still exist, or say what it is called now. */
  function leftBehind(text: FlowText): Problem[] {
    const before = live.flows().find(({ name }) => name === text.flow)
    const after = compiled(text)
    return before && after ? missing(before, after) : []
  }

  /** What becomes of those who stand at a question of any version that was ever published. */
  async function movedTo(text: FlowText, publications: readonly Publication[]): Promise<Record<string, string>> {
    const present = compiled(text)
    const hashes = new Set(publications.flatMap(({ changes }) => changes[text.flow] ?? []))
    const earlier = await Promise.all([...hashes].map((hash) => store.version(text.flow, hash)))
    return present
      ? carried(
          earlier.flatMap((version) => (version && compiled(version)) ?? []),
          present,
        )
      : {}
  }

  async function write(text: FlowText, change: Change, careful: boolean): Promise<Published | FlowRefusal> {
    const at = clock.now()
    for (let tries = 1; ; tries++) {
      const publications = await store.publications()
      const now = standingIn(publications)
      const current = now.get(text.flow)?.hash ?? null
      if (current !== change.base) return { refused: 'conflict', current }
      const problems = (await problemsWith(text, now)).filter(({ warning }) => !warning)
      const all = problems.length > 0 || !careful ? problems : leftBehind(text)
      if (all.length > 0) return { refused: 'problems', problems: all }
      const by = { author: change.author, note: change.note, at }
      const hash = await store.keep(text, by)
      const number = (publications.at(-1)?.number ?? 0) + 1
      const moved = { [text.flow]: await movedTo(text, publications) }
      try {
        await store.publish({ number, changes: { [text.flow]: hash }, moved, ...by })
      } catch (error) {
        if (error instanceof FlowConflict && tries < TRIES) continue
        throw error
      }
      await live.refresh()
      return { hash, number }
    }
  }

  return {
    standing,
    history: async (flow: string): Promise<Publication[]> =>
      (await store.publications()).filter(({ changes }) => Object.hasOwn(changes, flow)),
    version: (flow: string, hash: string): Promise<FlowVersion | null> => store.version(flow, hash),
    draft: (flow: string): Promise<FlowDraft | null> => store.draft(flow),

    /** All that is wrong with this text among the published conversations. Nothing is written. */
    check: async (text: FlowText): Promise<readonly Problem[]> => [
      ...(await problemsWith(text, await standing())),
      ...leftBehind(text),
    ],

    /** `revision`: that of the draft which was edited, 0 for a new one. */
    async saveDraft(
      text: FlowText,
      { base, author, revision, testers }: Change & { revision: number; testers: string[] },
    ): Promise<{ revision: number; hash: string } | FlowRefusal> {
      const { flow, yaml, words } = text
      const hash = await store.keep(text, { author, note: 'draft', at: clock.now() })
      const draft = {
        flow,
        yaml,
        words,
        hash,
        base: base ?? '',
        testers,
        revision: revision + 1,
        author,
        at: clock.now(),
      }
      try {
        await store.saveDraft(draft)
      } catch (error) {
        if (!(error instanceof FlowConflict)) throw error
        return { refused: 'conflict', current: (await store.draft(flow))?.hash ?? null }
      }
      await live.refresh()
      return { revision: draft.revision, hash }
    },

    async dropDraft(flow: string): Promise<boolean> {
      const dropped = await store.dropDraft(flow)
      await live.refresh()
      return dropped
    },

    publish: (text: FlowText, change: Change): Promise<Published | FlowRefusal> => write(text, change, true),

    /** An earlier version is published again. Who stands at a question that it does not have goes on at the nearest one. */
    async rollback(flow: string, hash: string, change: Change): Promise<Published | FlowRefusal> {
      const version = await store.version(flow, hash)
      const was = (await store.publications()).some(({ changes }) => changes[flow] === hash)
      return version && was ? write(version, change, false) : { refused: 'unknown' }
    },

    /** Publishes the files that came with the code where they are new, unless staff have published since. */
    async release(texts: readonly FlowText[]): Promise<Publication | null> {
      const publications = await store.publications()
      const now = standingIn(publications)
      const by = { author: RELEASE, note: 'shipped with the code', at: clock.now() }
      const changes: Record<string, string> = {}
      const moved: Record<string, Record<string, string>> = {}
      for (const text of texts) {
        const current = now.get(text.flow)
        if (current && current.author !== RELEASE) continue
        const hash = await store.keep(text, by)
        if (hash === current?.hash) continue
        changes[text.flow] = hash
        moved[text.flow] = await movedTo(text, publications)
      }
      if (Object.keys(changes).length === 0) return null
      const publication = { number: (publications.at(-1)?.number ?? 0) + 1, changes, moved, ...by }
      try {
        await store.publish(publication)
      } catch (error) {
        // Another process of the same release was first.
        if (!(error instanceof FlowConflict)) throw error
      }
      return publication
    },
  }
}

const compiled = ({ flow, yaml }: FlowText): Flow | null => compileFlow(`flows/${flow}.yaml`, yaml).flow

const missing = (before: Flow, after: Flow): Problem[] =>
  [...before.nodes.values()]
    .filter(({ name, type }) => nodes[type].waits && !after.nodes.has(after.renamed[name] ?? name))
    .map(({ name }) => ({
      check: 'migration',
      file: after.file,
      node: name,
      problem: 'is a question at which people may stand, and is no longer there',
      remedy: `add renamed: { ${name}: <its new name, or the question to go on at> }`,
    }))
