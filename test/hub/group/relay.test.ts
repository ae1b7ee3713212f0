import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { PostDoc } from '../../../src/cases/post.ts'
import type { QuestionDoc } from '../../../src/cases/question.ts'
import { EVA, type GroupOnStage, openGroup } from '../../support/group.ts'
import { testHub } from '../../support/hub.ts'
import { claimOf, numberOf, openMatter, row } from '../../support/matter.ts'
import { type ScriptedChannel, scriptedChannel } from '../../support/scripted-channel.ts'

const test = testHub('2026-03-03T18:00:00Z')
const { store, clock, channels, idle, sweep } = test
const NAMES = ['Chepe', 'Lupe', 'Nacho', 'Chuy']
let group: GroupOnStage
let whatsapp: ScriptedChannel

/** What somebody has got since the last look. */
const got = (n: number): string[] => whatsapp.newsOf(numberOf(n))
const others = (n: number): string[][] => [1, 2, 3, 4].filter((each) => each !== n).map(got)
const questions = () => store.cases.list<QuestionDoc>({ noun: 'question', matterId: 'LAND-1' }, 100)
const posts = () => store.cases.list<PostDoc>({ noun: 'post', matterId: 'LAND-1' }, 100)

beforeAll(async () => {
  await store.prepare()
  whatsapp = scriptedChannel('whatsapp', clock.now)
  channels.whatsapp = whatsapp
  await openMatter(
    test,
    'LAND-1',
    [1, 2, 3, 4].map((n) => row(n, { given_name: NAMES[n - 1] ?? '' })),
    '2026-05-08T23:59:00-05:00',
  )
  group = await openGroup(test, 'LAND-1', 'g1')
  for (const [at, alias] of NAMES.entries()) await group.join(at + 1, alias)
  // Each has written today, and the last that they read was the group's.
  for (const n of [1, 2, 3, 4]) await group.says(n, 'GRUPO: buenas tardes a todos')
}, 60_000)
beforeEach(() => {
  for (const n of [1, 2, 3, 4]) got(n)
})

describe('what a member says', () => {
  it('reaches all others once, under the chosen name, and nobody twice', async () => {
    await group.says(1, 'Yo trabajé con Don Ray en 2019, igual que ustedes')
    expect(others(1)).toEqual(Array(3).fill(['Grupo, Chepe: Yo trabajé con Don Ray en 2019, igual que ustedes']))
    expect(got(1)).toEqual([])
    const [post] = (await posts()).filter(({ doc }) => doc.text?.startsWith('Yo trabajé'))
    expect(post?.state).toBe('PASSED_ON')
    // The worker again, and a process that died before it said that it was done.
    await store.cases.model.updateOne({ _id: `post:${post?.subject}` }, { $set: { state: 'POSTED' } })
    await test.hub.group({ noun: 'post', subject: post?.subject ?? '' })
    await idle()
    await sweep()
    expect([1, 2, 3, 4].flatMap(got)).toEqual([])
  })

  it('is a question: all read it, and the one who asks hears until when it is answered', async () => {
    await group.says(2, '¿cuándo pagan?')
    expect(got(1)).toEqual(['Grupo, Lupe: ¿cuándo pagan?'])
    expect(got(2)).toEqual(['Ya anoté su duda, Lupe. Le contestamos a más tardar el jueves.'])
    await group.says(3, 'oigan y para cuándo sale el pago')
    expect(got(3).at(-1)).toBe(
      'Ya anoté su duda, Nacho. Otra persona preguntó algo parecido; va una sola respuesta para todas, a más tardar el jueves.',
    )
    const [first, second] = (await questions()).sort((a, b) =>
      (a.doc.asked_at ?? '') < (b.doc.asked_at ?? '') ? -1 : 1,
    )
    expect([first?.state, first?.doc.similar]).toEqual(['ANSWER_DRAFTED', [second?.subject]])
    expect(first?.doc.answer).toBe(
      'Primero lo tiene que aprobar el juzgado. Todavía no hay fecha; cuando la haya, le aviso.',
    )
    expect([second?.state, second?.doc.with]).toEqual(['CLUSTERED', first?.subject])
    // Asked again by the one who asked first: it is of one kind with theirs, and others are who else asked.
    await group.says(2, '¿y cuándo nos pagan?')
    expect(got(2).at(-1)).toMatch(/^Ya anoté su duda, Lupe\. Otra persona preguntó/)
  })

  it('asked twice by one person, is nobody else’s question', async () => {
    await group.says(2, '¿alguien de ustedes ya firmó la hoja?')
    got(2)
    await group.says(2, '¿quién ya firmó la hoja?')
    expect(got(2).at(-1)).toMatch(/^Ya anoté su duda, Lupe\. Le contestamos/)
    expect((await questions()).some(({ doc }) => doc.text?.startsWith('¿alguien') && doc.similar.length === 1)).toBe(
      true,
    )
  })

  it.each([
    ['mi clabe es 032180000118359719', /lleva números que pueden ser de una cuenta/],
    ['a mí ya me dieron 5000 dólares', /cuánto le toca a cada quien/],
    ['ando enfermo de los riñones desde marzo', /habla de algo personal/],
    ['falta Maximiliano Rubio Castillo en la lista', /el nombre completo de alguien/],
  ])('never leaves: %s', async (text, why) => {
    await group.says(1, text)
    expect(others(1)).toEqual([[], [], []])
    expect(got(1).join()).toMatch(why)
    expect((await posts()).find(({ doc }) => doc.text === text)?.state).toBe('WITHHELD')
  })

  it('asks something personal: it goes on 1:1', async () => {
    await group.says(4, '¿y mi esposa puede cobrar por mí?')
    expect(others(4)).toEqual([[], [], []])
    expect(got(4)).toEqual(['Esa duda es personal. Se la contesto por aquí, no en el grupo.'])
    const claim = await claimOf(test, 'LAND-1', 4)
    expect(claim.doc.questions.map(({ text }) => text)).toEqual(['¿y mi esposa puede cobrar por mí?'])
  })

  it('has held back three within a week: a person looks', async () => {
    const rows = await store.cases.list<{ id: string; state: string; reason: string }>({ noun: 'handoff' }, 100)
    expect(rows.filter(({ doc }) => doc.reason === 'group_warnings').length).toBeGreaterThan(0)
  })
})

describe('what is said 1:1', () => {
  it('is never passed on while a question of ours is open', async () => {
    await group.says(1, 'hola')
    expect(got(1).join()).not.toBe('')
    for (const text of [
      'mi clabe es 032180000118359719',
      'tengo diabetes',
      'me deben 300 dólares',
      'sí',
      'creo que Don Ray no va a pagar',
    ])
      await group.says(1, text)
    expect(others(1)).toEqual([[], [], []])
  })

  it('does not count a "sí" to what the group said as an answer to us', async () => {
    const claim = await claimOf(test, 'LAND-1', 2)
    expect(claim.state).not.toBe('INTENDS_TO_JOIN')
  })
})

describe('a warning', () => {
  it('is approved by two of the team and reaches everybody at once, those who muted the talk too', async () => {
    await group.says(3, 'silenciar grupo')
    for (const n of [1, 2, 3, 4]) got(n)
    await group.act('incident', 'i1', 'report', { kind: 'IMPERSONATION', matter_id: 'LAND-1' })
    expect((await store.cases.get('alert', 'i1'))?.state).toBe('DRAFTED')
    await group.act('alert', 'i1', 'approve')
    await expect(group.act('alert', 'i1', 'approve')).rejects.toThrow('A second person')
    expect([1, 2, 3, 4].flatMap(got)).toEqual([])
    await group.act('alert', 'i1', 'approve', {}, EVA)
    for (const n of [1, 2, 3, 4])
      expect(got(n).join()).toMatch(
        /^Hola. Aviso importante de Voz y Camino para cuidar al grupo: alguien anda pidiendo dinero/,
      )
  })
})
