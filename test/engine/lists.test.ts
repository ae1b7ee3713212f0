import { describe, expect, it } from 'vitest'
import { divide } from '../../src/engine/answer/about-each.ts'
import { MEDIA_PROBLEMS } from '../../src/engine/input.ts'
import { LIMITS } from '../../src/engine/limits.ts'
import { loadLocales } from '../../src/words/load-locales.ts'
import { play } from './sample.ts'

const photo = { kind: 'media', media: 'image' } as const

describe('each', () => {
  it('goes through the list of the moment in which it began, each as it is when its turn comes', () => {
    const it = play()
    it.start('list')
    expect(it.texts()).toEqual(['T1 (1): ¿cómo va?'])
    expect(it.session?.answers.task_left).toEqual([{ ref: 'T2' }])
    it.facts = { ...it.facts, tasks: { open: [{ ref: 'T0' }, { ref: 'T2', changed: true }] } }
    it.write('Lista')
    expect(it.texts()).toEqual(['T2 (2): ¿cómo va?'])
    expect(it.session?.answers.task).toMatchObject({ ref: 'T2', changed: true })
    it.write('Lista')
    expect(it.texts()).toEqual(['Mande la primera.'])
    expect(Object.keys(it.session?.answers ?? {})).toEqual([])
  })

  it('leaves out what is no longer there: nobody is asked about a task that is closed', () => {
    const it = play()
    it.start('list')
    it.facts = { ...it.facts, tasks: { open: [] } }
    it.write('Lista')
    expect(it.texts()).toEqual(['Mande la primera.'])
  })

  it.each([
    [
      'two items of one ref',
      [
        { ref: 'T1', n: 1 },
        { ref: 'T1', n: 2 },
      ],
    ],
    ['items without a ref', [{ n: 1 }, { n: 2 }]],
  ])('keeps %s whole', (_, open) => {
    const it = play()
    it.facts = { ...it.facts, tasks: { open } }
    it.start('list')
    expect(it.session?.answers).toMatchObject({ task: { n: 1 }, task_left: [open[1]] })
  })

  it.each([[null], [[]], ['T1']])('of %j goes on at once', (open) => {
    const it = play()
    it.facts = { ...it.facts, tasks: { open } }
    it.start('list')
    expect(it.texts()).toEqual(['Mande la primera.'])
  })
})

describe('several answers in one message', () => {
  it('are each taken when their turn comes', () => {
    const it = play()
    it.start('list')
    it.write('t1 lista, t2 atorada')
    expect(it.texts()).toEqual(['Mande la primera.'])
  })

  it('one about another is kept, and the present one asked again without counting up misses', () => {
    const it = play()
    it.start('list')
    for (let round = 0; round < LIMITS.misses + 1; round++) it.write('t2 atorada')
    expect(it.texts()).toEqual(['Anotado lo de T2.\nT1 (1): ¿cómo va?\n1 Lista\n2 Atorada'])
    it.write('Lista')
    expect(it.texts()).toEqual(['Mande la primera.'])
  })

  it.each([
    ['t17 listo, t18 atorada', { T17: 'listo', T18: 'atorada' }],
    ['listo T-17 y atorada la T 18', { T17: 'listo', T18: 'y atorada la' }],
    ['cf1042 si', { 'CF-1042': 'si' }],
    ['la t17 no pude', { T17: 'no pude' }],
    ['ya t17, no pude t18', { T17: 'ya', T18: 'no pude' }],
    ['17 personas', {}],
    ['t99 lista', {}],
  ])('"%s"', (text, said) => expect(Object.fromEntries(divide(text, ['T17', 'T18', 'CF-1042']))).toEqual(said))
})

describe('collect', () => {
  const atPages = () => {
    const it = play()
    it.facts = { ...it.facts, tasks: { open: [] } }
    it.start('list')
    return it
  }

  it('asks for each by its own words, and records when all are there', () => {
    const it = atPages()
    it.send({ ...photo, mediaId: 'm1' })
    expect(it.texts()).toEqual(['Ahora la segunda.'])
    it.send({ ...photo, mediaId: 'm2' })
    expect(it.types()).toEqual(['recorded', 'said', 'waited'])
    expect(it.session?.answers.pages).toEqual([
      { item: 'one', media: 'image', id: 'm1' },
      { item: 'two', media: 'image', id: 'm2' },
    ])
  })

  it('asks again for a bad one, keeps the good ones, and after three a person helps', () => {
    const it = atPages()
    it.send({ ...photo, problem: 'dark' })
    expect(it.texts()).toEqual(['Salió oscura.\nMande la primera.'])
    it.send(photo)
    it.send({ ...photo, problem: 'dark' })
    expect(it.texts()).toEqual(['Salió oscura.\nAhora la segunda.'])
    it.send({ ...photo, problem: 'dark' })
    it.send({ ...photo, problem: 'dark' })
    expect(it.last.events.at(-1)).toEqual({ type: 'handed-off', reason: 'misses', priority: 'normal' })
    expect(it.session?.answers.pages).toHaveLength(1)
  })

  it('takes another way in words', () => {
    const it = atPages()
    it.write('no la tengo')
    expect(it.texts()).toEqual(['¿Qué año?'])
  })

  it.each(['es', 'en', 'fr'])('every problem has words in %s', (lang) => {
    const readers = loadLocales('locales').locales.get(lang)?.get('readers')
    expect(MEDIA_PROBLEMS.filter((problem) => !readers?.has(`photo.${problem}`))).toEqual([])
  })
})

describe('review', () => {
  const read = () => {
    const it = play()
    it.facts = { ...it.facts, tasks: { open: [] } }
    it.start('list')
    it.write('no la tengo')
    it.write('2020')
    expect(it.texts()).toEqual(['Anoté 2020. ¿Está bien?'])
    return it
  }

  it('found right: records and goes on', () => {
    const it = read()
    it.write('si')
    expect(it.types()).toEqual(['recorded', 'ended'])
  })

  it('found wrong: the only answer is asked again, and read back, also after a miss', () => {
    const it = read()
    it.tap('list.right.no')
    expect(it.texts()).toEqual(['¿Qué año?'])
    it.write('hace tiempo')
    it.write('2021')
    expect(it.texts()).toEqual(['Anoté 2021. ¿Está bien?'])
    expect(it.session?.frames[0]?.back).toBeUndefined()
  })

  it('what comes between does not lose the way back', () => {
    const it = read()
    it.tap('list.right.no')
    it.write('cuanto cuesta')
    expect(it.texts()).toContain('¿Qué año?')
    it.write('2021')
    expect(it.texts()).toEqual(['Anoté 2021. ¿Está bien?'])
  })
})
