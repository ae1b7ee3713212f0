import { beforeAll, beforeEach, expect, it } from 'vitest'
import type { ComplaintDoc } from '../../src/cases/complaint.ts'
import type { HandoffDoc } from '../../src/cases/handoff.ts'
import type { IncidentDoc } from '../../src/cases/incident.ts'
import type { PersonDoc } from '../../src/cases/person.ts'
import type { PrivacyRequestDoc } from '../../src/cases/privacy-request.ts'
import { createAct } from '../../src/hub/act.ts'
import { intoConversation } from '../../src/hub/into-conversation.ts'
import { readThread } from '../../src/hub/people/thread.ts'
import { testHub } from '../support/hub.ts'
import { inbound } from '../support/inbound.ts'
import { numberOf, openMatter, rows } from '../support/matter.ts'
import { type ScriptedChannel, scriptedChannel } from '../support/scripted-channel.ts'

/** What people say at any moment (4f), on the store: the documents that come of it, and who can read them. */
const test = testHub('2026-03-03T18:00:00Z')
const { hub, store, clock, channels, idle } = test
let whatsapp: ScriptedChannel
let n = 0

beforeAll(async () => {
  await store.prepare()
  await openMatter(test, 'LAND-1', rows(12), '2026-05-08T23:59:00-05:00')
}, 120_000)
beforeEach(() => {
  whatsapp = scriptedChannel('whatsapp', clock.now)
  channels.whatsapp = whatsapp
  n++
})

const says = async (...texts: string[]): Promise<string[]> => {
  for (const text of texts) {
    await hub.receive.inbound([inbound(numberOf(n), text)])
    await idle()
  }
  return whatsapp.gotBy(numberOf(n))
}
const personId = async (): Promise<string> => {
  const [address] = await store.addresses.find([store.addresses.idOf({ channel: 'whatsapp', value: numberOf(n) })])
  return address?.people[0] as string
}
const theirs = async <Doc>(noun: string): Promise<Doc[]> =>
  (await store.cases.list<Doc>({ noun, personId: await personId() }, 10)).map(({ doc }) => doc)
const person = async (): Promise<PersonDoc> => (await theirs<PersonDoc>('person'))[0] as PersonDoc

it('files a complaint, and whoever reads the conversation does not read it there', async () => {
  await says('hola', 'quiero poner una queja de Francisco', 'me gritó enfrente de mi familia', 'si soy yo')
  const [filed] = await theirs<ComplaintDoc>('complaint')
  expect(filed).toMatchObject({
    state: 'RECEIVED',
    what: 'quiero poner una queja de Francisco\nme gritó enfrente de mi familia',
  })
  const thread = await readThread(store, await personId(), 50)
  const written = thread?.messages.filter(({ direction }) => direction === 'in').map(({ text }) => text)
  expect(written).toEqual(['si soy yo', null, null, 'hola'])
  expect(JSON.stringify(thread)).not.toMatch(/gritó|queja de Francisco/)
})

it('opens an incident for whoever is in danger, threatened, or does not want to live, and freezes what would be begun', async () => {
  await says('hola', 'ya no quiero vivir', 'no')
  const [incident] = await theirs<IncidentDoc>('incident')
  expect(incident).toMatchObject({ kind: 'SELF_HARM', state: 'REPORTED', person_id: await personId() })
  expect((await person()).frozen_by).toEqual([incident?.id])
})

it('says "OK." and nothing else to who is watched, however they go on', async () => {
  const [, ...answers] = await says('hola', 'no puedo hablar, me están oyendo', '¿sigue ahí?', 'auxilio')
  expect(answers).toEqual(['OK.'])
  expect((await theirs<IncidentDoc>('incident')).map(({ kind }) => kind)).toEqual(['THREAT'])
})

it('asks a minor nothing, and begins nothing at that phone until a grown-up answers', async () => {
  const answers = await says('hola', 'tengo 12 años')
  expect(answers.at(-1)).toMatch(/^Gracias por contestar\. No tiene que hacer nada más\./)
  expect((await person()).minors).toHaveLength(1)
  expect((await says('mi papá tiene 45 años')).at(-1)).toMatch(/^Ya avisé a una persona del equipo\./)
  expect((await person()).minors).toHaveLength(1)
  expect((await says('hola', '40')).at(-1)).toMatch(/^Gracias por escribir\. Le paso con/)
  expect((await person()).minors).toEqual([])
})

it('keeps what is asked about their own data, with its days, and once however often it is asked', async () => {
  await says('hola', 'qué datos tienen de mí', 'todo', 'quiero que borren todo lo mío', 'borren mis datos')
  expect(await theirs<PrivacyRequestDoc>('privacy_request')).toMatchObject([
    { state: 'ASKED', kind: 'ERASE', scope: 'ALL', person_id: await personId() },
  ])
})

it('knows nobody any more at a phone that is said to be lost', async () => {
  await says('hola')
  const id = await personId()
  const address = store.addresses.idOf({ channel: 'whatsapp', value: numberOf(n) })
  await createAct({ ...hub.parts, record: hub.records })({
    key: 'vouched',
    noun: 'person',
    subject: id,
    personId: id,
    move: 'vouch',
    payload: { address, how: 'neighbour' },
    actor: { kind: 'defender', id: 'francisco' },
    source: 'test',
    eventAt: clock.now(),
  })
  expect((await person()).levels[address]?.level).toBe('L1')
  await says('me robaron el celular')
  expect([(await person()).levels, (await person()).frozen_by.length]).toEqual([{}, 1])
})

it('keeps on record who asks for a call before anything is known of them, so that they can be called', async () => {
  const stranger = '+525500000146'
  for (const text of ['quiero hablar con una persona', 'llamada']) {
    await hub.receive.inbound([inbound(stranger, text)])
    await idle()
  }
  const [address] = await store.addresses.find([store.addresses.idOf({ channel: 'whatsapp', value: stranger })])
  const [handoff] = (await store.cases.list<HandoffDoc>({ noun: 'handoff' }, 50)).filter(
    ({ doc }) => doc.address === address?._id,
  )
  expect(handoff?.doc).toMatchObject({ reason: 'human_call', person_id: address?.people[0] })
  expect(await store.cases.get<PersonDoc>('person', handoff?.doc.person_id as string)).toMatchObject({
    state: 'UNKNOWN',
    doc: { known: false },
  })
})

it.each([
  ['hola', [/^Gracias.*Le cuento: usted trabajó/, /¿Qué le gustaría saber\?/]],
  ['ALTO', [/./]],
])(
  'hears at night what was planned for the morning, before what is said now, unless it is a stop: %s',
  async (text, heard) => {
    clock.set('2026-03-04T06:00:00Z')
    const id = await personId()
    const addressId = store.addresses.idOf({ channel: 'whatsapp', value: numberOf(n) })
    const act = createAct({ ...hub.parts, record: hub.records })
    const staff = { personId: id, actor: { kind: 'staff', id: 'ana' }, source: 'test', eventAt: clock.now() } as const
    const vouch = { address: addressId, name: 'Isidro', how: 'neighbour' }
    await act({ ...staff, key: `vouch${n}`, noun: 'person', subject: id, move: 'vouch', payload: vouch })
    const [claim] = await store.cases.ofPerson(id, ['claim'], 1)
    const subject = claim?.subject as string
    for (const move of ['notify', 'verify'])
      await act({ ...staff, key: `${move}${n}`, noun: 'claim', subject, move, payload: {} })
    const [address] = await store.addresses.find([addressId])
    if (address) await store.addresses.heard(address, clock.now())
    const content = { kind: 'start', flow: 'talk.explain' } as const
    await intoConversation(hub.parts, { id: `explain${n}`, personId: id, addressId, content })
    await idle()
    expect(whatsapp.gotBy(numberOf(n))).toEqual([])
    clock.advance('1h')
    const night = await says(text)
    expect(night).toEqual(heard.map((each) => expect.stringMatching(each)))
    clock.set('2026-03-04T15:00:00Z')
    await test.sweep()
    expect(whatsapp.gotBy(numberOf(n)).filter((each) => /Le cuento/.test(each))).toHaveLength(text === 'ALTO' ? 0 : 1)
  },
)

it('takes nothing for an answer to a question that has not left: it is put at once, and the next words answer it', async () => {
  clock.set('2026-03-04T06:00:00Z')
  const id = await personId()
  const addressId = store.addresses.idOf({ channel: 'whatsapp', value: numberOf(n) })
  await intoConversation(hub.parts, {
    id: `begin${n}`,
    personId: id,
    addressId,
    content: { kind: 'start', flow: 'settlement' },
  })
  await idle()
  expect(whatsapp.gotBy(numberOf(n))).toEqual([])
  clock.advance('1h')
  expect(await says('si')).toEqual([expect.stringMatching(/¿Es usted\?/)])
  expect((await person()).reached).toEqual({})
  clock.advance('1m')
  await says('si soy yo')
  expect(Object.keys((await person()).reached)).toEqual([addressId])
  clock.set('2026-03-04T15:00:00Z')
  await test.sweep()
  expect(whatsapp.gotBy(numberOf(n)).filter((each) => /¿Es usted\?/.test(each))).toHaveLength(1)
})

it('does not ask a stranger again who has told who they are', async () => {
  const stranger = '+525500000145'
  const writes = async (text: string): Promise<string | undefined> => {
    await hub.receive.inbound([inbound(stranger, text)])
    await idle()
    return whatsapp.gotBy(stranger).at(-1)
  }
  for (const text of ['hola', 'don Chano', 'Refugio Salas Olvera', 'Xochitla']) await writes(text)
  const [address] = await store.addresses.find([store.addresses.idOf({ channel: 'whatsapp', value: stranger })])
  const [row] = (await store.cases.list<HandoffDoc>({ noun: 'handoff' }, 50)).filter(
    ({ doc }) => doc.address === address?._id,
  )
  const act = createAct({ ...hub.parts, record: hub.records })
  for (const move of ['take', 'resolve'])
    await act({
      key: `stranger-${move}`,
      noun: 'handoff',
      subject: row?.subject as string,
      move,
      payload: {},
      actor: { kind: 'staff', id: 'ana' },
      source: 'test',
      eventAt: clock.now(),
      ...(row?.personId ? { personId: row.personId } : {}),
    })
  await idle()
  expect(await writes('ya tengo los papeles')).toMatch(/^Qué gusto saludarle\. ¿Quiere que le conteste/)
})
