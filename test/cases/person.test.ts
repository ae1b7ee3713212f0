import { describe, expect, test } from 'vitest'
import { fold } from '../../src/cases/apply.ts'
import { person } from '../../src/cases/person.ts'
import { levelAt } from '../../src/cases/person-standing.ts'
import { inOrder, tell } from './tell.ts'

type Row = [move: string, as: Parameters<typeof tell>[2], payload?: Record<string, unknown>]
const step = ([move, as, payload]: Row) => tell('person', move, as, payload)
const run = (...rows: Row[]) => fold(person, 'x', inOrder(rows.map(step)))
const refusal = (...rows: Row[]): string => {
  const last = [...run(...rows).outcomes.values()].at(-1)
  return last?.accepted === false ? last.reason : 'accepted'
}

const IMPORT: Row = ['import', 'import', { given_name: 'Fidel', first_surname: 'Hernandez' }]
const ADD: Row = ['add_address', 'import', { address: 'a' }]
const L1: Row[] = [
  IMPORT,
  ADD,
  ['reach', 'bot', { address: 'a' }],
  ['identify', 'bot', { address: 'a', level: 'L1', how: 'questions' }],
]
const L2: Row[] = [...L1, ['check_id', 'defender', { address: 'a', name_on_id: 'Fidel Hernández de la Cruz' }]]

describe('a person is', () => {
  test.each<[string, Row[], string]>([
    ['unknown before anything', [['trust', 'bot', { what: 'who_asked' }]], 'UNKNOWN'],
    ['a lead after the import', [IMPORT], 'LEAD'],
    ['located after an answer', [IMPORT, ['reach', 'bot', { address: 'a' }]], 'LOCATED'],
    ['verified by questions', L1, 'VERIFIED_L1'],
    ['verified by a Defender', [IMPORT, ['vouch', 'defender', { address: 'a', how: 'neighbour' }]], 'VERIFIED_L1'],
    ['L2 when somebody saw the ID', L2, 'L2'],
    ['located again after a downgrade', [...L2, ['downgrade', 'timer', { address: 'a', why: 'silence' }]], 'LOCATED'],
    ['a lead again when the only number was wrong', [...L1, ['wrong_party', 'bot', { address: 'a' }]], 'LEAD'],
    ['the same while a death is only reported', [...L1, ['decease', 'bot']], 'VERIFIED_L1'],
    ['deceased when staff looked into it', [...L1, ['decease', 'bot'], ['decease', 'staff']], 'DECEASED'],
    ['back when it was a mistake', [...L1, ['decease', 'staff'], ['deny_death', 'staff']], 'VERIFIED_L1'],
    [
      'merged, and back',
      [...L1, ['merge', 'staff', { into: 'y' }], ['unmerge', 'staff', { from: 'y' }]],
      'VERIFIED_L1',
    ],
    ['not to be contacted', [...L1, ['do_not_contact', 'defender', { why: 'danger' }]], 'DO_NOT_CONTACT'],
  ])('%s', (_, rows, state) => {
    const { doc, outcomes } = run(...rows)
    expect([...outcomes.values()].filter((each) => !each.accepted)).toEqual([])
    expect(doc.state).toBe(state)
  })
})

describe('a person refuses', () => {
  test.each<[string, Row[], string]>([
    [
      'a level that questions cannot reach',
      [IMPORT, ['identify', 'bot', { address: 'a', level: 'L2', how: 'questions' }]],
      'L1 and no other',
    ],
    [
      'identity without an address',
      [IMPORT, ['identify', 'bot', { level: 'L1', how: 'questions' }]],
      'needs the field address',
    ],
    [
      'questions after two failed sessions',
      [
        IMPORT,
        ['fail_identity', 'bot'],
        ['fail_identity', 'bot'],
        ['identify', 'bot', { address: 'a', level: 'L1', how: 'questions' }],
      ],
      'Too many failed',
    ],
    [
      'identity where the number was wrong',
      [IMPORT, ['wrong_party', 'bot', { address: 'a' }], ['vouch', 'defender', { address: 'a', how: 'cousin' }]],
      'staff must clear',
    ],
    ['a payee without a read-back call', [...L2, ['approve_payee', 'staff', { address: 'a' }]], 'no read-back'],
    ['a read-back on a number of today', [...L2, ['read_back', 'staff', { address: 'a' }]], 'unchanged for 7 days'],
    [
      'a consent while opted out',
      [IMPORT, ['opt_out', 'bot'], ['give_consent', 'bot', { purpose: 'GROUP' }]],
      'opted out',
    ],
    ['that staff bring somebody back', [IMPORT, ['opt_out', 'bot'], ['opt_in', 'staff']], 'not for staff'],
    ['an unknown trust question', [IMPORT, ['trust', 'bot', { what: '__proto__' }]], 'must be one of'],
    ['merging into themselves', [IMPORT, ['merge', 'staff', { into: 'x' }]], 'into themselves'],
    ['operators in fields', [['import', 'staff', { given_name: { $ne: null } }]], 'must be a text'],
  ])('%s', (_, rows, reason) => expect(refusal(...rows)).toContain(reason))
})

test('a payee needs two people and a number that is seven days old', () => {
  const day = (n: number, [move, as, payload]: Row) =>
    tell('person', move, as, payload, `2026-03-${String(n).padStart(2, '0')}T15:00:00Z`)
  const one = { kind: 'staff', id: 'ana' } as const
  const two = { kind: 'staff', id: 'eva' } as const
  const rows = [...inOrder(L2.map(step), '2026-03-01T10:00:00Z'), day(9, ['read_back', one, { address: 'a' }])]
  expect(fold(person, 'x', [...rows, day(10, ['approve_payee', one, { address: 'a' }])]).doc.state).toBe('L2')
  const { doc } = fold(person, 'x', [...rows, day(10, ['approve_payee', two, { address: 'a' }])])
  expect([doc.state, levelAt(doc, 'a'), levelAt(doc, 'b')]).toEqual(['L3', 'L3', 'L0'])
  const dropped = [
    ...rows,
    day(10, ['downgrade', 'staff', { why: 'dispute' }]),
    day(11, ['approve_payee', two, { address: 'a' }]),
  ]
  expect(fold(person, 'x', dropped).doc.state).toBe('LOCATED')
})

test('the number of who wrote by themselves, an heir, is as old as they are known there', () => {
  const at = (n: number, [move, as, payload]: Row) =>
    tell('person', move, as, payload, `2026-03-${String(n).padStart(2, '0')}T15:00:00Z`)
  const wrote = [
    at(1, ['vouch', 'defender', { address: 'a', how: 'neighbour' }]),
    at(2, ['check_id', 'defender', { address: 'a', name_on_id: 'Eulalia Hernández Ávila' }]),
  ]
  const called = (n: number) => fold(person, 'x', [...wrote, at(n, ['read_back', 'staff', { address: 'a' }])])
  expect(called(7).doc.read_back).toBeUndefined()
  expect(called(9).doc.read_back).toMatchObject({ address: 'a' })
})

test('a level belongs to the pair: another number of the same person starts at L0', () => {
  const { doc } = run(...L1, ['add_address', 'import', { address: 'b' }])
  expect([levelAt(doc, 'a'), levelAt(doc, 'b')]).toEqual(['L1', 'L0'])
})

test('a stop withdraws every consent; coming back opens case messages only', () => {
  const given: Row[] = [
    IMPORT,
    ['give_consent', 'bot', { purpose: 'GROUP' }],
    ['give_consent', 'bot', { purpose: 'CASE' }],
  ]
  const out = run(...given, ['opt_out', 'bot', { address: 'a' }]).doc
  expect([out.opted_out, ...Object.values(out.consents).map((each) => each.state)]).toEqual([
    true,
    'WITHDRAWN',
    'WITHDRAWN',
    'WITHDRAWN',
    'WITHDRAWN',
  ])
  const back = run(...given, ['opt_out', 'bot', {}], ['opt_in', 'bot', {}]).doc
  expect([back.opted_out, back.consents.CASE.state, back.consents.GROUP.state]).toEqual([false, 'GIVEN', 'WITHDRAWN'])
})

test('names of court, ID and import are kept apart; only named fields reach the document', () => {
  const { doc } = run(...L2, [
    'describe',
    'staff',
    { town: 'Ejido', state: 'L3', levels: { a: { level: 'L3' } }, opted_out: true },
  ])
  expect(doc).toMatchObject({
    first_surname: 'Hernandez',
    name_on_id: 'Fidel Hernández de la Cruz',
    town: 'Ejido',
    state: 'L2',
    opted_out: false,
  })
})

test('wishes add up and a shared phone is kept by address', () => {
  const { doc } = run(
    IMPORT,
    ['prefer', 'bot', { mode: 'audio' }],
    ['prefer', 'bot', { language: 'nhe' }],
    ['prefer', 'bot', { shared: true, address: 'a' }],
  )
  expect([doc.prefs, doc.shared]).toEqual([{ mode: 'audio', language: 'nhe' }, ['a']])
})
