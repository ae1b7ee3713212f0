import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import type { PostDoc } from '../../../src/cases/post.ts'
import type { QuestionDoc } from '../../../src/cases/question.ts'
import { inTalk, type TaskDoc } from '../../../src/cases/task-doc.ts'
import { createAct } from '../../../src/hub/act.ts'
import { intoConversation } from '../../../src/hub/into-conversation.ts'
import { createHearVoiceNote } from '../../../src/hub/media/hear-voice-note.ts'
import { seedFacilitation } from '../../../src/hub/seed/seed-facilitation.ts'
import type { Store } from '../../../src/store/index.ts'
import { ANA, type GroupOnStage, openGroup } from '../../support/group.ts'
import { testHub } from '../../support/hub.ts'
import { inbound } from '../../support/inbound.ts'
import { numberOf, openMatter, row } from '../../support/matter.ts'
import { Killed, type Mortal, mortal } from '../../support/mortal.ts'
import { HUM } from '../../support/recorded-locales.ts'
import { type ScriptedChannel, scriptedChannel } from '../../support/scripted-channel.ts'

/** Of how many points of the way one is tried; the nightly run tries each (`BROADCAST_KILLS=all`). */
const EVERY = process.env.BROADCAST_KILLS === 'all' ? 1 : 61
const FRANCISCO = 101

let life: Mortal<Store>
const test = testHub('2026-03-03T16:00:00Z', (store) => {
  life = mortal(store)
  return life.living
})
const { hub, store, clock, channels, idle, later } = test
let group: GroupOnStage
let whatsapp: ScriptedChannel

beforeAll(async () => {
  await store.prepare()
  whatsapp = scriptedChannel('whatsapp', clock.now)
  // No two recordings are the same.
  let recordings = 0
  whatsapp.fetchMedia = async () => ({
    kind: 'fetched',
    bytes: Buffer.concat([readFileSync(HUM), Buffer.alloc(recordings++)]),
  })
  whatsapp.deleteMedia = async () => true
  channels.whatsapp = whatsapp
  const people = [row(1), row(2), row(3)]
  await openMatter(test, 'LAND-1', people, '2026-05-08T23:59:00-05:00')
  await seedFacilitation(hub, 'LAND-1')
  group = await openGroup(test, 'LAND-1', 'g1')
  for (const n of [1, 2, 3]) await group.join(n, `Tigre ${n}`)
}, 60_000)

const told = (): string => whatsapp.gotBy(numberOf(FRANCISCO)).at(-1) ?? ''
const says = (text: string): Promise<void> => group.says(FRANCISCO, text)
const times = (n: number, text: string): number =>
  whatsapp.gotBy(numberOf(n)).filter((got) => got.endsWith(`: ${text}`)).length
const posts = () => store.cases.list<PostDoc>({ noun: 'post', matterId: 'LAND-1' }, 100)

describe('a Defender by chat', () => {
  it('tells their group something, once, under their name, after a yes', async () => {
    await says('GRUPO: mañana a las 5 estoy en la plaza')
    expect(told()).toMatch(/al grupo .+ Personas que lo reciben: 3\. Dice así: "mañana a las 5 estoy en la plaza"/)
    expect(await posts()).toEqual([])
    const yes = inbound(numberOf(FRANCISCO), 'sí')
    for (let n = 0; n < 3; n++) await hub.receive.inbound([yes])
    await idle()
    for (const n of [1, 2, 3])
      expect(whatsapp.gotBy(numberOf(n))).toEqual([
        'Grupo, Francisco de Voz y Camino: mañana a las 5 estoy en la plaza',
      ])
  })

  it('is told why what is never passed on is not, and nobody reads it', async () => {
    const before = whatsapp.gotBy(numberOf(1)).length
    await says('GRUPO: depositen a la cuenta 0123 4567 8901 2345')
    expect(told()).toContain('¿Con qué palabras va?')
    await says('nada')
    expect([whatsapp.gotBy(numberOf(1)).length, (await posts()).length]).toEqual([before, 1])
  })

  it('sends a voice note: who prefers to listen hears it, the others read what it says', async () => {
    await group.act('person', await group.personOf(2), 'prefer', { mode: 'audio' })
    await says('grupo')
    clock.advance('1m')
    const media = [{ url: 'https://api.twilio.com/1', contentType: 'audio/ogg' }]
    await hub.receive.inbound([inbound(numberOf(FRANCISCO), '', { media })])
    await idle()
    await says('El domingo hay junta')
    expect(told()).toMatch(/^Su archivo va con su nombre/)
    await says('mándelo')
    // The words beside it do not tell what it says: it goes to nobody before a person has listened.
    expect(told()).toBe('Listo. Su audio pasa al grupo en cuanto se haya escuchado lo que dice.')
    expect([1, 2, 3].map((n) => times(n, 'El domingo hay junta'))).toEqual([0, 0, 0])
    const [note] = await store.media.unheard(1, 'p_defender_francisco')
    const hears = createHearVoiceNote(hub.parts, createAct({ ...hub.parts, record: hub.records }))
    const heard = { mediaId: note?._id ?? '', as: 'note', actor: ANA } as const
    expect(await hears({ ...heard, summary: 'Dice que el domingo hay junta.' })).toBe(true)
    expect(await hears({ ...heard, summary: 'Dice que el domingo hay junta.' })).toBe(false)
    await idle()
    const handed = (n: number) => whatsapp.handed.findLast(({ to }) => to.value === numberOf(n))
    expect(handed(1)).toMatchObject({ text: 'Grupo, Francisco de Voz y Camino: El domingo hay junta' })
    expect(new URL(handed(2)?.voice?.url ?? '').pathname).toMatch(/^\/media\/gf_.+\.ogg$/)
    const [sent] = (await posts()).filter(({ doc }) => doc.file)
    expect([sent?.state, sent?.doc.defender_id, sent?.doc.heard_by]).toEqual(['PASSED_ON', 'francisco', 'ana'])
  })

  describe('a voice note', () => {
    const brings = async (text: string) => {
      await says('grupo')
      clock.advance('1m')
      const media = [{ url: 'https://api.twilio.com/1', contentType: 'audio/ogg' }]
      await hub.receive.inbound([inbound(numberOf(FRANCISCO), '', { media })])
      await idle()
      await says(text)
      await says('mándelo')
    }
    const sent = async (text: string) => (await posts()).find(({ doc }) => doc.text === text)

    it.each([
      [
        'goes at once when a machine hears in it nothing that is held back',
        'Escuchen',
        'el lunes no hay junta',
        'PASSED_ON',
        1,
      ],
      ['waits for a person when a machine hears a number', 'Oigan', 'llámenme al 55 0000 0101', 'TO_HEAR', 0],
      ['waits for a person when a machine hears nothing', 'Pongan atención', null, 'TO_HEAR', 0],
    ] as const)('%s', async (_, text, heard, state, copies) => {
      hub.parts.transcriber = { name: 'scripted', languages: ['es'], transcribe: async () => heard }
      await brings(text)
      delete hub.parts.transcriber
      expect([(await sent(text))?.state, times(1, text)]).toEqual([state, copies])
    })

    it('that was listened to and is not passed on is said to who sent it, and reaches nobody', async () => {
      await brings('Oigan bien')
      const { subject = '' } = (await sent('Oigan bien')) ?? {}
      await group.act('post', subject, 'take_down', { reason: 'It tells an account' })
      expect(told()).toMatch(/^Hola, Francisco\. Su audio no pasó al grupo/)
      expect([1, 2, 3].map((n) => times(n, 'Oigan bien'))).toEqual([0, 0, 0])
    })

    it('of a member is passed on in writing, under their name, when a person has listened to it', async () => {
      clock.advance('31m')
      await says('GRUPO: ya llegaron las hojas')
      await says('sí')
      clock.advance('1m')
      const media = [{ url: 'https://api.twilio.com/2', contentType: 'audio/ogg' }]
      await hub.receive.inbound([inbound(numberOf(1), '', { media })])
      await idle()
      expect(whatsapp.gotBy(numberOf(1)).at(-1)).toMatch(
        /^Recibí su audio, gracias\. Cuando .+, pasa al grupo por escrito/,
      )
      const [note] = await store.media.unheard(1, await group.personOf(1))
      const hears = createHearVoiceNote(hub.parts, createAct({ ...hub.parts, record: hub.records }))
      const summary = 'en mi comunidad ya repartieron las hojas también'
      await hears({ mediaId: note?._id ?? '', as: 'answer', actor: ANA, summary })
      await idle()
      expect([1, 2, 3].map((n) => times(n, summary))).toEqual([0, 1, 1])
    })
  })

  it('sends nothing that somebody else sent us, whatever names it', async () => {
    const media = { _id: 'theirs.0', personId: await group.personOf(1), kind: 'document', type: 'application/pdf' }
    const received = { addressId: 'a', channel: 'whatsapp', messageId: 'theirs', at: clock.now(), bytes: 10 }
    await store.media.insert([{ ...media, ...received, state: 'kept', asked: true } as never])
    const francisco = { kind: 'defender', id: 'francisco' } as const
    const text = 'Aquí está el papel'
    await group.act(
      'post',
      'p_leak',
      'write',
      { group_id: 'g1', matter_id: 'LAND-1', text, file: 'theirs.0' },
      francisco,
    )
    expect(whatsapp.handed.findLast(({ to }) => to.value === numberOf(3))).not.toHaveProperty('file')
    expect(times(3, text)).toBe(1)
  })

  it('answers what the group asks: the draft waits for a digest, what is of the law for the Advocate', async () => {
    await group.says(1, '¿en qué lugar va a ser la plática del sábado?')
    await says('preguntas')
    expect(told()).toContain('¿en qué lugar va a ser la plática del sábado?')
    await says('en la casa ejidal')
    await says('no')
    await says('está bien')
    const [asked] = await store.cases.list<QuestionDoc>({ noun: 'question', matterId: 'LAND-1' }, 10)
    expect([asked?.state, asked?.doc.answer, asked?.doc.approved_by]).toEqual([
      'APPROVED',
      'en la casa ejidal',
      'francisco',
    ])
    await says('preguntas')
    expect(told()).toContain('no hay preguntas que esperen')
  })
})

describe('a return of service', () => {
  it('is sworn by chat, and handed in with all that a court asks', async () => {
    const dana = { kind: 'advocate', id: 'dana' } as const
    const create = { type: 'SERVICE', facilitation_id: 'CF-1042', defender_id: 'francisco', advocate_id: 'dana' }
    await group.act('task', 'T9', 'create', create)
    const rules = { service_method: 'In person', service_language: 'es', service_source: 'Order of 2 March' }
    await group.act('task', 'T9', 'set_rules', rules, dana)
    const task = (await store.cases.get<TaskDoc>('task', 'T9'))?.doc as TaskDoc
    const [address] = await store.addresses.ofPerson('p_defender_francisco')
    const content = { kind: 'start', flow: 'task', answers: { task: inTalk(task) } } as const
    await intoConversation(hub.parts, {
      id: 'serve',
      personId: 'p_defender_francisco',
      addressId: address?._id ?? '',
      content,
    })
    await idle()
    const answers = ['ya quedó', 'a doña Lupe', 'la conozco', 'es la misma', 'ayer', '10:30 de la mañana', 'en su casa']
    for (const text of [...answers, 'sí los recibió', 'la demanda, 4 hojas', 'español', 'no tengo']) await says(text)
    expect(told()).toMatch(/^Le repito\. Día y hora: lunes 2 de marzo, a las 10:30\. Lugar: en su casa\./)
    await says('está bien')
    await says('sí, lo declaro')
    const served = await store.cases.get<TaskDoc>('task', 'T9')
    expect([served?.state, served?.doc.evidence]).toEqual([
      'SUBMITTED',
      expect.objectContaining({
        served_by: 'francisco',
        served_at: '2026-03-02T16:30:00.000Z',
        manner: 'PERSONAL',
        language: 'es',
        sworn_statement: expect.stringMatching(/^chat:/),
      }),
    ])
  })
})

describe.each(['before', 'after'] as const)('a process that dies %s any call of the store', (when) => {
  it('after the yes: each has it once', async () => {
    for (let call = 1, died = true; died; call += EVERY) {
      const text = `Nos vemos en la casa ejidal${'.'.repeat(call)}${when}`
      await store.messages.model.deleteMany({ group: 'g1', state: 'sent' })
      await says(`GRUPO: ${text}`)
      clock.advance('1m')
      await hub.receive.inbound([inbound(numberOf(FRANCISCO), 'sí')])
      life.killAt(call, when)
      died = await idle().then(
        () => false,
        (error: unknown) => {
          if (error instanceof Killed) return true
          throw error
        },
      )
      life.revive()
      for (let n = 0; n < 8 && times(1, text) === 0; n++) await later('10s')
      await later('10s')
      expect([call, ...[1, 2, 3].map((n) => times(n, text))]).toEqual([call, 1, 1, 1])
      expect(call).toBeLessThan(400)
    }
  }, 120_000)
})
