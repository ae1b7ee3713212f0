import { isDeepStrictEqual } from 'node:util'
import { describe, expect, it } from 'vitest'
import { sampleFacts } from '../../src/cli/sample-facts.ts'
import { staying } from '../../src/engine/between.ts'
import type { TurnResult } from '../../src/engine/engine.ts'
import type { Facts } from '../../src/engine/facts.ts'
import type { Flow } from '../../src/engine/flow/flow.ts'
import type { Input } from '../../src/engine/input.ts'
import { LIMITS } from '../../src/engine/limits.ts'
import { nodes } from '../../src/engine/nodes/index.ts'
import type { Session } from '../../src/engine/session.ts'
import { library } from '../support/library.ts'

const { engine, flows } = library
const NOW = '2026-03-09T16:00:00.000Z'
const later = (ms: number, from = NOW): string => new Date(Date.parse(from) + ms).toISOString()
const SETTLED = later(LIMITS.betweenMs)
const known = (change: Record<string, object> = {}): Facts => ({
  ...sampleFacts,
  contact: { ...(sampleFacts.contact as object), level: 'L3', ...change.contact },
  group: {
    ...(sampleFacts.group as object),
    ...{ member: true, invited: true, state: 'INVITED', kind: 'RELAY', size: 31, answers: 1, waiting: 0 },
    ...{ id: 'g', id_1: 'q1', person: 'p', digest: 'd', invitation: 'i', parts: [], after_joining: 9 },
  },
  now: { ...(sampleFacts.now as object), quiet: false, opens: NOW, ...change.now },
})
let ids = 0
const turn = (flow: Flow, session: Session | null, input: Input, now = NOW, facts = known()): TurnResult =>
  engine.turn(session, input, {
    ...{ facts, now, country: 'MX', lang: 'es', zone: 'America/Mexico_City', channel: 'whatsapp' },
    audience: flow.audience === 'anyone' ? 'migrant' : flow.audience,
    newId: () => `w${++ids}`,
  })

const between = flows.filter(({ start }) => start.between)
const flow = (name: string): Flow => flows.find((each) => each.name === name) as Flow
const nodeOf = ({ flow: name, node }: { flow: string; node: string }) => flow(name).nodes.get(node)
const isWait = ({ frames }: Session): boolean => nodeOf(frames.at(-1) as never)?.type === 'wait'
const isDanger = ({ frames }: Session): boolean => flow((frames.at(-1) as { flow: string }).flow).pressing === 'safety'
const opens = ({ frames }: Session): boolean => nodeOf(frames.at(-1) as never)?.opening === true
const at = ({ frames }: Session): string => frames.map((frame) => `${frame.flow}.${frame.node}`).join(' ')

/** Every conversation of the real flows in which somebody is waited for, as if it had gone on for a while. */
const open = flows.flatMap((each) =>
  [...each.nodes.values()].flatMap((node): { flow: Flow; session: Session }[] => {
    if (!nodes[node.type].waits) return []
    const answers = { cause: 'x', day: '2026-04-01' }
    const { session } = turn(each, null, { kind: 'start', flow: `${each.name}.${node.name}`, answers })
    return session && !session.handedOff && !isDanger(session) && !node.yields && !opens(session)
      ? [{ flow: each, session }]
      : []
  }),
)
const pairs = open.flatMap((each) =>
  between
    .filter(({ audience }) => audience === each.flow.audience || each.flow.audience === 'anyone')
    .filter(
      ({ name, start }) =>
        !each.session.frames.some((frame) => frame.flow === name || start.replaces.includes(frame.flow)),
    )
    .map((told) => ({ ...each, told })),
)

/** Time passes until what lies on top is over. */
const untilOver = (flow: Flow, given: Session, deep: number): Session | null => {
  let session: Session | null = given
  let now = SETTLED
  for (let steps = 0; session && session.frames.length > deep && !session.handedOff && steps < 9; steps++) {
    now = later(8 * 24 * 3_600_000, now)
    ;({ session } = turn(flow, session, { kind: 'silence', waitId: session.waitId }, now))
  }
  return session
}

/** Where a conversation stands, but for what each question put anew changes. */
const standing = ({ frames, answers, until, silences, part, offered }: Session) => ({
  ...{ answers, until, silences, part, offered },
  frames: frames.map(({ flow: name, node, held, back }) => ({ name, node, held, back })),
})

const PROMISED = new Set(['later.noted', 'later.in_a_while'])
const digest: Input = { kind: 'start', flow: 'group-digest', answers: { digest: 'd' } }
const thinking = turn(flow('thinking'), null, { kind: 'start', flow: 'thinking.waiting' }).session as Session
const decide = turn(flow('talk'), null, { kind: 'start', flow: 'talk.decide' }).session as Session
const options = ({ frames }: Session): readonly string[] => {
  const node = nodeOf(frames.at(-1) as never)
  return node?.type === 'choose' ? node.spec.shown.map(({ id }) => id) : []
}

describe('what is told between', () => {
  it('is told to whoever is in a conversation, but for one whose question has just been put', () => {
    expect(between.length).toBeGreaterThan(12)
    expect(pairs.length).toBeGreaterThan(2000)
    const wrong = pairs.flatMap(({ flow, session, told }) => {
      const before = JSON.stringify(session)
      // Who named a time is told of the group then (the next test).
      if (told.pressing === 'asked' && PROMISED.has(at(session))) return []
      const from = isWait(session) || told.pressing === 'safety' ? NOW : SETTLED
      const said = engine.mayTellFrom(session, told.name, { facts: known(), now: NOW })
      const first = turn(flow, session, { kind: 'start', flow: told.name })
      const then = turn(flow, session, { kind: 'start', flow: told.name }, SETTLED)
      const waits = first.deferred === told.name && first.session === session && first.events.length === 0
      const right = said === from && waits === (from !== NOW) && then.deferred === undefined
      return right && JSON.stringify(session) === before ? [] : [`${at(session)} ${told.name}`]
    })
    expect(wrong).toEqual([])
  })

  it('leaves what stood open as it was, told or asked', () => {
    let asked = 0
    const moved = pairs.flatMap(({ flow, session, told }) => {
      const result = turn(flow, session, { kind: 'start', flow: told.name }, SETTLED)
      const deep = session.frames.length
      const top = result.session as Session
      if (top.frames.length === deep) {
        const { toldBetween, said: _, ...rest } = top
        const { said: __, ...before } = session
        const right = isDeepStrictEqual(rest, before) && toldBetween === (isWait(session) ? undefined : true)
        return right ? [] : [`${at(session)} ${told.name}: ${at(top)}`]
      }
      const over = untilOver(flow, top, deep)
      // Nobody answered for days: the time for which they waited here is over, too.
      if (over === null || session.until || over.handedOff) return []
      asked++
      return isDeepStrictEqual(standing(over), standing(session)) ? [] : [`${at(session)} ${told.name}: ${at(over)}`]
    })
    expect(moved).toEqual([])
    expect(asked).toBeGreaterThan(500)
  })

  it('waits for the morning, but for a warning', () => {
    const opens = later(9 * 3_600_000)
    const night = known({ now: { quiet: true, opens } })
    const from = (name: string) => engine.mayTellFrom(thinking, name, { facts: night, now: NOW })
    expect([from('group-digest'), from('group-alert')]).toEqual([opens, NOW])
  })

  it('waits for the time at which they wanted to be written to, but for news of their own and a warning', () => {
    const { session: which } = turn(flow('later'), null, { kind: 'start', flow: 'later' })
    const { session: put } = turn(flow('later'), which, { kind: 'text', text: 'mañana' })
    expect(at(put as Session)).toBe('later.noted')
    const from = (name: string) => engine.mayTellFrom(put as Session, name, { facts: known(), now: NOW })
    expect([from('group-invite'), from('confirmed'), from('group-alert')]).toEqual([put?.until, NOW, NOW])
  })

  it('is not begun while it is told already, and is not lost: neither a digest nor what happened', () => {
    const own: Input = { kind: 'event', event: 'asker.told', values: { answer: 'Sí.', of: 'q1', digest: 'each' } }
    const first = turn(flow('thinking'), thinking, own)
    expect(at(first.session as Session)).toBe('thinking.waiting own-question.answered')
    const early = turn(flow('thinking'), first.session, own)
    expect(early).toEqual({ session: first.session, events: [], deferred: 'own-question' })
    const away = known({ contact: { window_open: false } })
    const { session: knocked } = turn(flow('thinking'), thinking, digest, NOW, away)
    expect(at(knocked as Session)).toBe('thinking.waiting group-digest.knock')
    for (const [input, deferred] of [
      [own, 'own-question'],
      [digest, 'group-digest'],
    ] as const)
      expect(turn(flow('thinking'), knocked, input, SETTLED, away)).toEqual({ session: knocked, events: [], deferred })
  })

  it('waits while they are asked whether they would hear what waits, but for a warning', () => {
    const away = known({ contact: { window_open: false } })
    const { session: root } = turn(flow('group-digest'), null, digest, NOW, away)
    expect(at(root as Session)).toBe('group-digest.knock')
    const from = (name: string) => engine.mayTellFrom(root as Session, name, { facts: away, now: SETTLED })
    expect([from('group-question'), from('confirmed'), from('group-alert')]).toEqual([null, null, SETTLED])
  })

  it('takes the place of a "¿Quedó claro?" that nobody answered', () => {
    const { session } = turn(flow('thinking'), thinking, digest)
    const next = turn(flow('thinking'), session, digest, SETTLED)
    expect(next.session?.frames.map(({ flow: name }) => name)).toEqual(['thinking', 'group-digest'])
    const alone = turn(flow('group-digest'), null, digest).session
    const after = turn(flow('group-digest'), alone, digest, SETTLED)
    expect(after.events).toMatchObject([{ type: 'ended', outcome: 'replaced' }, { type: 'said' }, { type: 'waited' }])
    expect(after.session?.frames.map(({ flow: name }) => name)).toEqual(['group-digest'])
  })

  it('is told as what happened, too, where nothing is asked, and waits beneath a question', () => {
    const event: Input = { kind: 'event', event: 'asker.noted', values: { n: 3, by: SETTLED, of: 'q1' } }
    const told = turn(flow('thinking'), thinking, event)
    expect(told.events).toMatchObject([{ type: 'said', text: { flow: 'own-question', key: 'put_together' } }])
    expect(turn(flow('talk'), decide, event)).toEqual({ session: decide, events: [], deferred: 'own-question' })
  })

  it('is told at once, at night too, as an answer to what they have just asked', () => {
    const values = { answer: 'Sí.', of: 'q1', digest: 'd', n: 2, by: SETTLED }
    const night = known({ now: { quiet: true, opens: later(9 * 3_600_000) } })
    for (const event of ['asker.answered', 'question.noted', 'question.answered']) {
      const { events, deferred } = turn(flow('talk'), decide, { kind: 'event', event, values }, NOW, night)
      expect([events[0]?.type, deferred]).toEqual(['said', undefined])
    }
  })

  it('ends alone where a person of the team has to tell it', () => {
    const shared = known({ contact: { shared: true } })
    const { session, events } = turn(flow('talk'), decide, { kind: 'start', flow: 'confirmed' }, SETTLED, shared)
    expect(events).toMatchObject([{ type: 'handed-off', reason: 'tell_by_person' }])
    expect(session).toEqual({ ...decide, toldBetween: true })
  })

  it('ends with everything when they stop', () => {
    const { session } = turn(flow('talk'), decide, digest, SETTLED)
    const stopped = turn(flow('talk'), session, { kind: 'text', text: 'ALTO' }, SETTLED)
    expect(stopped.session?.frames.some(({ flow: name }) => name === 'talk')).not.toBe(true)
  })

  it('gives way to a button of the question beneath', () => {
    const { session } = turn(flow('talk'), decide, digest, SETTLED)
    expect(session?.frames.length).toBe(2)
    const tap: Input = { kind: 'text', text: 'x', button: `talk.decide.${options(decide)[0]}` }
    const beneath = turn(flow('talk'), { ...decide, waitId: 'w' }, tap, SETTLED)
    const above = turn(flow('talk'), session, tap, SETTLED)
    expect(above.session && standing(above.session)).toEqual(beneath.session && standing(beneath.session))
    expect(above.events.map(({ type }) => type)).toEqual(beneath.events.map(({ type }) => type))
  })

  it('gives way to the very words of the question beneath, and to no number or other words', () => {
    const { session } = turn(flow('talk'), decide, digest, SETTLED)
    const says = (text: string) => turn(flow('talk'), session, { kind: 'text', text }, SETTLED).session
    expect(says('kiero participar')?.frames.map(({ flow: name }) => name)).toEqual(['form'])
    expect(at(says('1') as Session)).toBe('talk.decide')
    expect(at(says('el perro del vecino') as Session)).toBe('talk.decide group-digest.news_1')
  })

  it('makes words that follow it no answer: the question is shown again first', () => {
    const { session } = turn(flow('talk'), decide, { kind: 'start', flow: 'group-alert' }, SETTLED)
    const { session: after, events } = turn(flow('talk'), session, { kind: 'text', text: 'sí' }, SETTLED)
    expect(at(after as Session)).toBe('talk.decide')
    expect(events).toMatchObject([
      { type: 'said', text: { key: 'decide', before: [{ key: 'late' }] } },
      { type: 'waited' },
    ])
    expect(after?.toldBetween).toBeUndefined()
  })

  it('closes alone, unless what closes was put on top of it by their own words', () => {
    const stood = { flow: 'talk', version: '1', node: 'decide', answers: {} }
    const told = { flow: 'confirmed', version: '1', node: 'knock', between: { ...decide } }
    const called = { flow: 'knock', version: '1', node: 'by_person' }
    expect(staying([stood, told, called], true)).toEqual([stood])
    expect(staying([stood, told, called], false)).toEqual([stood, told])
    expect(staying([stood, { ...told, answers: {} }, { ...called, flow: 'wrong-person' }], true)).toEqual([])
    expect(staying([stood, called], true)).toEqual([])
    expect(staying([stood, told, called], ['confirmed'])).toEqual([stood])
    expect(staying([stood, told, called], ['talk'])).toEqual([told])
    expect(staying([stood, told, called], ['knock-knock'])).toEqual([stood, told])
  })

  it('of two starts about the same thing only the later waits', () => {
    const start = (answers: object) => ({ flow: 'own-question', answers: { ...answers } })
    expect(engine.outdates(start({ of: 'q1', answer: 'Sí' }), start({ of: 'q1', late: 'yes' }))).toBe(true)
    expect(engine.outdates(start({ of: 'q1' }), start({ of: 'q2' }))).toBe(false)
    expect(engine.outdates(start({ n: 2 }), start({ n: 1 }))).toBe(false)
    expect(engine.outdates({ flow: 'confirmed', answers: {} }, { flow: 'confirmed', answers: {} })).toBe(false)
  })
})
