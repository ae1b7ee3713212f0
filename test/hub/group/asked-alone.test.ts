import { beforeAll, expect, it } from 'vitest'
import type { QuestionDoc } from '../../../src/cases/question.ts'
import { createAct } from '../../../src/hub/act.ts'
import { createPublish } from '../../../src/hub/group/publish.ts'
import { ANA, type GroupOnStage, openGroup } from '../../support/group.ts'
import { testHub } from '../../support/hub.ts'
import { numberOf, openMatter, row } from '../../support/matter.ts'
import { scriptedChannel } from '../../support/scripted-channel.ts'

/** Who asks 1:1 is answered with those who ask the same in the group, and alone; nobody else learns that they asked. */
const test = testHub('2026-03-03T18:00:00Z')
const { hub, store, clock, channels, idle, later } = test
const whatsapp = scriptedChannel('whatsapp', clock.now)
let group: GroupOnStage
let asked = 0

const asks = async (n: number, text: string): Promise<QuestionDoc> => {
  clock.advance('1m')
  const id = `alone${++asked}`
  const person_id = await group.personOf(n)
  await group.act('question', id, 'ask', { person_id, matter_id: 'LAND-1', text }, { kind: 'bot' })
  return (await store.cases.get<QuestionDoc>('question', id))?.doc as QuestionDoc
}
const doc = async (id: string): Promise<QuestionDoc> =>
  (await store.cases.get<QuestionDoc>('question', id))?.doc as QuestionDoc
const heard = async (n: number): Promise<void> => {
  const [address] = await store.addresses.ofPerson(await group.personOf(n))
  if (address) await store.addresses.heard(address, clock.now())
}

beforeAll(async () => {
  await store.prepare()
  channels.whatsapp = whatsapp
  await openMatter(test, 'LAND-1', [row(1, { given_name: 'Isidro' }), row(2)], '2026-05-08T23:59:00-05:00')
  group = await openGroup(test, 'LAND-1', 'g1')
  await group.join(2, 'Lupe')
  await group.vouch(1)
  await heard(1)
}, 60_000)

it('is put with the question of the group, and told so', async () => {
  await group.says(2, 'GRUPO: ¿cuándo pagan?')
  const question = await asks(1, 'para cuándo sale el pago')
  expect([question.state, (await doc(question.with ?? '')).text]).toEqual(['CLUSTERED', '¿cuándo pagan?'])
  expect(whatsapp.gotBy(numberOf(1))).toEqual([
    'Su duda se juntó con otra parecida; va una sola respuesta para las dos.',
  ])
  expect(whatsapp.gotBy(numberOf(2)).join()).not.toMatch(/sale el pago/)
})

it('is answered alone when the digest goes out, and a doubt counts', async () => {
  clock.advance('1m')
  const { with: head = '' } = await doc('alone1')
  await group.act('question', head, 'approve')
  const publish = createPublish({ ...hub.parts, act: createAct({ ...hub.parts, record: hub.records }) })
  expect(await publish({ groupId: 'g1', actor: ANA, requestId: 'd' })).toMatchObject({ accepted: true })
  await idle()
  const [, answer] = whatsapp.gotBy(numberOf(1))
  expect(answer).toBe(
    'Isidro, ya hay respuesta a su duda. Usted preguntó: ¿cuándo pagan? Respuesta: Primero lo tiene que aprobar el juzgado. Todavía no hay fecha; cuando la haya, le aviso. ¿Quedó claro?',
  )
  await group.says(1, 'Tengo duda')
  expect((await doc(head)).doubt).toEqual([await group.personOf(1)])
})

it('is answered at once where the answer stands already', async () => {
  await group.says(1, 'no, gracias')
  const before = whatsapp.gotBy(numberOf(1)).length
  await asks(1, '¿cuándo nos pagan?')
  expect(whatsapp.gotBy(numberOf(1)).slice(before).join()).toMatch(/ya hay respuesta a su duda/)
})

it.each(['¿y mi esposa puede cobrar por mí?', 'pues ahí nos vemos'])('stays with people: %s', async (text) => {
  const before = whatsapp.got.length
  expect((await asks(2, text)).state).toBe('MOVED_TO_PRIVATE')
  expect(whatsapp.got.length).toBe(before)
})

it('is told when it takes longer than the two days that were promised', async () => {
  await group.says(2, 'entendí')
  await group.says(2, 'GRUPO: ¿cuándo es la junta?')
  const before = whatsapp.gotBy(numberOf(2)).length
  for (const hours of ['36h', '12h']) {
    clock.advance(hours)
    await hub.clockwork()
    await idle()
    await later('1m')
  }
  expect(whatsapp.gotBy(numberOf(2)).slice(before).at(-1)).toMatch(/Tengo un mensaje para usted/)
  await group.says(2, 'sí')
  expect(whatsapp.gotBy(numberOf(2)).at(-1)).toBe(
    'Su duda sigue pendiente, disculpe. La está viendo una persona del equipo y le aviso el lunes.',
  )
})

it('is heard where the clock of who took it in is ahead of ours', async () => {
  const text = 'pues ahí nos vemos'
  await createAct({ ...hub.parts, record: hub.records })({
    key: 'ahead',
    noun: 'question',
    subject: 'ahead',
    move: 'ask',
    payload: { person_id: await group.personOf(2), matter_id: 'LAND-1', text },
    actor: { kind: 'bot' },
    source: 'test',
    eventAt: new Date(clock.now().getTime() + 5_000),
  })
  await idle()
  expect(await doc('ahead')).toMatchObject({ state: 'MOVED_TO_PRIVATE', text })
})

it('heads the answer with a question, where who asked accused us', async () => {
  await group.says(2, 'GRUPO: no les crean es pura tranza')
  const drafted = (await store.cases.list<QuestionDoc>({ noun: 'question' }, 50)).find(
    ({ doc: { text } }) => text === 'no les crean es pura tranza',
  )
  expect(drafted?.doc).toMatchObject({ state: 'ANSWER_DRAFTED', short: '¿Es verdad todo esto?' })
})
