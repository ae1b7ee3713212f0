import { type Outcome, Talk, type TalkSetting } from '../../src/cli/talk.ts'
import type { Engine } from '../../src/engine/engine.ts'
import { LEVELS } from '../../src/engine/events.ts'
import type { Facts } from '../../src/engine/facts.ts'
import type { Flow } from '../../src/engine/flow/flow.ts'
import { type Node, nodes } from '../../src/engine/nodes/index.ts'
import type { Json, Session } from '../../src/engine/session.ts'
import { sealSession } from '../../src/store/saved-session.ts'
import { createVault } from '../../src/store/vault.ts'
import { smsSegments } from '../../src/words/gsm7.ts'
import type { Words } from '../../src/words/words.ts'
import { refusedIn } from '../support/refused-in.ts'
import { LATE, type Move, movesAt } from './crawler-moves.ts'

/** `answers`: what the flow is started with. */
export type Start = { name: string; facts: Facts; open: string; audience?: string; answers?: Record<string, Json> }
export type Found = { where: string; problem: string }
/** `largest`: bytes of the longest session that was saved, sealed as the store keeps it. */
export type Crawl = { found: Found[]; states: number; turns: number; visited: Set<string>; largest: number }

/**
 * Bytes of one conversation that waits for its person, whatever was told in it before. Migrants wait by the hundred thousand; of
 * Defenders and Advocates there are tens, and their talks carry the list of tasks that they go through.
 */
const MOST_SAVED: Record<string, number> = { migrant: 1_024, relative: 1_024, defender: 1_024, advocate: 1_024 }
const vault = createVault(Buffer.alloc(32, 7))

/** Walk from every start through every option, other answer, silence step, intent and kind of media at every wait. */
export const crawl = (
  engine: Engine,
  words: Words,
  flows: readonly Flow[],
  starts: readonly Start[],
  base: Omit<TalkSetting, 'facts'>,
): Crawl => {
  const byName = new Map(flows.map((flow) => [flow.name, flow]))
  const result: Crawl = { found: [], states: 0, turns: 0, visited: new Set(), largest: 0 }
  const seen = new Set<string>()
  const longest: Record<string, number> = {}
  const told = new Set<string>()
  const open: { talk: Talk; path: string[] }[] = []
  /** Somebody has written what is done for whoever is watched. */
  const guarded = flows.some(({ start }) => start.intent?.has('DISCREET'))
  const report = (path: string[], problem: string) => {
    const where = path.slice(-4).join(' > ')
    if (told.has(problem)) return
    told.add(problem)
    result.found.push({ where, problem })
  }
  const visit = (talk: Talk, path: string[]) => {
    const key = keyOf(talk, byName)
    if (key === null || seen.has(key)) return
    seen.add(key)
    open.push({ talk, path })
  }
  const act = (from: Talk | null, move: Move, path: string[], setting?: TalkSetting) => {
    const talk = from ? from.fork() : new Talk(engine, words, setting as TalkSetting)
    const next = [...path, move.name]
    try {
      // Nobody answers two questions at once: the same words within seconds are one answer, sent twice.
      if (from) talk.pass(60_000)
      const outcomes = move.run(talk)
      if (outcomes === null) return
      result.turns++
      judge(talk, outcomes, move, (problem) => report(next, problem), guarded)
      // Entered in the middle, a flow lacks what was answered before.
      if (!ENTERED.test(next[0] ?? '')) for (const lacking of refusedIn(outcomes)) report(next, lacking)
      visit(talk, next)
    } catch (error) {
      report(next, `threw: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
  for (const start of starts) {
    const move: Move = {
      name: start.name,
      run: (talk) =>
        start.open.startsWith('>') ? talk.write(start.open.slice(1)) : talk.open(start.open, start.answers),
    }
    const { facts, audience = base.audience } = start
    act(null, { ...move, quiet: true }, [], { ...base, facts, audience })
  }
  for (let at = open.pop(); at; at = open.pop()) {
    result.states++
    const { session } = at.talk
    const text = session ? JSON.stringify(session) : ''
    const { audience } = at.talk.setting
    if (session && text.length > (longest[audience] ?? 0)) {
      longest[audience] = text.length
      const bytes = sealSession(vault, vault.ownKey, 'p1', session).length
      result.largest = Math.max(result.largest, bytes)
      if (bytes >= (MOST_SAVED[audience] ?? 0)) report(at.path, `${stackOf(session)}: ${bytes} bytes are kept of it`)
    }
    const frame = session?.frames.at(-1)
    const node = frame && byName.get(frame.flow)?.nodes.get(frame.node)
    // Whoever chose another language is walked with those who speak it.
    if (!frame || !node || at.talk.setting.lang !== base.lang) continue
    result.visited.add(`${frame.flow}.${frame.node}`)
    for (const move of movesAt(node, frame.flow, at.talk)) act(at.talk, move, at.path)
  }
  return result
}

const stackOf = ({ frames }: Session): string => frames.map(({ flow, node }) => `${flow}.${node}`).join(' > ')

/** Conversations that stand at the same place with the same knowledge go on alike. What lies deeper is told by its top only. */
const keyOf = (talk: Talk, flows: ReadonlyMap<string, Flow>): string | null => {
  const { session, setting } = talk
  if (!session) return null
  const top = session.frames.at(-1)
  const contact = setting.facts.contact as Record<string, unknown>
  const node = top && flows.get(top.flow)?.nodes.get(top.node)
  // What a question takes also for an earlier one, it takes once.
  const handed = session.handedOff ?? false
  const late = node?.type === 'ask' ? node.spec.late : undefined
  return [
    ...[
      `${top?.flow}.${top?.node}`,
      session.frames.length > 1,
      handed,
      // The team gives it back as if nothing had been missed.
      handed ? 0 : Math.min(session.misses, 2),
    ],
    late !== undefined && late.save in session.answers,
    session.part ?? '',
    // Whose answers lead elsewhere than those of others who stand at the same place.
    session.answers.apart ?? '',
    session.answers.refused ?? '',
    ...[handed ? 0 : session.silences, contact.level, setting.channel, setting.lang, setting.audience],
  ].join('|')
}

/** What nobody decides by an answer to a question of yesterday, whatever was asked: to take part, to leave, where money goes. */
const DECIDES = ['intend', 'decline', 'reconsider', 'choose_method', 'pay', 'return', 'sign']
const ranks: readonly string[] = LEVELS

/** A start at a node of a flow. */
const ENTERED = /[a-z]\.[a-z]/

/** What no turn may do: be silent to a person, wait for ever, say more than the level allows, send an SMS of two segments. */
const judge = (
  talk: Talk,
  outcomes: readonly Outcome[],
  move: Move,
  report: (problem: string) => void,
  guarded: boolean,
): void => {
  const { session, setting } = talk
  const top = session?.frames.at(-1)
  const where = top ? `${top.flow}.${top.node}` : 'the end'
  const level = ranks.indexOf(String((setting.facts.contact as Record<string, unknown>).level ?? 'L0'))
  const spoken = outcomes.filter((one) => one.kind === 'said')
  const silent = !outcomes.some(({ kind }) => kind === 'said' || kind === 'handoff' || kind === 'ended')
  // While a person of the team has it the bot is silent; a wait asks nothing, so its flow may let a message pass.
  const listening = session?.handedOff || (top && waits.has(`${top.flow}.${top.node}`))
  if (silent && !move.quiet && !listening) report(`${where}: nothing is said to ${move.name.slice(0, 40)}`)
  if (move.name.startsWith(LATE))
    for (const one of outcomes)
      if (one.kind === 'update' && one.noun === 'claim' && DECIDES.includes(one.move))
        report(`${where}: ${one.move} is decided by an answer to a question of yesterday`)
  // Whoever is watched gets one "OK." that tells nothing, at every wait, and a person knows; whoever has said so before gets nothing.
  if (move.name === '#DISCREET' && where.startsWith('discreet.')) {
    const told = outcomes.some(
      (one) => one.kind === 'handoff' && one.reason === 'danger_watched' && one.priority === 'urgent',
    )
    if (told ? spoken.map(({ text }) => text).join() !== 'OK.' : !silent)
      report(`${move.name}: ${spoken.map(({ text }) => text.slice(0, 40)).join(' / ')} is said to who is watched`)
  } else if (move.name === '#DISCREET' && guarded) report(`${where}: somebody is watched, and it goes on`)
  for (const said of spoken) {
    if (ranks.indexOf(said.level) > level)
      report(`${where}: ${said.level} words at L${level}: ${said.text.slice(0, 40)}`)
    const { segments, hole } = lookedAt(said.text)
    // What a Defender reports by SMS may name more tasks than one segment holds; any other text fits into one (check sms-length).
    if (said.channel === 'sms' && segments > 2)
      report(`${where}: an SMS of ${segments} segments: ${said.text.slice(0, 40)}`)
    if (hole) report(`${where}: a hole in the words: ${said.text.slice(0, 80)}`)
  }
  if (session && !session.handedOff && talk.due === null && !declaredEndless(talk)) report(`${where}: waits for ever`)
}

let endless: ReadonlySet<string> = new Set()
let waits: ReadonlySet<string> = new Set()
/** What the flows themselves declare: `silence: none` with a reason or a last step that repeats, and waits without a question. */
export const declare = (flows: readonly Flow[]): void => {
  const named = (chosen: (node: Node) => boolean) =>
    new Set(
      flows.flatMap((flow) =>
        [...flow.nodes.values()].flatMap((node) => (chosen(node) ? [`${flow.name}.${node.name}`] : [])),
      ),
    )
  endless = named(
    (node) => nodes[node.type].waits && (node.silenceReason !== undefined || node.silence.at(-1)?.repeat === true),
  )
  waits = named((node) => node.type === 'wait')
}

const declaredEndless = (talk: Talk): boolean => {
  const top = talk.session?.frames.at(-1)
  return top !== undefined && endless.has(`${top.flow}.${top.node}`)
}

const looked = new Map<string, { segments: number; hole: boolean }>()
const lookedAt = (text: string) => {
  const known = looked.get(text)
  if (known) return known
  const found = {
    segments: smsSegments(text),
    hole: /\{[a-z_.]+\}|undefined|null|NaN|\[object/.test(text),
  }
  looked.set(text, found)
  return found
}
