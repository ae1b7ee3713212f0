import { beforeAll, expect, it } from 'vitest'
import type { QuestionDoc } from '../../../src/cases/question.ts'
import { createAct } from '../../../src/hub/act.ts'
import { createPublish } from '../../../src/hub/group/publish.ts'
import { intoConversation } from '../../../src/hub/into-conversation.ts'
import { ANA, type GroupOnStage, openGroup } from '../../support/group.ts'
import { testHub } from '../../support/hub.ts'
import { inbound } from '../../support/inbound.ts'
import { claimOf, numberOf, openMatter, row } from '../../support/matter.ts'
import { scriptedChannel } from '../../support/scripted-channel.ts'

/** What the group is told reaches who is in a talk of their own, soon and once, and their talk goes on where it stood. */
const test = testHub('2026-03-03T18:00:00Z')
const { hub, store, clock, channels, idle, sweep, later } = test
const whatsapp = scriptedChannel('whatsapp', clock.now)
let group: GroupOnStage
let asked = 0

const begins = async (n: number, flow: string): Promise<void> => {
  const personId = await group.personOf(n)
  const [address] = await store.addresses.ofPerson(personId)
  await intoConversation(hub.parts, {
    id: `${flow}${n}`,
    personId,
    addressId: address?._id ?? '',
    content: { kind: 'start', flow },
  })
  await idle()
}
const publishes = async (question: string): Promise<void> => {
  const id = `q${++asked}`
  await group.act(
    'question',
    id,
    'ask',
    { person_id: await group.personOf(4), matter_id: 'LAND-1', text: question },
    { kind: 'bot' },
  )
  clock.advance('1s')
  const head = (await store.cases.get<QuestionDoc>('question', id))?.doc.with ?? id
  await group.act('question', head, 'draft', { short: question, answer: 'Eso lo dice la hoja.', legal: false })
  await group.act('question', head, 'approve')
  const publish = createPublish({ ...hub.parts, act: createAct({ ...hub.parts, record: hub.records }) })
  expect(await publish({ groupId: 'g1', actor: ANA, requestId: id })).toMatchObject({ accepted: true })
  await idle()
}
const digests = (n: number): string[] => whatsapp.gotBy(numberOf(n)).filter((text) => /Eso lo dice la hoja/.test(text))
const last = (n: number): string | undefined => whatsapp.gotBy(numberOf(n)).at(-1)
const waits = async (n: number): Promise<number> =>
  (await store.conversations.get(await group.personOf(n)))?.queue.length ?? 0

beforeAll(async () => {
  await store.prepare()
  channels.whatsapp = whatsapp
  const names = ['Isidro', 'Norberto', 'Eusebio', 'Lucio']
  await openMatter(
    test,
    'LAND-1',
    names.map((given_name, at) => row(at + 1, { given_name })),
    '2026-05-08T23:59:00-05:00',
  )
  group = await openGroup(test, 'LAND-1', 'g1')
  for (const n of [1, 2, 3, 4]) await group.join(n, `Apodo ${n}`)
  for (const n of [1, 3]) {
    const { subject } = await claimOf(test, 'LAND-1', n)
    for (const move of ['notify', 'verify']) await group.act('claim', subject, move)
    await group.act('claim', subject, 'inform', { text_version: 'A5.1', in_person: true })
  }
  await begins(1, 'talk.decide')
  await begins(2, 'thinking.waiting')
  expect(last(1)).toMatch(/¿Qué prefiere\?/)
}, 60_000)

it('hears it at once who thinks it over, and after ten minutes who was being asked something', async () => {
  await publishes('¿dónde dice cuánto es?')
  expect([1, 2, 3].map((n) => digests(n).length)).toEqual([0, 1, 1])
  await later('9m')
  expect(digests(1)).toEqual([])
  await later('1m')
  await sweep()
  expect(digests(1)).toHaveLength(1)
  expect(await waits(1)).toBe(0)
})

it('goes on with the open question afterwards, which still counts', async () => {
  await group.says(1, 'sí, todo claro')
  expect(last(1)).toMatch(/¿Qué prefiere\?/)
  await group.says(1, 'quiero participar')
  expect(whatsapp.gotBy(numberOf(1)).slice(-2).join()).toMatch(/Falta un paso: firmar una hoja/)
  expect(digests(1)).toHaveLength(1)
})

it('goes on waiting afterwards, to the same day', async () => {
  const { dueAt } = (await store.conversations.get(await group.personOf(2))) ?? {}
  await group.says(2, 'quedó claro')
  const after = await store.conversations.get(await group.personOf(2))
  expect(after?.flow).toBe('thinking')
  expect(after?.dueAt?.getTime()).toBe(Date.parse('2026-03-10T18:00:00Z'))
  expect(dueAt?.getTime()).toBeLessThan(after?.dueAt?.getTime() ?? 0)
})

it('takes the tap on the question beneath, whatever was told since', async () => {
  await group.says(3, 'entendí')
  await begins(3, 'talk.decide')
  await publishes('¿me pueden correr de mi trabajo de ahora?')
  await later('10m')
  expect(digests(3)).toHaveLength(2)
  clock.advance('1m')
  await hub.receive.inbound([inbound(numberOf(3), 'Lo voy a pensar', { button: 'talk.decide.think' })])
  await idle()
  expect(last(3)).toMatch(/piénselo con calma/)
})

it('follows an earlier one that nobody answered, and waits for the morning where it would be night', async () => {
  await publishes('¿hay que ir hasta la capital?')
  await later('10m')
  expect([3, 4].map((n) => digests(n).length)).toEqual([3, 3])
  expect(await waits(4)).toBe(0)
  clock.advance(Date.parse('2026-03-05T04:00:00Z') - clock.now().getTime())
  await publishes('¿la junta es en la capital o en el pueblo?')
  expect(digests(3)).toHaveLength(3)
  const before = whatsapp.gotBy(numberOf(3)).length
  await later('11h')
  await sweep()
  expect(whatsapp.gotBy(numberOf(3)).slice(before)).toEqual([expect.stringMatching(/Tengo un mensaje para usted/)])
  await group.says(3, 'sí')
  expect(digests(3)).toHaveLength(4)
  expect(await waits(3)).toBe(0)
})
