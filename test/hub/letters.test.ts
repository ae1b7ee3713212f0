import { beforeAll, expect, test } from 'vitest'
import type { HandoffDoc } from '../../src/cases/handoff.ts'
import type { LetterDoc } from '../../src/cases/letter.ts'
import type { Actor } from '../../src/cases/noun.ts'
import { createAct } from '../../src/hub/act.ts'
import { createClockwork } from '../../src/hub/clockwork.ts'
import { notByText } from '../../src/hub/letters/not-by-text.ts'
import { createTranslateLetters } from '../../src/hub/letters/translate-letters.ts'
import type { Translator } from '../../src/hub/letters/translator.ts'
import { caseHub } from './case-store.ts'

/** Tuesday, ten in the morning in Mexico City. */
const hub = caseHub()
const francisco: Actor = { kind: 'defender', id: 'francisco' }
let clockwork: ReturnType<typeof createClockwork>
beforeAll(async () => {
  const { store, clock, wake, record } = hub
  clock.set('2026-03-03T16:00:00Z')
  clockwork = createClockwork({ store, clock, record, wake: wake as never, channels: {} })
  const staff = { kind: 'staff', id: 'ana' } as const
  for (const [subject, language] of [
    ['dana', 'en'],
    ['lucia', 'es'],
  ] as const)
    await hub.tell({
      noun: 'advocate',
      subject,
      move: 'register',
      actor: staff,
      payload: { name: 'Dana Whitfield', firm: 'W', country: 'US', language },
    })
  await hub.drain()
})

/** A Defender writes to an Advocate. */
async function written(id: string, advocate: string, words = 'La oficina estaba cerrada.') {
  const payload = { facilitation_id: 'CF-1042', advocate_id: advocate, words }
  await hub.tell({ noun: 'letter', subject: id, move: 'write', actor: francisco, payload })
  await hub.drain()
}
const letter = async (id: string) => (await hub.store.cases.get<LetterDoc>('letter', id))?.doc
const moves = async (id: string) => (await hub.store.updates.of('letter', id)).map(({ move }) => move)
const rows = async () =>
  (await hub.store.cases.list<HandoffDoc>({ noun: 'handoff' }, 50)).map(({ doc }) => `${doc.reason} ${doc.priority}`)
const translating = (translator?: Translator) => {
  const { store, clock, log, wake, record } = hub
  const act = createAct({ store, clock, wake: wake as never, record })
  return createTranslateLetters({ store, clock, log, ...(translator ? { translator } : {}) }, act)
}
const machine = (translate: Translator['translate']): Translator => ({
  name: 'test',
  languages: ['es', 'en'],
  translate,
})

test('without a translator a letter waits for people; of one that was forgotten time tells them', async () => {
  await written('l_waits', 'dana')
  const run = translating()
  expect(await run()).toBe(0)
  expect(await run()).toBe(0)
  expect(await moves('l_waits')).toEqual(['write', 'leave_to_people'])
  expect(await rows()).toEqual(['letter_to_translate high'])
  const [row] = await hub.store.cases.list<HandoffDoc>({ noun: 'handoff' }, 5)
  await hub.tell({ noun: 'handoff', subject: row?.subject ?? '', move: 'resolve', actor: { kind: 'staff', id: 'ana' } })
  await hub.drain()
  // Ten hours of the office are left of this day, so two of the next.
  for (const [hours, expected] of [
    ['23h', 1],
    ['1h', 2],
    ['24h', 2],
  ] as const) {
    hub.clock.advance(hours)
    await Promise.all([clockwork.run(), clockwork.run()])
    await hub.drain()
    expect(await rows()).toHaveLength(expected)
  }
  expect(await rows()).toContain('letter_to_translate urgent')
  expect(await moves('l_waits')).toEqual(['write', 'leave_to_people', 'wait'])
})

test('between two who write the same language nobody has to translate', async () => {
  await written('l_same', 'lucia')
  expect(await translating()()).toBe(1)
  expect(await letter('l_same')).toMatchObject({ state: 'TRANSLATED', translation: 'La oficina estaba cerrada.' })
})

test('a translator proposes, once, however many look; nothing is sent before the sender sends it', async () => {
  const asked: string[] = []
  const run = translating(
    machine(async (words, { from, to }) => {
      asked.push(`${from} ${to}`)
      return `[${words}]`
    }),
  )
  await written('l_machine', 'dana', 'Mañana voy.')
  await run()
  await run()
  expect(asked).toEqual(['es en'])
  expect(await letter('l_machine')).toMatchObject({
    state: 'TRANSLATED',
    words: 'Mañana voy.',
    translation: '[Mañana voy.]',
    translated_by: 'test',
  })
})

test.each<[string, Translator['translate'], string[]]>([
  ['cannot tell', async () => null, ['write', 'leave_to_people']],
  ['says more than a letter holds', async () => 'x'.repeat(601), ['write', 'leave_to_people']],
  ['does not answer: asked again next time', () => Promise.reject(new Error('no answer')), ['write']],
])('a translator that %s', async (what, translate, expected) => {
  const id = `l_${what.length}`
  await written(id, 'dana')
  await translating(machine(translate))()
  expect(await moves(id)).toEqual(expected)
  expect(hub.logged.join()).not.toMatch(/oficina/)
})

test('what names somebody of the case, or holds a telephone number, is left to people', async () => {
  const { store, clock } = hub
  const staff = { kind: 'staff', id: 'ana' } as const
  await hub.tell({
    noun: 'facilitation',
    subject: 'CF-77',
    move: 'request',
    actor: staff,
    payload: { matter_id: 'M-1', advocate_id: 'dana', country: 'MX' },
  })
  await store.people.ensure('p_leocadio', clock.now())
  const name = { given_name: 'Leocadio', first_surname: 'Paz', country: 'MX' }
  await hub.tell({
    noun: 'person',
    subject: 'p_leocadio',
    move: 'import',
    actor: staff,
    payload: name,
    personId: 'p_leocadio',
  })
  await hub.tell({
    ...{ noun: 'claim', subject: 'c_1', move: 'import', actor: staff, personId: 'p_leocadio' },
    payload: { person_id: 'p_leocadio', matter_id: 'M-1' },
  })
  await hub.drain()
  const letter = { id: 'x', state: 'WRITTEN', facilitation_id: 'CF-77', advocate_id: 'dana' } as const
  const reason = (words: string) => notByText({ store }, letter, words)
  expect(await reason('They say leocadio sells firewood.')).toMatch(/names somebody.*say "the worker"/)
  expect(await reason('Ask for María Hernández there.')).toMatch(/names somebody/)
  expect(await reason('His number is 55 0000 0123.')).toMatch(/telephone number/)
  for (const words of [
    'The worker sells firewood. Dana Whitfield',
    'On 2026-03-09 at 10:30 in San Leocadio, T4, 1,200 pesos.',
  ])
    expect(await reason(words), words).toBeNull()
})

test('words that were changed are translated anew', async () => {
  const run = translating(machine(async (words) => `[${words}]`))
  await written('l_anew', 'dana')
  await run()
  await hub.tell({
    noun: 'letter',
    subject: 'l_anew',
    move: 'correct',
    actor: francisco,
    payload: { words: 'Otra cosa.' },
  })
  await hub.drain()
  await run()
  expect(await letter('l_anew')).toMatchObject({ state: 'TRANSLATED', translation: '[Otra cosa.]' })
})
