import { describe, expect, test } from 'vitest'
import { fold } from '../../src/cases/apply.ts'
import { matter } from '../../src/cases/matter.ts'
import { textInForce } from '../../src/cases/matter-texts.ts'
import { inOrder, tell } from './tell.ts'

type Row = [move: string, as: Parameters<typeof tell>[2], payload: Record<string, unknown>]
const of = (hash: string, lang = 'es') => ({ key: 'faq/cost_answer', lang, hash })
const propose = (hash: string, lang = 'es'): Row => [
  'propose_text',
  'staff',
  { ...of(hash, lang), text: `text ${hash}` },
]
const approve = (hash: string, lang = 'es'): Row => ['approve_text', 'advocate', of(hash, lang)]
const end: Row = ['end_text', 'staff', { key: 'faq/cost_answer', lang: 'es' }]
const run = (...rows: Row[]) =>
  fold(
    matter,
    'LAND-1',
    inOrder(
      [['create', 'staff', { title: 'x' }] as Row, ...rows].map(([move, as, payload]) =>
        tell('matter', move, as, payload),
      ),
    ),
  )
const reasons = ({ outcomes }: ReturnType<typeof run>) =>
  [...outcomes.values()].flatMap((each) => (each.accepted ? [] : [each.reason]))

describe('a wording of a matter', () => {
  test.each<[string, Row[], string | undefined]>([
    ['is not in force before it is approved', [propose('a')], undefined],
    ['is in force once it is approved', [propose('a'), approve('a')], 'a'],
    ['gives way to the next that is approved', [propose('a'), propose('b'), approve('a'), approve('b')], 'b'],
    ['comes back when it is approved again', [propose('a'), propose('b'), approve('b'), approve('a')], 'a'],
    ['is over when it is ended', [propose('a'), approve('a'), end], undefined],
    ['of another language changes nothing here', [propose('a', 'en'), approve('a', 'en')], undefined],
  ])('%s', (_, rows, hash) => {
    const folded = run(...rows)
    expect(reasons(folded)).toEqual([])
    expect(textInForce(folded.doc, 'faq/cost_answer', 'es')?.hash).toBe(hash)
  })

  test.each<[string, Row[], RegExp]>([
    ['approved that nobody proposed', [approve('a')], /Nobody has proposed/],
    ['approved in another language', [propose('a', 'en'), approve('a')], /Nobody has proposed/],
    ['proposed twice', [propose('a'), propose('a')], /proposed already/],
    ['approved twice', [propose('a'), approve('a'), approve('a')], /in force already/],
    ['ended that is not in force', [propose('a'), end], /No wording of this matter/],
    ['approved by staff', [propose('a'), ['approve_text', 'staff', of('a')]], /staff/],
    ['approved by a Defender', [propose('a'), ['approve_text', 'defender', of('a')]], /defender/],
  ])('is not %s', (_, rows, why) => expect(reasons(run(...rows)).join()).toMatch(why))

  test('is kept as it was, with who approved it, whatever comes after', () => {
    const { doc } = run(propose('a'), approve('a'), propose('b'), approve('b'))
    expect(doc.texts).toMatchObject([
      { hash: 'a', text: 'text a', approved_at: expect.any(String), ended_at: expect.any(String) },
      { hash: 'b', text: 'text b', approved_by: expect.any(String) },
    ])
  })
})
