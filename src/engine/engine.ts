import { mayTellFrom, outdates, type Waiting } from './between.ts'
import { questionDropped } from './dropped.ts'
import type { Event, TextRef } from './events.ts'
import type { Flow } from './flow/flow.ts'
import { textAtWait } from './hearing/at-wait.ts'
import { isDrawing } from './hearing/drawing.ts'
import { isUrgent } from './hearing/hard-intents.ts'
import { voiceTranscribed } from './hearing/heard-voice.ts'
import { mediaWhenIdle, textWhenIdle } from './hearing/idle.ts'
import { mediaAtWait, mediaJudged } from './hearing/media-at-wait.ts'
import { passedOn } from './hearing/passed-on.ts'
import { noteBeside, whereWritten } from './hearing/said-beside.ts'
import { keepAnswer, tellable, textOnce } from './hearing/said-twice.ts'
import type { Input } from './input.ts'
import { joined } from './joined.ts'
import { createLibrary } from './library.ts'
import { LIMITS } from './limits.ts'
import { migrate } from './migrate.ts'
import { flowFor } from './openings.ts'
import type { EngineParts, TurnContext } from './parts.ts'
import type { Json, Session } from './session.ts'
import { silence } from './silence.ts'
import { Turn } from './turn.ts'
import { withStaff } from './with-staff.ts'

export type TurnResult = {
  session: Session | null
  events: Event[]
  /** The flow (or flow.node) that was to begin while a conversation was open: nothing changed, start it when that is over. */
  deferred?: string
}

export type Engine = {
  /**
   * One input, one step of one conversation. Pure: the session handed in is not changed, clock and ids come with the context.
   * Throws only on what a checked library cannot hold (a start of an unknown flow, a node with an unknown reader).
   */
  turn(session: Session | null, input: Input, context: TurnContext): TurnResult
  /** From when a flow that was deferred may be told between what is open, ISO; null: it waits until that is over. */
  mayTellFrom(session: Session, flow: string, context: Pick<TurnContext, 'facts' | 'now'>): string | null
  /** Does a start that has to wait make an earlier one idle, which waits too? */
  outdates(later: Waiting, earlier: Waiting): boolean
}

export const createEngine = (parts: EngineParts): Engine => {
  const library = createLibrary(parts.flows)
  return {
    mayTellFrom: (session, name, context) => {
      const flow = library.byName.get(name)
      return flow ? mayTellFrom(session, flow, library, context) : null
    },
    outdates: (later, earlier) => outdates(later, earlier, library),
    turn: (session, input, context) => {
      const turn = new Turn(parts, library, context, session)
      if (input.kind === 'start') {
        const [name = '', node] = input.flow.split('.')
        const flow = library.byName.get(name)
        if (!flow || (node !== undefined && !flow.nodes.has(node))) throw new Error(`no flow ${input.flow}`)
        const open = session?.frames[0]?.flow
        if (open === name && flow.start.once && isFresh(session, context.now)) return { session, events: [] }
        if (open === undefined) turn.start(flow, input.answers, node)
        else if (!session?.handedOff && flow.start.replaces.includes(open)) {
          turn.emit({ type: 'ended', flow: open, outcome: 'replaced' })
          turn.start(flow, input.answers, node)
        } else if (node === undefined && toldBetween(turn, flow, input.answers)) {
          // It was told, and what is open stands.
        } else return { session, events: [], deferred: input.flow }
      } else if (session) {
        const deferred = step(turn, input)
        if (deferred !== undefined) return { session: turn.session, events: turn.events, deferred }
      } else stepWhenIdle(turn, input)
      return { session: turn.session, events: joined(turn.events, apartFor(turn, input)) }
    },
  }
}

/** Only what answers them at once is joined; by SMS each message holds one segment, and a question that they would hear is one by itself. */
const apartFor =
  (turn: Turn, { kind }: Input) =>
  ({ flow, key }: TextRef): boolean => {
    const hears = turn.value('person.mode') === 'audio' && turn.parts.words.recorded(flow, key)
    return (kind !== 'text' && kind !== 'media') || hears || turn.context.channel === 'sms'
  }

type Step = Exclude<Input, { kind: 'start' }>

/** Told between what is open, now that it may be. */
const toldBetween = (turn: Turn, flow: Flow, answers?: Record<string, Json>, event?: string): boolean => {
  const from = mayTellFrom(turn.open, flow, turn.library, turn.context, event)
  if (from === null || from > turn.now) return false
  // Unanswered, it gives way; alone, it is over.
  if (turn.node.yields) turn.giveWay()
  if (turn.node.yields && turn.open.frames.length === 1) {
    turn.emit({ type: 'ended', flow: turn.frame.flow, outcome: 'replaced' })
    turn.start(flow, answers)
  } else turn.tellBetween(flow, answers)
  return true
}

const isFresh = (session: Session | null, now: string): boolean =>
  session !== null && Date.parse(now) - Date.parse(session.askedAt) <= LIMITS.lateMs

const stepWhenIdle = (turn: Turn, input: Step) => {
  if (input.kind === 'text') {
    if (passedOn(turn, input)) return
    const told = tellable(turn, input.text)
    textWhenIdle(turn, cut(input.text))
    keepAnswer(turn, told)
  } else if (input.kind === 'media') mediaWhenIdle(turn, input)
  else if (input.kind === 'event') {
    const flow = flowFor(turn, turn.library.byEvent.get(input.event))
    if (flow) turn.start(flow, input.values)
  }
}

/** @returns the flow that an event opens and that has to wait */
const step = (turn: Turn, input: Step): string | undefined => {
  const state = migrate(turn)
  if (state === 'gone') {
    turn.emit({ type: 'ended', flow: turn.frame.flow, outcome: 'withdrawn' })
    turn.session = null
    stepWhenIdle(turn, input)
    return undefined
  }
  // They wrote here, so the answer goes here, whatever channel a silence step had chosen.
  if (input.kind === 'text' || input.kind === 'media') delete turn.open.channel
  if (input.kind === 'text' && !isDrawing(input.text)) delete turn.open.acknowledged
  // What was answered before the conversation changed was answered to another one.
  if (state === 'restart' || state === 'moved') delete turn.open.answered
  if (state === 'restart' && !turn.open.handedOff && !criesOut(turn, input)) {
    turn.restart('again')
    return undefined
  }
  if (state === 'moved' && putAgain(turn, input)) return undefined
  if (input.kind === 'text' && input.button === undefined) {
    if (passedOn(turn, input)) return undefined
    const text = cut(input.text)
    const wrote = whereWritten(turn, text)
    textOnce(turn, text)
    noteBeside(turn, wrote, text)
    return undefined
  }
  delete turn.open.answered
  if (input.kind === 'text') textAtWait(turn, cut(input.text), input.button)
  else if (input.kind === 'media') mediaAtWait(turn, input)
  else if (input.kind === 'silence') silence(turn, input.waitId)
  else return happened(turn, input)
  return undefined
}

/** The open question goes by another name now. Whatever answered the old one does not answer it: it is shown first. */
const putAgain = (turn: Turn, input: Step): boolean => {
  if (turn.open.handedOff || input.kind === 'event' || criesOut(turn, input)) return false
  if (turn.node.type === 'wait' && input.kind !== 'silence') return false
  turn.reshow(input.kind === 'silence' ? {} : { before: [turn.words('common', 'late')], ...turn.short() })
  return true
}

const happened = (turn: Turn, input: Extract<Input, { kind: 'event' }>): string | undefined => {
  if (withStaff(turn, input.event)) return undefined
  if (input.event === 'media.judged') {
    mediaJudged(turn, input.values ?? {})
    return undefined
  }
  if (input.event === 'voice.transcribed') {
    voiceTranscribed(turn, input.values ?? {})
    return undefined
  }
  if (input.event === 'question.dropped' || input.event === 'answer.dropped') {
    questionDropped(turn, input.values ?? {}, input.event === 'answer.dropped')
    return undefined
  }
  const { node } = turn
  if (turn.open.handedOff || node.type !== 'wait' || node.spec.event !== input.event) {
    const flow = flowFor(turn, turn.library.byEvent.get(input.event), { again: true })
    return flow && !toldBetween(turn, flow, input.values, input.event) ? flow.name : undefined
  }
  for (const [name, value] of Object.entries(input.values ?? {})) turn.save(name, value)
  turn.answer({ kind: 'event', values: input.values ?? {} })
  return undefined
}

const criesOut = (turn: Turn, input: Step): boolean => input.kind === 'text' && isUrgent(turn, cut(input.text))

const cut = (text: string): string => text.slice(0, LIMITS.textLength).toWellFormed()
