import { describe, expect, test } from 'vitest'
import { address } from '../../src/cases/address.ts'
import { fold } from '../../src/cases/apply.ts'
import { handoff } from '../../src/cases/handoff.ts'
import { inOrder, tell } from './tell.ts'

type Row = [move: string, as: Parameters<typeof tell>[2], payload?: Record<string, unknown>]
const ana = { kind: 'staff', id: 'ana' } as const
const eva = { kind: 'staff', id: 'eva' } as const
const OPEN: Row = ['open', 'bot', { reason: 'asked_for_person', priority: 'high', person_id: 'p', address: 'a' }]

describe('a hand-off', () => {
  const run = (...rows: Row[]) =>
    fold(handoff, 'x', inOrder(rows.map(([move, as, payload]) => tell('handoff', move, as, payload))))
  test.each<[string, Row[], string]>([
    ['is open', [OPEN], 'OPEN'],
    ['is taken', [OPEN, ['take', ana]], 'TAKEN'],
    ['is not taken away by somebody else', [OPEN, ['take', ana], ['take', eva]], 'TAKEN'],
    ['waits', [OPEN, ['take', ana], ['wait', ana]], 'WAITING_PERSON'],
    ['is given back', [OPEN, ['take', ana], ['release', ana]], 'OPEN'],
    ['is resolved', [OPEN, ['take', ana], ['resolve', ana, { note: 'called' }]], 'RESOLVED'],
    ['is resolved once', [OPEN, ['resolve', ana], ['resolve', eva]], 'RESOLVED'],
    ['is escalated', [OPEN, ['escalate', 'timer']], 'OPEN'],
    ['is escalated while it is taken and nobody writes', [OPEN, ['take', ana], ['escalate', 'timer']], 'TAKEN'],
  ])('%s', (_, rows, state) => expect(run(...rows).doc.state).toBe(state))

  test('resolved, it lets the bot speak again where the bot was silent, and nowhere else', () => {
    const tells = (open: Row) =>
      [...run(open, ['resolve', ana]).outcomes.values()].flatMap((each) => (each.accepted ? each.tells : []))
    expect(tells(OPEN)).toEqual([{ to: 'conversation', event: 'handoff.resolved' }])
    expect(tells(['open', 'bot', { reason: 'question', silent: false }])).toEqual([])
    // A voice note was heard: the next one gets its word of thanks again.
    expect(tells(['open', 'bot', { reason: 'voice_note', silent: false }])).toEqual([
      { to: 'conversation', event: 'voice.heard' },
    ])
  })

  test('becomes urgent when whoever took it does not write, and not when they did', () => {
    const priority = (...rows: Row[]) => run(OPEN, ['take', ana], ...rows, ['escalate', 'timer']).doc.priority
    expect([priority(), priority(['write', ana, { message: 'm' }])]).toEqual(['urgent', 'high'])
    const row: Row = ['open', 'bot', { reason: 'question', silent: false }]
    expect(run(row, ['take', ana], ['escalate', 'timer']).doc.priority).toBe('normal')
  })

  test('keeps who took it, and refuses an unknown priority', () => {
    const { doc } = run(OPEN, ['take', ana], ['take', eva])
    expect([doc.taken_by, doc.priority, doc.silent]).toEqual(['ana', 'high', true])
    expect(run(['open', 'bot', { reason: 'x', priority: 'soon' }]).doc.state).toBe('NEW')
  })
})

describe('an address', () => {
  const run = (...rows: Row[]) =>
    fold(address, 'x', inOrder(rows.map(([move, as, payload]) => tell('address', move, as, payload)))).doc
  test.each<[string, Row[], string]>([
    [
      'delivered is not the right person',
      [
        ['check_format', 'import'],
        ['deliver', 'bot'],
      ],
      'REACHABLE',
    ],
    ['right for a person', [['right_party', 'bot', { person_id: 'p' }]], 'RIGHT_PARTY'],
    ['wrong for a person', [['wrong_party', 'bot', { person_id: 'p' }]], 'WRONG_PARTY'],
    [
      'wrong for the son, right for the father',
      [
        ['right_party', 'bot', { person_id: 'father' }],
        ['wrong_party', 'bot', { person_id: 'son' }],
      ],
      'RIGHT_PARTY',
    ],
    [
      'not right again by the bot',
      [
        ['wrong_party', 'bot', { person_id: 'p' }],
        ['right_party', 'bot', { person_id: 'p' }],
      ],
      'WRONG_PARTY',
    ],
    [
      'right again by staff',
      [
        ['wrong_party', 'bot', { person_id: 'p' }],
        ['right_party', 'staff', { person_id: 'p' }],
      ],
      'RIGHT_PARTY',
    ],
    ['unreachable', [['unreachable', 'bot', { code: 'bad-address' }]], 'UNREACHABLE'],
    [
      'reachable again',
      [
        ['unreachable', 'bot', { code: 'bad-address' }],
        ['deliver', 'external'],
      ],
      'REACHABLE',
    ],
    [
      'opted out and back',
      [
        ['opt_out', 'person'],
        ['opt_in', 'person'],
      ],
      'REACHABLE',
    ],
    ['blocked', [['block', 'external']], 'BLOCKED_BY_USER'],
  ])('is %s', (_, rows, state) => expect(run(...rows).state).toBe(state))
})
