import { beforeAll, describe, expect, it } from 'vitest'
import type { PostDoc } from '../../../src/cases/post.ts'
import type { QuestionDoc } from '../../../src/cases/question.ts'
import { createAct } from '../../../src/hub/act.ts'
import { createPublish } from '../../../src/hub/group/publish.ts'
import { waitingQuestions } from '../../../src/hub/group/waiting.ts'
import { seedFacilitation } from '../../../src/hub/seed/seed-facilitation.ts'
import { ANA, DANA, type GroupOnStage, openGroup } from '../../support/group.ts'
import { testHub } from '../../support/hub.ts'
import { inbound } from '../../support/inbound.ts'
import { numberOf, openMatter, row } from '../../support/matter.ts'
import { scriptedChannel } from '../../support/scripted-channel.ts'

const FRANCISCO = 101
const francisco = { kind: 'defender', id: 'francisco' } as const
// Ten in the morning; the groups are told at five in the afternoon.
const test = testHub('2026-03-03T16:00:00Z')
const { hub, store, clock, channels, idle, later } = test
const whatsapp = scriptedChannel('whatsapp', clock.now)
let group: GroupOnStage
const fresh = (n: number): string[] => whatsapp.newsOf(numberOf(n))
const questions = async () =>
  (await store.cases.list<QuestionDoc>({ noun: 'question', matterId: 'LAND-1' }, 50)).filter(
    ({ subject, doc }) => doc.with === subject,
  )
const asking = async (words: string) => (await questions()).find(({ doc }) => doc.text?.includes(words))

beforeAll(async () => {
  await store.prepare()
  channels.whatsapp = whatsapp
  await openMatter(test, 'LAND-1', [row(1), row(2)], '2026-05-08T23:59:00-05:00')
  await seedFacilitation(hub, 'LAND-1')
  group = await openGroup(test, 'LAND-1', 'g1')
  await group.act('group', 'own', 'propose', { kind: 'BRIDGED', matter_id: 'LAND-1', people: 20 }, francisco)
  await group.act('group', 'own', 'open')
  for (const n of [1, 2]) await group.join(n, `Tigre ${n}`)
  // Nothing else is talked about with him meanwhile.
  await group.act('defender', 'francisco', 'prefer', { summary_at: '2026-04-01T15:00:00Z' }, francisco)
}, 60_000)

describe("a Defender's own group", () => {
  it('gets at once what approved words say, as one message to forward; the rest is noted, what is personal is not kept', async () => {
    const paste = [
      '[2/3/26 10:15] Compa Chuy: ¿hay que pagar algo para entrar?',
      '[2/3/26 10:16] Otra: ¿dónde va a ser la junta, Compa Chuy?',
      '[2/3/26 10:17] +52 55 0000 0044: ¿y a mi esposa le pagan?',
      '[2/3/26 10:18] Compa Chuy: gracias',
    ].join('\n')
    const brought = inbound(numberOf(FRANCISCO), paste)
    for (let n = 0; n < 3; n++) await hub.receive.inbound([brought])
    await idle()
    const [personal, ready, rest, ...more] = fresh(FRANCISCO)
    expect(personal).toMatch(/^Una de las preguntas no la guardé/)
    expect(ready).toMatch(/^¿hay que pagar algo para entrar\?\n\S/)
    expect(rest).toMatch(/Otra pregunta quedó anotada; le mando la respuesta a más tardar el jueves\.$/)
    expect(more).toEqual([])
    const kept = JSON.stringify([
      (await store.cases.list({ noun: 'question', matterId: 'LAND-1' }, 50)).map(({ doc }) => doc),
      (await store.cases.list({ noun: 'post', matterId: 'LAND-1' }, 50)).map(({ doc }) => doc),
    ])
    for (const gone of ['Chuy', '0044', 'esposa', 'Otra']) expect(kept).not.toContain(gone)
    expect([1, 2].flatMap(fresh)).toEqual([])
  })

  it('takes what is forwarded and asks nothing for an answer to us, like any other words', async () => {
    clock.advance('1m')
    await group.says(FRANCISCO, 'grupo')
    fresh(FRANCISCO)
    clock.advance('1m')
    const words = inbound(numberOf(FRANCISCO), 'La junta es el sábado', { forwarded: true })
    await hub.receive.inbound([words])
    await idle()
    expect(fresh(FRANCISCO).join()).toMatch(/Dice así: "La junta es el sábado"/)
    await group.says(FRANCISCO, 'ya no')
    fresh(FRANCISCO)
  })

  it('is not given words that only say who answers', async () => {
    await group.says(FRANCISCO, 'PREGUNTA: ¿nos van a cobrar impuestos?')
    expect(fresh(FRANCISCO)).toEqual([expect.stringMatching(/^Ya anoté la pregunta de su grupo/)])
  })

  it.each([
    ['forwarded', 'credencial', '¿hay que llevar la credencial?', { forwarded: true }],
    ['copied', 'camión', '[2/3/26 10:15] Uno: hola\n[2/3/26 10:16] Dos: ¿a qué hora sale el camión?', {}],
  ])(
    'is answered what is %s, in the middle of a talk about something else, and that talk goes on',
    async (_, about, words, as) => {
      clock.advance('1m')
      await group.says(FRANCISCO, 'grupo')
      fresh(FRANCISCO)
      clock.advance('1m')
      await hub.receive.inbound([inbound(numberOf(FRANCISCO), words, as)])
      await idle()
      const said = fresh(FRANCISCO).join('\n')
      for (const each of ['¿Qué le quiere decir al grupo?', 'Ya anoté la pregunta de su grupo.'])
        expect(said).toContain(each)
      expect((await asking(about))?.doc.defender_id).toBe('francisco')
      // The first word behind it decides nothing: the question is shown once more.
      await group.says(FRANCISCO, 'nada')
      await group.says(FRANCISCO, 'nada')
      fresh(FRANCISCO)
    },
  )
})

describe('approved answers', () => {
  const approve = async (words: string, legal = false) => {
    const { subject = '' } = (await asking(words)) ?? {}
    const answer = { short: `¿${words}?`, answer: `Sobre ${words}: ya se sabe.`, legal }
    await group.act('question', subject, 'draft', answer, francisco)
    if (legal) await expect(group.act('question', subject, 'approve', {}, francisco)).rejects.toThrow('by the Advocate')
    await group.act('question', subject, 'approve', {}, legal ? DANA : francisco)
    return subject
  }
  const byStaff = new Set<string>()
  const digests = async () =>
    (await store.cases.list<PostDoc>({ noun: 'post', matterId: 'LAND-1' }, 50)).filter(
      ({ subject, doc }) => doc.kind === 'DIGEST' && !byStaff.has(subject),
    )
  /** Time comes to that instant, and to the second look a quarter of an hour later. */
  const comes = async (iso: string) => {
    clock.set(iso)
    for (const _ of [1, 2]) {
      await hub.clockwork()
      await later('15m')
    }
  }

  it('are told once by two digests that were written at the same moment, and by jobs that run twice', async () => {
    await group.says(1, 'GRUPO: ¿en qué salón va a ser el taller?')
    clock.advance('1m')
    const question = await approve('taller')
    const publish = createPublish({ ...hub.parts, act: createAct({ ...hub.parts, record: hub.records }) })
    await Promise.all(
      ['one', 'two'].map((requestId) => publish({ groupId: 'g1', questions: [question], actor: ANA, requestId })),
    )
    await idle()
    for (const { subject } of await digests()) {
      await hub.group({ noun: 'post', subject })
      byStaff.add(subject)
    }
    await hub.group({ noun: 'question', subject: question })
    await idle()
    const told = (n: number) => whatsapp.gotBy(numberOf(n)).filter((text) => text.includes('Sobre taller')).length
    expect([byStaff.size, told(1), told(2)]).toEqual([2, 1, 1])
    for (const n of [1, 2]) await group.says(n, 'entendí')
    fresh(FRANCISCO)
  })

  it('wait for two more, or for the last hour of what was promised, and go out once to all and to whoever brought them', async () => {
    const meeting = await approve('la junta')
    const waiting = await waitingQuestions(hub.parts, { id: 'own', matter_id: 'LAND-1' })
    expect(waiting.find(({ question }) => question === meeting)?.tell_at).toBe('2026-03-03T23:00:00.000Z')
    // Five in the afternoon: one alone waits, as it was asked today.
    await comes('2026-03-03T23:01:00Z')
    expect(await digests()).toEqual([])
    await group.says(1, 'GRUPO: ¿a qué hora abren la oficina?')
    await approve('credencial', true)
    await group.act('question', meeting, 'hold', { reason: 'The place may change' }, ANA)
    await comes('2026-03-04T23:01:00Z')
    const [digest, ...more] = await digests()
    expect([digest?.doc.questions, more]).toEqual([[(await asking('credencial'))?.subject], []])
    // Their 24 hours are over: one opening, and then what may be forwarded.
    expect(fresh(FRANCISCO)).toEqual([expect.stringContaining('¿Se la mando lista para reenviar?')])
    await group.says(FRANCISCO, 'sí')
    expect(fresh(FRANCISCO)).toEqual([
      '¿credencial?\nSobre credencial: ya se sabe.',
      'Lo de arriba ya se puede reenviar a su grupo, así como está.',
    ])
    await group.act('question', meeting, 'let_go', {}, ANA)
    await comes('2026-03-05T23:01:00Z')
    expect((await digests()).length).toBe(2)
    expect((await asking('la junta'))?.state).toBe('PUBLISHED')
  })

  it('do not come to a Defender again who has them already, when all are told', async () => {
    await group.says(FRANCISCO, 'sí')
    expect(fresh(FRANCISCO).join('\n')).toContain('Sobre la junta: ya se sabe.')
    const cost = await asking('pagar algo')
    await group.act('question', cost?.subject ?? '', 'approve', {}, francisco)
    await comes('2026-03-06T23:01:00Z')
    expect((await asking('pagar algo'))?.state).toBe('PUBLISHED')
    expect(fresh(FRANCISCO)).toEqual([])
  })

  it('that are not there in time are said to be late, to who brought the question', async () => {
    clock.set('2026-03-10T16:00:00Z')
    await group.says(FRANCISCO, 'PREGUNTA: ¿van a dar constancia del curso?')
    expect(fresh(FRANCISCO).join()).toContain('Ya anoté la pregunta de su grupo.')
    const { subject = '' } = (await asking('constancia')) ?? {}
    await hub.group({ noun: 'question', subject })
    clock.advance('49h')
    await hub.clockwork()
    await later('15m')
    expect(fresh(FRANCISCO).join()).toMatch(
      /sigue pendiente lo que preguntan en su grupo: "¿van a dar constancia del curso\?"/,
    )
  })
})
