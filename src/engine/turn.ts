import { putBack, stoodIn } from './between.ts'
import { knowAgain, leave } from './come-back.ts'
import type { TextRef } from './events.ts'
import type { Flow } from './flow/flow.ts'
import { asideIn } from './hearing/aside.ts'
import { isDrawing } from './hearing/drawing.ts'
import { dangerIn, heardIn, isNoAnswer } from './hearing/heard-elsewhere.ts'
import { saidOfTheFirst } from './hearing/in-a-row.ts'
import { LIMITS } from './limits.ts'
import { afterMiss, leftToTeam } from './misses.ts'
import type { Answer, Next, NodeType } from './node.ts'
import { type Node, nodes } from './nodes/index.ts'
import { type Dress, Scene } from './scene.ts'
import type { Json } from './session.ts'
import { knownOnTop } from './set-aside.ts'

type Entered = { flow: Flow; entry: string }
type Worded = Extract<Answer, { kind: 'text' | 'option' }>
type AnyNodeType = NodeType<string, never, unknown>

/** One turn at work: the loop that moves from node to node until something is awaited, handed over or ended. */
export class Turn extends Scene {
  /** Time alone makes this turn: nobody wrote. */
  byTime = false

  /** Open a conversation with this flow. */
  start(flow: Flow, answers: Record<string, Json> = {}, node: string = flow.first): void {
    this.standAt(null, answers)
    this.advance({ call: `${flow.name}.${node}` })
  }

  /** Stand at the beginning of a flow without a word, or nowhere yet: something else goes first. */
  standAt(flow: Flow | null, answers: Record<string, Json>): void {
    const { now } = this
    const frames = flow ? [{ flow: flow.name, version: flow.version, node: flow.first }] : []
    this.session = { frames, answers: { ...answers }, misses: 0, askedAt: now, waitId: '', silences: 0 }
  }

  /** All that they said was an answer: nothing of it is left for people. */
  heardWhole = false

  /** Put a flow on top of the present one (a global intent or a keyword). */
  interrupt(flow: Flow, said: string, node = flow.first, answers: Record<string, Json> = {}): void {
    this.setAside(flow, said, answers)
    this.advance({ call: `${flow.name}.${node}` })
  }

  aside(text: string): Next | null {
    const aside = asideIn(this, text)
    if (aside === null) return null
    this.setAside(aside.flow, text, {})
    return { call: `${aside.flow.name}.${aside.entry}` }
  }

  private setAside(flow: Flow, said: string, answers: Record<string, Json>): void {
    const session = this.open
    const { frame } = this
    if (session.frames.length >= LIMITS.callsDeep) session.frames.pop()
    else {
      if (session.handedOff) frame.held = true
      if (session.until) frame.until = session.until
    }
    delete session.handedOff
    if (flow.pressing === 'safety' && said !== '') this.frame.told = said.slice(0, LIMITS.openingWords)
    // Where a flow on top had to give way, what it had set aside stays.
    this.frame.answers ??= session.answers
    session.answers = knownOnTop(session.answers, this.library, flow)
    Object.assign(session.answers, answers, { said: said.slice(0, LIMITS.openingWords) })
  }

  /** Tell something of ours between: what is open stands meanwhile, answers and all (see `between.ts`). */
  tellBetween(flow: Flow, answers: Record<string, Json> = {}): void {
    const session = this.open
    const { counted } = this.library
    if (session.until) this.frame.until = session.until
    this.frame.answers = session.answers
    const between = stoodIn(session)
    session.answers = { ...knownOnTop(session.answers, { counted, given: new Set() }), ...answers }
    session.frames.push({ flow: flow.name, version: flow.version, node: flow.first, between })
    this.advance({ go: flow.first })
  }

  /** What was told between is over before its end: the question beneath is answered. */
  giveWay(): void {
    const session = this.open
    const at = session.frames.findIndex(({ between }) => between !== undefined)
    const [over] = at < 0 ? [] : session.frames.splice(at)
    if (!over?.between) return
    knowAgain(this)
    putBack(session, over.between)
    if (this.frame.until) session.until = this.frame.until
    delete this.frame.until
  }

  /** What was tried in a turn beside this one is what happens. */
  become(tried: Turn): void {
    this.session = tried.session
    this.events.push(...tried.events)
  }

  /**
   * The same for what is meant beside danger ("¿es verdad? es que aquí hubo balazos"), which goes first. What a Defender tells in a flow of
   * theirs may have happened to others.
   */
  interruptAfterDanger(flow: Flow, said: string, entry = flow.first, answers: Record<string, Json> = {}): void {
    const danger = flow.pressing === 'safety' || flow.audience === 'defender' ? null : dangerIn(this, said)
    if (danger) this.answerBoth(said, { flow: danger, entry: danger.first }, { flow, entry }, answers)
    else this.interrupt(flow, said, entry, answers)
  }

  /** The node's own answer to what came (`whole`: all that they wrote); a miss is handled by rule RR. */
  answer(answer: Answer, whole?: string): void {
    const type = nodes[this.node.type] as unknown as AnyNodeType
    const next = type.resume?.(this.node as never, this, answer) ?? { miss: true }
    const said = answer.kind === 'text' ? answer.text : null
    const missed = 'miss' in next ? said : null
    const words = whole ?? ('text' in answer ? (answer.text ?? '') : '')
    const [other, after] = heardIn(this, words, next)
    if (other && isNoAnswer(this.node, next)) this.hear(other, words, after)
    else if (other) this.onward(next, null, () => this.interrupt(other, words))
    else if (missed !== null && isDrawing(missed)) {
      // Drawings come in a row like stickers, and are one try at an answer.
      if (!saidOfTheFirst(this, 'sticker')) this.onward({ miss: true, problem: this.words('common', 'sticker') })
    } else {
      if (said && this.node.type === 'wait' && this.node.spec.save === undefined)
        this.dress = { before: leftToTeam(this, said) }
      this.onward(next, missed)
    }
  }

  /** The words answer what was asked, and ask something, which is answered before what comes next. */
  answerAnd(answer: Worded, asked: Flow, entry?: string, whole?: string): void {
    const type = nodes[this.node.type] as unknown as AnyNodeType
    const next = type.resume?.(this.node as never, this, answer) ?? { miss: true }
    const text = whole ?? answer.text ?? ''
    this.onward(next, text, () => this.interruptAfterDanger(asked, text, entry))
  }

  /** The words answer what was asked, and what would be asked next, which is not. */
  answerTwice(answer: Worded, id: string): void {
    const type = nodes[this.node.type] as unknown as AnyNodeType
    const next = type.resume?.(this.node as never, this, answer) ?? { miss: true }
    if ('go' in next) {
      this.frame.node = next.go
      this.heardWhole = true
      this.answer({ kind: 'option', id })
    } else this.onward(next, answer.text ?? '')
  }

  /** Two questions in one breath: the answer to the one, to the other, and then what is open. */
  answerBoth(said: string, first: Entered, second: Entered, answers: Record<string, Json> = {}): void {
    this.setAside(second.flow, said, answers)
    const { name, version } = second.flow
    this.open.frames.push({ flow: name, version, node: second.entry, onward: true })
    this.interrupt(first.flow, said, first.entry)
  }

  /** What is heard in words that are no answer; `after`: what else is heard in them, once that is over. */
  private hear(flow: Flow, said: string, after?: Flow): void {
    if (after) {
      this.setAside(after, said, {})
      const node = after.start.missed?.go ?? after.first
      this.open.frames.push({ flow: after.name, version: after.version, node, onward: true })
    }
    this.interrupt(flow, said, after ? flow.first : flow.start.missed?.go)
  }

  /**
   * On from an answer (`said`: the words of a miss): back to the review that had this asked again, unless it led elsewhere than usual.
   * `first`: what goes before that.
   */
  onward(next: Next, said: string | null = null, first?: () => void): void {
    if ('miss' in next) this.miss(next, said)
    else if ('stay' in next) {
      this.finish()
      first?.()
    } else {
      const { node, frame } = this
      const { back } = frame
      delete frame.back
      if ('go' in next && next.back !== undefined) frame.back = next.back
      const usual = back !== undefined && 'go' in next && node.type === 'ask' && next.go === node.spec.go
      const on = usual ? { go: back } : next
      if (first && 'go' in on) Object.assign(frame, { node: on.go, onward: true })
      else this.advance(on)
      first?.()
    }
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
      else if ('end' in next) next = leave(this, next)
      else {
        if ('held' in next) this.hold(next.discreet)
        else this.miss(next, null)
        return
      }
    }
    this.finish()
  }

  private miss(next: Extract<Next, { miss: true }>, said: string | null): void {
    const then = afterMiss(this, next, said)
    if ('handOver' in then) this.giveUp('misses', then.handOver)
    else if ('instead' in then) this.askInstead(then.instead)
    else this.reshow(then.dress)
  }

  /** Something was about to be said too often: a person looks, and whoever is no bot is told so. */
  private finish(): void {
    if (this.cut) this.giveUp('two_bots', 'handed')
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
    delete session.noted
    delete session.beside
    delete session.repeated
    delete session.offered
    delete session.part
    for (const name of node.forget ?? []) this.save(name, null)
    if (node.count) {
      const count = session.answers[node.count]
      session.answers[node.count] = (typeof count === 'number' ? count : 0) + 1
    }
    this.record(node.record)
    if (node.alert) this.emit({ type: 'handed-off', ...node.alert })
    return this.shown(node)
  }

  shown(node: Node): Next {
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

  /** Another question in place of the open one ("¿2025 o 2026?"); its answer goes to the same node. */
  askInstead(question: TextRef): void {
    this.sayText(question, this.node)
    this.wait(this.node)
    this.finish()
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

  private hold(discreet = false): void {
    const session = this.open
    session.handedOff = true
    if (discreet) session.quiet = true
    session.waitId = this.context.newId()
    delete session.until
  }
}
