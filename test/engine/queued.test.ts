import { describe, expect, it } from 'vitest'
import { sampleFacts } from '../../src/cli/sample-facts.ts'
import type { TurnResult } from '../../src/engine/engine.ts'
import type { Flow } from '../../src/engine/flow/flow.ts'
import type { Input } from '../../src/engine/input.ts'
import { LIMITS } from '../../src/engine/limits.ts'
import { nodes } from '../../src/engine/nodes/index.ts'
import type { Session } from '../../src/engine/session.ts'
import { library } from '../support/library.ts'

const { engine, flows } = library
const NOW = '2026-03-09T16:00:00.000Z'
let ids = 0

const turn = (flow: Flow, session: Session | null, input: Input, now = NOW): TurnResult =>
  engine.turn(session, input, {
    ...{ facts: sampleFacts, now, country: 'MX', lang: 'es', zone: 'America/Mexico_City', channel: 'whatsapp' },
    audience: flow.audience === 'anyone' ? 'migrant' : flow.audience,
    newId: () => `w${++ids}`,
  })

/** Every conversation of the real flows in which somebody is waited for. */
const open = flows.flatMap((flow) =>
  [...flow.nodes.values()].flatMap((node): { flow: Flow; session: Session }[] => {
    if (!nodes[node.type].waits) return []
    const { session } = turn(flow, null, { kind: 'start', flow: `${flow.name}.${node.name}` })
    return session ? [{ flow, session }] : []
  }),
)
/** What is told between has a test of its own. */
const told = flows.filter(({ start }) => start.staff && !start.between)
const rootOf = (session: Session | null): string | undefined => session?.frames[0]?.flow
const at = ({ session }: { session: Session }): string =>
  session.frames.map(({ flow, node }) => `${flow}.${node}`).join(' ')

describe('whoever is in a conversation is not thrown out of it', () => {
  it('there are conversations, and flows that staff, a date or a move begins', () => {
    expect(open.length).toBeGreaterThan(300)
    expect(told.length).toBeGreaterThan(20)
  })

  it('by what is told to them: it waits, but for what settles the open question itself', () => {
    const thrown = open.flatMap((each) =>
      told.flatMap(({ name, start }) => {
        const before = JSON.stringify(each.session)
        const { session, events, deferred } = turn(each.flow, each.session, { kind: 'start', flow: name })
        expect(JSON.stringify(each.session)).toBe(before)
        const root = rootOf(each.session) ?? ''
        if (root === name && start.once)
          return session === each.session && events.length === 0 ? [] : [`${at(each)} ${name}`]
        if (start.replaces.includes(root)) {
          const [first] = events
          return first?.type === 'ended' && first.outcome === 'replaced' ? [] : [`${at(each)} ${name}`]
        }
        const waits = deferred === name && session === each.session && events.length === 0
        return waits ? [] : [`${at(each)}: ${name} does not wait`]
      }),
    )
    expect(thrown).toEqual([])
  })

  it('by nothing at all while a person of the team has it', () => {
    const thrown = open.flatMap((each) => {
      const held = { ...each.session, handedOff: true as const }
      return told.flatMap(({ name, start }) => {
        const { session, events, deferred } = turn(each.flow, held, { kind: 'start', flow: name })
        const dropped = rootOf(held) === name && start.once
        return session === held && events.length === 0 && (deferred === name || dropped) ? [] : [`${at(each)} ${name}`]
      })
    })
    expect(thrown).toEqual([])
  })
})

it('what may begin in the place of what: about the same thing, so that the open question has its answer', () => {
  const replacing = flows.filter(({ start }) => start.replaces.length > 0)
  expect(Object.fromEntries(replacing.map(({ name, start }) => [name, start.replaces]))).toEqual({
    checkin: ['checkin'],
    'date-passed': ['talk', 'thinking', 'form', 'decline'],
    deadline: ['thinking', 'form', 'deadline'],
    documents: ['documents'],
    draft: ['draft'],
    enrolled: ['form', 'signed'],
    met: ['settlement'],
    payment: ['documents'],
    'pick-up': ['sent', 'pick-up'],
    refused: ['signed'],
    'report-returned': ['report-returned'],
    sent: ['sent', 'trouble'],
    sign: ['sign'],
    signed: ['form'],
    trouble: ['sent', 'pick-up', 'trouble'],
  })
})

it('the weekly summary does not begin anew under the hands of who is giving it, and does when it was left for a day', () => {
  const checkin = flows.find(({ name }) => name === 'checkin') as Flow
  const { session } = turn(checkin, null, { kind: 'start', flow: 'checkin.shall_we' })
  const again: Input = { kind: 'start', flow: 'checkin' }
  expect(turn(checkin, session, again)).toEqual({ session, events: [] })
  const later = new Date(Date.parse(NOW) + LIMITS.lateMs + 1).toISOString()
  expect(turn(checkin, session, again, later).session?.frames).toMatchObject([{ flow: 'checkin', node: 'all_well' }])
})
