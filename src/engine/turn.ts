import type { Reading } from '../reading/reader.ts'
import { type Condition, holds } from './conditions.ts'
import { after } from './duration.ts'
import type { Event, TextRef } from './events.ts'
import { valueAt } from './facts.ts'
import type { Flow } from './flow.ts'
import type { Library } from './library.ts'
import { LIMITS } from './limits.ts'
import type { Answer, Choice, Next, NodeBase, NodeType, TurnTools } from './node.ts'
import { type Node, nodes } from './nodes/index.ts'
import type { EngineParts, TurnContext } from './parts.ts'
import { pathOf, type RecordStep } from './records.ts'
import type { Frame, Json, Session } from './session.ts'
import { spokenTime } from './spoken-time.ts'

/** How the next question is dressed: words before it, another wording of it, numbers instead of buttons. */
type Dress = { before?: Omit<TextRef, 'before'>[]; variant?: 'again' | 'back'; numbered?: boolean }
type AnyNodeType = NodeType<string, never, unknown>

/** One turn at work: a private copy of the session, the events so far, and the loop that moves from node to node. */
export class Turn implements TurnTools {
  readonly events: Event[] = []
  readonly now: string
  readonly zone: string
  readonly context: TurnContext
  readonly library: Library
  readonly parts: EngineParts
  /** Null while no conversation is open. */
  session: Session | null
  private dress: Dress = {}
  private withdrawn = false
  private cut = false
  /** A repeat by silence keeps the count of silences; a person's word starts it again. */
  private keepSilences = false

  constructor(parts: EngineParts, library: Library, context: TurnContext, session: Session | null) {
    this.parts = parts
    this.library = library
    this.context = context
    this.now = context.now
    this.zone = context.zone
    this.session = session && copyOf(session)
  }

  // ---- where we are

  get open(): Session {
    if (!this.session) throw new Error('no conversation is open')
    return this.session
  }

  get frame(): Frame {
    const frame = this.open.frames.at(-1)
    if (!frame) throw new Error('a session without frames')
    return frame
  }

  get flow(): Flow {
    return this.flowNamed(this.frame.flow)
  }

  get node(): Node {
    const node = this.flow.nodes.get(this.frame.node)
    if (!node) throw new Error(`no node ${this.frame.node} in flow ${this.frame.flow}`)
    return node
  }

  private flowNamed(name: string): Flow {
    const flow = this.library.byName.get(name)
    if (!flow) throw new Error(`no flow ${name}`)
    return flow
  }

  // ---- moving

  /** Open a conversation with this flow. */
  start(flow: Flow, answers: Record<string, Json> = {}, node: string = flow.first): void {
    const { now } = this
    this.session = { frames: [], answers: { ...answers }, misses: 0, askedAt: now, waitId: '', silences: 0 }
    this.advance({ call: `${flow.name}.${node}` })
  }

  /** Put a flow on top of the present one (a global intent or a keyword). */
  interrupt(flow: Flow, said: string, node = flow.first): void {
    const session = this.open
    const { frame } = this
    if (session.frames.length >= LIMITS.callsDeep) session.frames.pop()
    else {
      if (session.handedOff) frame.held = true
      if (session.until) frame.until = session.until
    }
    delete session.handedOff
    session.answers.said = said.slice(0, LIMITS.openingWords)
    this.advance({ call: `${flow.name}.${node}` })
  }

  /** The node's own answer to what came; a miss is handled by rule RR. */
  answer(answer: Answer): void {
    const type = nodes[this.node.type] as unknown as AnyNodeType
    const next: Next = type.resume?.(this.node as never, this, answer) ?? { miss: true }
    if ('miss' in next) this.miss(next)
    else this.advance(next)
  }

  advance(first: Next): void {
    let next: Next | null = first
    for (let steps = 0; next && !('stay' in next); steps++) {
      if (this.cut) break
      if (steps > LIMITS.stepsPerTurn) {
        this.giveUp('step_limit')
        return
      }
      if ('go' in next) next = this.enter(next.go)
      else if ('call' in next) next = this.push(next.call)
      else if ('end' in next) next = this.leave(next)
      else {
        if ('held' in next) this.hold()
        else this.miss(next)
        return
      }
    }
    if (this.cut) this.giveUp('two_bots')
  }

  private push(entry: string): Next {
    const session = this.open
    if (session.frames.length >= LIMITS.callsDeep) {
      this.giveUp('call_limit')
      return { stay: true }
    }
    const [name = '', node] = entry.split('.')
    const flow = this.flowNamed(name)
    const first = node ?? flow.first
    session.frames.push({ flow: flow.name, version: flow.version, node: first })
    return { go: first }
  }

  private enter(name: string): Next {
    const session = this.open
    this.frame.node = name
    const { node } = this
    session.misses = 0
    delete session.offered
    if (node.count) {
      const count = session.answers[node.count]
      session.answers[node.count] = (typeof count === 'number' ? count : 0) + 1
    }
    this.record(node.record)
    if (node.alert) this.emit({ type: 'handed-off', ...node.alert })
    return (nodes[node.type] as unknown as AnyNodeType).enter(node as never, this)
  }

  /** The flow on top is over: back to what it interrupted or who called it, or out. */
  private leave(end: Extract<Next, { end: string }>): Next | null {
    const session = this.open
    const bottom = session.frames[0]?.flow ?? ''
    if (end.start === undefined && !end.closes && !this.withdrawn && session.frames.length > 1) {
      session.frames.pop()
      return this.comeBack()
    }
    this.emit({ type: 'ended', flow: bottom, outcome: end.end })
    if (end.start === undefined) {
      this.session = null
      return null
    }
    session.frames = []
    session.answers = {}
    delete session.handedOff
    return { call: end.start }
  }

  private comeBack(): Next {
    const { node, frame } = this
    const { until } = frame
    delete frame.until
    if (frame.held) {
      delete frame.held
      return { held: true }
    }
    if (node.type === 'call') return { go: node.spec.go }
    if (node.type === 'wait') {
      if (until !== undefined && until <= this.now) return { go: node.spec.go }
      this.wait(node, until)
      return { stay: true }
    }
    if (!nodes[node.type].waits) return { go: node.name }
    if (this.parts.words.has(frame.flow, `${node.name}.back`)) this.dress = { variant: 'back' }
    return this.shown(node)
  }

  private shown(node: Node): Next {
    return (nodes[node.type] as unknown as AnyNodeType).enter(node as never, this)
  }

  /** Put the open question again, without its records. */
  reshow(dress: Dress = {}, keepSilences = false): void {
    this.dress = dress
    this.keepSilences = keepSilences
    this.advance(this.shown(this.node))
    this.dress = {}
    this.keepSilences = false
  }

  /** Begin the present flow again, after these words. */
  restart(before: string): void {
    this.dress = this.parts.words.has('common', before) ? { before: [this.words('common', before)] } : {}
    this.advance({ go: this.flow.first })
  }

  /** Rule RR: rephrase with numbers, then offer a person, then hand over; the place is kept. */
  private miss(next: Extract<Next, { miss: true }>): void {
    const session = this.open
    session.misses += 1
    delete session.offered
    if (session.misses >= LIMITS.misses) {
      this.giveUp('misses', 'handed')
      return
    }
    if (next.question) {
      if (next.offered !== undefined) session.offered = next.offered
      this.sayText(next.question, this.node)
      this.wait(this.node)
      if (this.cut) this.giveUp('two_bots')
      return
    }
    const first = session.misses === 1
    if (first && !next.problem && this.parts.words.has(this.frame.flow, `${this.node.name}.again`)) {
      this.reshow({ variant: 'again', numbered: true })
      return
    }
    const usual = this.words('common', first ? 'miss' : 'miss_help')
    this.reshow({ before: [next.problem ?? usual], numbered: true })
  }

  /** A person takes over here; `words` (a key of common) are said where they exist. */
  giveUp(reason: string, words?: string): void {
    this.cut = false
    if (words && this.parts.words.has('common', words)) {
      this.emit({ type: 'said', text: this.words('common', words), level: 'L0', ...this.channel() })
    }
    this.emit({ type: 'handed-off', reason, priority: 'normal' })
    this.hold()
  }

  private hold(): void {
    const session = this.open
    session.handedOff = true
    session.waitId = this.context.newId()
    delete session.until
  }

  /** The team gives the conversation back: every hand-off on the stack is over. */
  release(): void {
    const session = this.open
    delete session.handedOff
    for (const frame of session.frames) delete frame.held
    if (this.node.type === 'handoff') this.answer({ kind: 'event', values: {} })
    else if (nodes[this.node.type].waits) this.reshow()
    else this.advance({ go: this.node.name })
  }

  // ---- what nodes may do

  say(node: NodeBase): void {
    const { before, variant, numbered } = this.dress
    this.dress = {}
    const present = this.node
    const shown = present.type === 'choose' && present.name === node.name ? present.spec.shown : []
    const text = this.words(this.frame.flow, variant ? `${node.name}.${variant}` : node.name)
    if (shown.length > 0) {
      text.options = shown.map((option) => option.id)
      if (numbered) text.numbered = true
    }
    if (before) text.before = before
    this.sayText(text, node)
  }

  private sayText(text: TextRef, node: NodeBase): void {
    if (this.tooOften(`${text.flow}.${text.key}`)) {
      this.cut = true
      return
    }
    this.emit({
      type: 'said',
      text,
      level: node.level ?? 'L0',
      ...(node.template ? { template: true } : {}),
      ...this.channel(),
    })
  }

  private channel(): { channel?: string } {
    return this.session?.channel ? { channel: this.session.channel } : {}
  }

  private tooOften(key: string): boolean {
    const session = this.open
    const fresh = session.said && Date.parse(this.now) - Date.parse(session.said.since) <= LIMITS.repeatWindowMs
    if (!session.said || !fresh) session.said = { since: this.now, times: {} }
    const { times } = session.said
    if (Object.keys(times).length >= LIMITS.repeatKeys && !(key in times)) {
      const rarest = Object.entries(times).reduce((least, entry) => (entry[1] < least[1] ? entry : least))[0]
      delete times[rarest]
    }
    times[key] = (times[key] ?? 0) + 1
    return times[key] > LIMITS.repeats
  }

  wait(node: NodeBase, until?: string): void {
    const session = this.open
    if (this.cut) return
    session.waitId = this.context.newId()
    session.askedAt = this.now
    delete session.until
    if (until !== undefined) session.until = until
    if (!this.keepSilences) {
      session.silences = 0
      session.waitSince = this.now
    }
    const step = node.silence[session.silences]
    const ends = until ?? (step && after(session.waitSince ?? this.now, step.afterMs))
    this.emit({ type: 'waited', waitId: session.waitId, ...(ends === undefined ? {} : { until: ends }) })
  }

  record(steps: readonly RecordStep[]): void {
    for (const { noun, move, payload } of steps) {
      const values: Record<string, Json> = {}
      for (const [field, value] of Object.entries(payload)) {
        const known = typeof value === 'string' && value.startsWith('=') ? this.value(pathOf(value)) : value
        if (known !== null) values[field] = known
      }
      this.emit({ type: 'recorded', noun, move, payload: values })
    }
  }

  emit(event: Event): void {
    if (event.type === 'consent-changed') this.withdrawn = event.to === 'withdrawn'
    this.events.push(event)
  }

  holds(conditions: readonly Condition[] | undefined): boolean {
    const { facts, now } = this.context
    const { session } = this
    return holds(conditions, { facts, now, answers: session?.answers ?? {}, ...(session ? { session } : {}) })
  }

  value(path: string): Json {
    return path.startsWith('answers.')
      ? valueAt(this.session?.answers ?? {}, path.slice('answers.'.length))
      : valueAt(this.context.facts, path)
  }

  save(name: string, value: Json): void {
    this.open.answers[name] = value
  }

  saveTimes(times: Readonly<Record<string, string>>): void {
    for (const [name, text] of Object.entries(times)) this.save(name, spokenTime(text, this.now, this.zone))
  }

  read(reader: string, text: string, options: unknown): Reading<Json> {
    const { country, lang } = this.context
    const known = this.parts.readers[reader]
    if (!known) throw new Error(`no reader ${reader}`)
    return known.read(text, { country, lang, now: this.now, zone: this.zone }, options as never) as Reading<Json>
  }

  choices(name: string): readonly Choice[] {
    const node = this.flow.nodes.get(name)
    const ids =
      node?.type === 'choose'
        ? [...node.spec.shown, ...node.spec.also].map((option) => option.id)
        : node?.type === 'ask'
          ? node.spec.also.map((option) => option.id)
          : []
    const { lang, country } = this.context
    return ids.length === 0 ? [] : this.parts.words.choices(this.frame.flow, name, ids, lang, country)
  }

  words(flow: string, key: string, values: Record<string, Json> = {}): TextRef {
    const frozen: Record<string, Json> = { ...values }
    for (const path of this.parts.words.placeholders(flow, key)) {
      if (path !== 'now' && !(path in frozen)) frozen[path] = this.value(path)
    }
    return { flow, key, values: frozen }
  }
}

const copyOf = (session: Session): Session => ({
  ...session,
  frames: session.frames.map((frame) => ({ ...frame })),
  answers: { ...session.answers },
  ...(session.said ? { said: { since: session.said.since, times: { ...session.said.times } } } : {}),
})
