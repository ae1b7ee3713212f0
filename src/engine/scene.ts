import type { Reading } from '../reading/reader.ts'
import { after } from './duration.ts'
import type { Event, SayHow, TextRef } from './events.ts'
import { valueAt } from './facts.ts'
import { type Condition, holds } from './flow/conditions.ts'
import { namedChoices } from './flow/named-choices.ts'
import { shownAt, takenAt } from './flow/options-of.ts'
import { isReference, pathOf, type RecordStep } from './flow/records.ts'
import { spokenTime } from './flow/spoken-time.ts'
import type { Choice, NodeBase, TurnTools } from './node.ts'
import { Place } from './place.ts'
import { saidTooOften } from './repeats.ts'
import type { Json } from './session.ts'

/** Words before a question, another wording of it, numbers instead of buttons. */
export type Dress = { before?: Omit<TextRef, 'before' | 'asks'>[]; variant?: 'again' | 'back'; numbered?: boolean }

/** What the nodes of a turn may do where it stands. */
export class Scene extends Place implements Omit<TurnTools, 'aside'> {
  /** How the next question is dressed. */
  dress: Dress = {}
  /** The person withdrew consent in this turn: nothing that was interrupted comes back. */
  withdrawn = false
  /** Something was about to be said too often: the turn ends here. */
  protected cut = false
  /** A repeat by silence keeps the count of silences; a person's word starts it again. */
  keepSilences = false

  say(node: NodeBase, own?: string, how: SayHow = {}): void {
    const { before, variant, numbered } = this.dress
    this.dress = {}
    const present = this.node
    const shown = present.name === node.name ? shownAt(present, this.part) : []
    const ending = variant ?? own
    const text = this.words(this.frame.flow, ending ? `${node.name}.${ending}` : node.name)
    if (shown.length > 0) {
      text.options = [...shown]
      if (numbered) text.numbered = true
    }
    if (before) text.before = before
    this.sayText(text, node, how)
  }

  protected sayText(text: TextRef, node: NodeBase, how: SayHow = {}): void {
    if (saidTooOften(this.open, `${text.flow}.${text.key}`, this.now)) {
      this.cut = true
      return
    }
    const { before, ...alone } = text
    if (!before && this.isToldAlready(text)) return
    // One bubble holds both; of SMS each holds one segment, and whoever has said stop gets one: the question.
    const apart = before && (this.session?.channel ?? this.context.channel) === 'sms'
    const first = this.value('person.opted_out') === true ? [] : (before ?? [])
    for (const words of apart ? [...first, alone] : [text]) this.tell(words, node, how)
  }

  /** The very same words, that ask nothing, in one answer: twice they look like a machine that has lost its way. */
  private isToldAlready(text: TextRef): boolean {
    if (text.options || this.session?.channel) return false
    const words = JSON.stringify(text)
    return this.events.some((event) => event.type === 'said' && JSON.stringify(event.text) === words)
  }

  private tell(text: TextRef, node: NodeBase, how: SayHow): void {
    const pressing = node.pressing ?? this.flow.pressing
    const still = node.still ?? this.flow.still
    const is = still ? this.value(`answers.${still.as}.${still.by}`) : null
    this.emit({
      type: 'said',
      text,
      level: node.level ?? 'L0',
      ...(node.template ? { template: true } : {}),
      ...(pressing ? { pressing } : {}),
      ...(node.canWait && this.holds(node.canWait) ? { canWait: true as const } : {}),
      ...(node.while ? { while: node.while } : {}),
      ...(still && is !== null ? { still: { ...still, is } } : {}),
      ...this.channel(),
      ...how,
    })
  }

  channel(): { channel?: string } {
    return this.session?.channel ? { channel: this.session.channel } : {}
  }

  wait(node: NodeBase, until?: string): void {
    const session = this.open
    if (this.cut) return
    session.askedAt = this.now
    delete session.toldBetween
    delete session.until
    if (until !== undefined) session.until = until
    if (!this.keepSilences) {
      session.silences = 0
      session.waitSince = this.now
    }
    this.setTimer(until ?? this.nextSilence(node))
  }

  /** The question that was put before stands, and something else was told since: its silences go on. */
  waitOn(node: NodeBase): void {
    this.open.toldBetween = true
    this.setTimer(this.nextSilence(node))
  }

  private setTimer(until: string | undefined): void {
    const waitId = this.context.newId()
    this.open.waitId = waitId
    this.emit({ type: 'waited', waitId, ...(until === undefined ? {} : { until }) })
  }

  /** Where a step came late, after an outage or a feast, the next keeps its distance: nobody gets two at once. */
  private nextSilence({ silence }: NodeBase): string | undefined {
    const { silences, waitSince = this.now } = this.open
    const step = silence[silences]
    if (!step) return undefined
    const distance = step.afterMs - (silence[silences - 1]?.afterMs ?? 0)
    const late = Math.max(0, Date.parse(this.now) + distance - Date.parse(waitSince) - step.afterMs)
    return after(waitSince, step.afterMs + late)
  }

  record(steps: readonly RecordStep[]): void {
    for (const { noun, move, of, payload } of steps) {
      const subject = of === undefined ? undefined : this.value(of)
      if (subject !== undefined && (typeof subject !== 'string' || subject === '')) {
        // What was said must not be lost because we do not know of what it was said.
        this.emit({ type: 'handed-off', reason: 'said_of_nothing_known', priority: 'high' })
        continue
      }
      const values: Record<string, Json> = {}
      for (const [field, value] of Object.entries(payload)) {
        // A list that is written empty is meant so; one of which nothing is known is not there.
        const list = Array.isArray(value) && value.length > 0
        const known = list ? listOf(value.map((one) => this.known(one))) : this.known(value)
        if (known !== null) values[field] = known
      }
      this.emit({ type: 'recorded', noun, move, ...(subject === undefined ? {} : { subject }), payload: values })
    }
  }

  private known(value: Json): Json {
    return isReference(value) ? this.value(pathOf(value)) : value
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
    if (path === 'answers') return this.session?.answers ?? {}
    return path.startsWith('answers.')
      ? valueAt(this.session?.answers ?? {}, path.slice('answers.'.length))
      : valueAt(this.context.facts, path)
  }

  save(name: string, value: Json): void {
    if (value === null) delete this.open.answers[name]
    else this.open.answers[name] = value
  }

  anew(node: string): void {
    delete this.open.said?.times[`${this.frame.flow}.${node}`]
  }

  understood(): void {
    this.open.misses = 0
  }

  get part(): string | undefined {
    return this.session?.part
  }

  turnTo(part: string | undefined): void {
    if (part === undefined) delete this.open.part
    else this.open.part = part
  }

  readerAt(name: string): { reader: string; options: Record<string, Json> } | null {
    const node = this.flow.nodes.get(name)
    // What is parted among several answers is the value of none of them.
    return node?.type === 'ask' && node.spec.fields.length === 0 && node.spec.reader in this.parts.readers
      ? { reader: node.spec.reader, options: node.spec.options }
      : null
  }

  saveTimes(times: Readonly<Record<string, string>>): void {
    for (const [name, text] of Object.entries(times)) this.save(name, spokenTime(text, this.now, this.zone))
  }

  read(reader: string, text: string, options: unknown): Reading<Json> {
    const { country, lang, thread } = this.context
    const known = this.parts.readers[reader]
    if (!known) throw new Error(`no reader ${reader}`)
    const called = this.value('advocate.called')
    const context = {
      ...{ country, lang, now: this.now, zone: this.zone },
      ...(thread === undefined ? {} : { thread }),
      ...(called === null ? {} : { called: called as Record<string, string> }),
    }
    return known.read(text, context, this.given(options) as never) as Reading<Json>
  }

  /** Options as a flow gives them, `refs: =tasks.refs` with what stands there now. */
  private given(options: unknown): unknown {
    if (options === null || typeof options !== 'object' || !Object.values(options).some(isReference)) return options
    return Object.fromEntries(
      Object.entries(options).map(([name, value]) => [name, isReference(value) ? this.value(pathOf(value)) : value]),
    )
  }

  choices(name: string): readonly Choice[] {
    const node = this.flow.nodes.get(name)
    const ids = node ? takenAt(node) : []
    const { lang, country } = this.context
    if (ids.length === 0) return []
    return namedChoices(this.parts.words.choices(this.frame.flow, name, ids, lang, country), (path) => this.value(path))
  }

  words(flow: string, key: string, values: Record<string, Json> = {}): TextRef {
    const frozen: Record<string, Json> = { ...values }
    for (const path of this.parts.words.placeholders(flow, key)) {
      if (path !== 'now' && !(path in frozen)) frozen[path] = this.value(path)
    }
    return { flow, key, values: frozen }
  }

  /** The question alone, where it has such words: nobody needs the greeting a second time. */
  short(): Dress {
    return this.parts.words.has(this.frame.flow, `${this.node.name}.back`) ? { variant: 'back' } : {}
  }
}

/** What was said of a list; null where nothing was. */
const listOf = (values: readonly Json[]): Json => {
  const said = values.filter((value) => value !== null)
  return said.length > 0 ? said : null
}
