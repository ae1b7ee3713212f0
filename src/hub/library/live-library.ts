import type { Logger } from 'pino'
import type { Engine, TurnResult } from '../../engine/engine.ts'
import type { TextRef } from '../../engine/events.ts'
import type { Flow } from '../../engine/flow/flow.ts'
import type { Input } from '../../engine/input.ts'
import type { Built } from '../../library.ts'
import type { FlowDraft, FlowText, FlowVersions } from '../../store/flow-versions.ts'
import type { Words } from '../../words/words.ts'
import { RELEASE, type Standing, standingIn } from './standing.ts'

export type LiveLibrary = {
  /** Always the published conversations; a tester of a draft talks to the draft. */
  engine: Engine
  words: Words
  flows(): readonly Flow[]
  standing(): ReadonlyMap<string, Standing>
  build: (texts: readonly FlowText[]) => Built
  /** Takes up what was published or drafted since. @returns whether anything changed */
  refresh(): Promise<boolean>
}

type Parts = {
  store: { flowVersions: FlowVersions }
  /** The files of the release, as they were read and checked at the start. */
  library: Built
  build: (texts: readonly FlowText[]) => Built
  log: Pick<Logger, 'error'>
}

type Tried = { flow: string; alias: string; testers: ReadonlySet<string>; built: Built }

/** Libraries kept, by what they are made of: going back to an earlier one takes no time. */
const KEPT = 4

/** The library that all processes use: the files of the release, and what staff have published since. The store is the truth. */
export function createLiveLibrary({ store, library, build, log }: Parts): LiveLibrary {
  const kept = new Map<string, Built>()
  let live = library
  let standing: ReadonlyMap<string, Standing> = new Map()
  let moved: ReadonlyMap<string, Readonly<Record<string, string>>> = new Map()
  let tried: readonly Tried[] = []
  let words: Words = live.words
  let seen = ''

  const built = (texts: readonly (FlowText & { hash: string })[]): Built => {
    if (texts.length === 0) return library
    const key = texts.map(({ flow, hash }) => `${flow}:${hash}`).join(' ')
    const made = kept.get(key) ?? build(texts)
    kept.delete(key)
    kept.set(key, made)
    for (const oldest of [...kept.keys()].slice(0, Math.max(0, kept.size - KEPT))) kept.delete(oldest)
    return made
  }

  return {
    build,
    flows: () => live.flows,
    standing: () => standing,
    words: {
      render: (...at) => words.render(...at),
      needsApproval: (...at) => words.needsApproval(...at),
      has: (...at) => words.has(...at),
      placeholders: (...at) => words.placeholders(...at),
      recorded: (...at) => words.recorded(...at),
      choices: (...at) => words.choices(...at),
      recordingFor: (...at) => words.recordingFor(...at),
      recordingById: (id) => words.recordingById(id),
      get recordings() {
        return words.recordings
      },
      get locales() {
        return words.locales
      },
      get approvals() {
        return words.approvals
      },
      get problems() {
        return words.problems
      },
      get rules() {
        return words.rules
      },
    },
    engine: {
      // A draft that waits does so until the open conversation is over.
      mayTellFrom: (...at) => live.engine.mayTellFrom(...at),
      outdates: (...starts) => live.engine.outdates(...starts),
      turn(session, input, given) {
        const context = { ...given, moved }
        const draft = tried.find(({ testers }) => context.personId !== undefined && testers.has(context.personId))
        if (!draft) return live.engine.turn(session, input, context)
        return asDraft(draft, draft.built.engine.turn(session, ofDraft(draft, input), context))
      },
    },
    async refresh() {
      const [last, drafts] = await Promise.all([store.flowVersions.last(), store.flowVersions.drafts()])
      const now = [last, ...drafts.map(({ flow, hash, testers }) => `${flow}:${hash}:${testers.join(',')}`)].join(' ')
      if (now === seen) return false
      const found = standingIn(await store.flowVersions.publications())
      const texts: (FlowText & { hash: string })[] = []
      for (const [flow, { hash, author }] of found) {
        const text = author === RELEASE ? null : await store.flowVersions.version(flow, hash)
        if (text) texts.push(text)
      }
      const next = built(texts)
      if (next.problems.some(({ warning }) => !warning)) {
        // A release may not go together with what staff published before it: people are answered from the files meanwhile.
        log.error(
          { checks: [...new Set(next.problems.map(({ check }) => check))] },
          'published conversations do not pass',
        )
        live = library
      } else live = next
      tried = drafts.flatMap((draft) => tryOut(draft, texts))
      words = withDrafts(live, tried)
      standing = found
      moved = new Map([...found].map(([flow, one]) => [flow, one.moved]))
      seen = now
      return true
    },
  }

  /** Only what passes may be tried: a tester's phone is a phone like any other. */
  function tryOut(draft: FlowDraft, texts: readonly (FlowText & { hash: string })[]): Tried[] {
    if (draft.testers.length === 0) return []
    const made = built([...texts.filter(({ flow }) => flow !== draft.flow), draft])
    if (made.problems.some(({ warning }) => !warning)) return []
    const { flow, hash } = draft
    return [{ flow, alias: `${flow}@${hash}`, testers: new Set(draft.testers), built: made }]
  }
}

/** The words of drafts stand beside the published ones, under the flow's name with the draft's hash. */
const withDrafts = (live: Built, tried: readonly Tried[]): Words =>
  tried.length === 0
    ? live.words
    : {
        ...live.words,
        render: (ref, to, own) => {
          const draft = tried.find(({ alias }) => alias === ref.flow || alias === ref.asks?.flow)
          if (!draft) return live.words.render(ref, to, own)
          const rendered = draft.built.words.render(renamed(ref, draft.alias, draft.flow), to)
          const options = rendered.options?.map(({ id, label }) => ({
            id: id.startsWith(`${draft.flow}.`) ? draft.alias + id.slice(draft.flow.length) : id,
            label,
          }))
          return options ? { ...rendered, options } : rendered
        },
      }

const renamed = (ref: TextRef, from: string, to: string): TextRef => ({
  ...ref,
  flow: ref.flow === from ? to : ref.flow,
  ...(ref.before ? { before: ref.before.map((one) => ({ ...one, flow: one.flow === from ? to : one.flow })) } : {}),
  ...(ref.asks ? { asks: { ...ref.asks, flow: ref.asks.flow === from ? to : ref.asks.flow } } : {}),
})

const asDraft = ({ flow, alias }: Tried, result: TurnResult): TurnResult => ({
  ...result,
  events: result.events.map((event) =>
    event.type === 'said' ? { ...event, text: renamed(event.text, flow, alias) } : event,
  ),
})

const ofDraft = ({ flow, alias }: Tried, input: Input): Input =>
  input.kind === 'text' && input.button?.startsWith(`${alias}.`)
    ? { ...input, button: flow + input.button.slice(alias.length) }
    : input
