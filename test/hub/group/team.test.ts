import { readFileSync } from 'node:fs'
import { buffer } from 'node:stream/consumers'
import fc from 'fast-check'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Actor } from '../../../src/cases/noun.ts'
import type { PostDoc } from '../../../src/cases/post.ts'
import { countSigns } from '../../../src/cases/reaction.ts'
import { createAct } from '../../../src/hub/act.ts'
import { createBridge } from '../../../src/hub/group/bridge.ts'
import { createKeepFile } from '../../../src/hub/group/files.ts'
import { createGroupFiles } from '../../../src/hub/group/group-files.ts'
import { createPostAs } from '../../../src/hub/group/post-as.ts'
import { waitingQuestions } from '../../../src/hub/group/waiting.ts'
import { ANA, DANA, type GroupOnStage, openGroup } from '../../support/group.ts'
import { testHub } from '../../support/hub.ts'
import { inbound } from '../../support/inbound.ts'
import { claimOf, numberOf, openMatter, row } from '../../support/matter.ts'
import { HUM } from '../../support/recorded-locales.ts'
import { type ScriptedChannel, scriptedChannel } from '../../support/scripted-channel.ts'

const test = testHub('2026-03-03T18:00:00Z')
const { hub, store, clock, channels, idle, later } = test
const act = createAct({ ...hub.parts, record: hub.records })
const use = { ...hub.parts, act }
const francisco = { kind: 'defender', id: 'francisco' } as const
const LEAFLET = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n')
let group: GroupOnStage
let whatsapp: ScriptedChannel
let mark = 0
const fresh = (): string[] => whatsapp.got.slice(mark)

beforeAll(async () => {
  await store.prepare()
  whatsapp = scriptedChannel('whatsapp', clock.now)
  channels.whatsapp = whatsapp
  await openMatter(test, 'LAND-1', [row(1), row(2), row(3)], '2026-05-08T23:59:00-05:00')
  group = await openGroup(test, 'LAND-1', 'g1')
  await group.join(1, 'Chepe')
  await group.join(2, 'Lupe')
}, 60_000)
beforeEach(() => {
  mark = whatsapp.got.length
})

describe('what the team says', () => {
  const say = (text: string, requestId: string, groupId = 'g1') =>
    createPostAs(use)({ groupId, text, actor: francisco, requestId })

  it('reaches everybody once, however often it is asked for', async () => {
    for (const _ of [1, 2])
      expect(await say('El sábado estoy en la casa ejidal', 'r1')).toMatchObject({ accepted: true })
    await idle()
    expect(fresh()).toEqual(Array(2).fill('Grupo, Voz y Camino: El sábado estoy en la casa ejidal'))
  })

  it.each([
    ['llámenme al 55 0000 0101', /digits/],
    ['les tocan 5,000 dólares', /amount/],
    ['falta Maximiliano Rubio Castillo', /full name/],
    ['entren a www.justicia.org', /address of a page/],
  ])('is refused with what to do instead: %s', async (text, why) => {
    expect(await say(text, `refused ${text.length}`)).toMatchObject({
      accepted: false,
      reason: expect.stringMatching(why),
    })
    await idle()
    expect(fresh()).toEqual([])
  })

  it('among Defenders holds nothing of a client or a case', async () => {
    await group.act('group', 'net', 'propose', { kind: 'NETWORK', people: 60 })
    await group.act('group', 'net', 'open')
    for (const text of ['en CF-1042 la señora no contesta', 'su hijo anda en el hospital'])
      expect(await say(text, `net ${text.length}`, 'net')).toMatchObject({ accepted: false })
    expect(await say('¿alguien conoce el registro civil de Tamazunchale?', 'net', 'net')).toMatchObject({
      accepted: true,
    })
  })
})

describe('a file of the team', () => {
  const keep = (bytes: Buffer, requestId: string, actor: Actor = francisco) =>
    createKeepFile(hub.parts)('g1', bytes, requestId, actor)
  const post = (text: string, file: string, actor: Actor = francisco) =>
    createPostAs(use)({ groupId: 'g1', text, file, actor, requestId: file })
  const handedTo = (n: number) => whatsapp.handed.findLast(({ to }) => to.value === numberOf(n))

  it('is heard by those who prefer to listen; the others read the same', async () => {
    await group.act('person', await group.personOf(2), 'prefer', { mode: 'audio' })
    clock.advance('1m')
    const kept = await keep(readFileSync(HUM), 'hum', ANA)
    expect(kept).toMatchObject({ accepted: true, kind: 'audio' })
    expect(await keep(readFileSync(HUM), 'hum', ANA)).toEqual(kept)
    const file = kept.accepted ? kept.file : ''
    expect(await post('El domingo hay misa y después la plática', file, ANA)).toMatchObject({ accepted: true })
    await idle()
    expect(handedTo(1)).toMatchObject({ text: 'Grupo, Voz y Camino: El domingo hay misa y después la plática' })
    expect(handedTo(1)).not.toHaveProperty('voice')
    const { text, voice } = handedTo(2) ?? {}
    expect([text, new URL(voice?.url ?? '').pathname]).toEqual(['', `/media/${file}`])
    await group.act('person', await group.personOf(2), 'prefer', { mode: 'text' })
  })

  it('is not taken as it is when a Defender recorded it', async () => {
    const kept = await keep(readFileSync(HUM), 'theirs')
    expect(await post('El domingo hay misa', kept.accepted ? kept.file : '')).toEqual({
      accepted: false,
      reason: 'Somebody of the team listens to a recording first: send it by chat, as a voice note.',
    })
  })

  it('goes along with the words when it is a leaflet', async () => {
    clock.advance('1m')
    const kept = await keep(LEAFLET, 'leaflet')
    const file = kept.accepted ? kept.file : ''
    await post('Aquí está la hoja de la plática', file)
    await idle()
    for (const n of [1, 2]) {
      const { text, file: sent } = handedTo(n) ?? {}
      expect([text, new URL(sent?.url ?? '').pathname]).toEqual([
        'Grupo, Voz y Camino: Aquí está la hoja de la plática',
        `/media/${file}`,
      ])
    }
  })

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['words', Buffer.from('hola')],
    ['an archive', Buffer.from('504b0304140000000000', 'hex')],
  ])('is refused when it is %s', async (_, bytes) => {
    expect(await keep(bytes, 'bad')).toMatchObject({
      accepted: false,
      reason: expect.stringMatching(/^Only recordings/),
    })
  })

  it('is refused under a name that nobody kept', async () => {
    for (const file of [`gf_${'a'.repeat(32)}.pdf`, '../../etc/passwd'])
      expect(await post('Hola', file)).toEqual({ accepted: false, reason: 'There is no such file: send it first.' })
  })
})

describe('a sign on what was said', () => {
  it('is counted once for each person, and answered with nothing', async () => {
    clock.advance('1m')
    const said = await createPostAs(use)({ groupId: 'g1', text: 'Ya somos muchos', actor: ANA, requestId: 'signs' })
    await idle()
    mark = whatsapp.got.length
    for (const [n, text] of [
      [1, '👍'],
      [1, '👍🏽'],
      [2, '❤️'],
    ] as const)
      await group.says(n, text)
    expect(fresh()).toEqual([])
    const reactions = (id: string) =>
      store.cases.get<PostDoc>('post', id).then((post) => countSigns(post?.doc.reactions ?? []))
    const post = said.accepted ? said.post : ''
    expect(await reactions(post)).toEqual([
      { sign: '❤', count: 1 },
      { sign: '👍', count: 1 },
    ])
    // As a channel passes it on that knows reactions; taken back it is no sign any more.
    await hub.receive.inbound([inbound(numberOf(2), '', { about: 'reaction' })])
    await idle()
    expect(await reactions(post)).toEqual([{ sign: '👍', count: 1 }])
  })
})

describe('what was taken down', () => {
  it('reaches nobody any more who has not had it', async () => {
    clock.advance('1m')
    const people = await group.personOf(2)
    await store.addresses.model.updateMany({ people }, { $unset: { lastInboundAt: 1 } })
    const said = await createPostAs(use)({ groupId: 'g1', text: 'Me equivoqué', actor: ANA, requestId: 'down' })
    await idle()
    clock.advance('1m')
    await group.act('post', said.accepted ? said.post : '', 'take_down', { reason: 'Wrong' })
    await group.says(2, 'sí')
    await later('2m')
    expect(whatsapp.gotBy(numberOf(1)).join()).toMatch(/Me equivoqué/)
    expect(whatsapp.gotBy(numberOf(2)).join()).not.toMatch(/Me equivoqué/)
  })
})

describe('what a Defender sent, when they are erased', () => {
  it('is there no more, not even for whoever had not had it yet: they get the words', async () => {
    const { _id } = await store.people.ensure('p_francisco', clock.now())
    const register = { name: 'Francisco Ruiz', country: 'MX', person_id: _id }
    await group.act('defender', 'francisco', 'register', register)
    const kept = await createKeepFile(hub.parts)('g1', LEAFLET, 'his', francisco)
    const file = kept.accepted ? kept.file : ''
    const files = createGroupFiles(hub.parts)
    expect((await buffer(files.read(file))).length).toBeGreaterThan(0)
    const people = await group.personOf(2)
    await store.addresses.model.updateMany({ people }, { $unset: { lastInboundAt: 1 } })
    clock.advance('1m')
    const said = { groupId: 'g1', text: 'Nos vemos en la plaza', file, actor: francisco, requestId: 'his' }
    expect(await createPostAs(use)(said)).toMatchObject({ accepted: true })
    await idle()
    await hub.erase.begin({ personId: _id, actor: 'admin', role: 'admin', reason: 'asked for it' })
    expect([await store.files.has(file), await files.has(file)]).toEqual([true, false])
    await idle()
    expect(await store.files.has(file)).toBe(false)
    await group.says(2, 'sí')
    await later('2m')
    expect(whatsapp.gotBy(numberOf(2)).join()).toMatch(/Nos vemos en la plaza/)
    expect(whatsapp.handed.at(-1)).not.toHaveProperty('file')
  })
})

describe('a group of more than eight', () => {
  it("is no group of WhatsApp's own", async () => {
    const wanted = { kind: 'NATIVE_API', matter_id: 'LAND-1', people: 46 }
    await expect(group.act('group', 'native', 'propose', wanted)).rejects.toThrow('hold 8 people')
  })
})

describe("a Defender's own group", () => {
  it('hands questions over once, and gets approved answers back ready to post', async () => {
    await group.act('group', 'own', 'propose', { kind: 'BRIDGED', matter_id: 'LAND-1', people: 20 })
    await group.act('group', 'own', 'open')
    const text = [
      '[2/3/26 10:15] Compa: ¿cuánto cobran los abogados?',
      '[2/3/26 10:16] Otro: buenas tardes',
      '[2/3/26 10:17] Tercero: ¿hay que pagar algo para entrar?',
      '[2/3/26 10:18] Cuarto: ¿mi esposa puede cobrar?',
    ].join('\n')
    const bridge = (provider: 'live' | 'loopback') =>
      createBridge({ ...use, provider })({ groupId: 'own', text, actor: francisco, requestId: 'b' })
    // Words that no Advocate approved are given to nobody real.
    const first = await bridge('live')
    await idle()
    expect(first).toMatchObject({
      questions: [
        { question: '¿cuánto cobran los abogados?', answer: null },
        { question: '¿hay que pagar algo para entrar?', answer: null },
        { question: '¿mi esposa puede cobrar?', state: 'NOT_KEPT', personal: 'FAMILY' },
      ],
      answers: [],
    })
    const answers = [
      {
        question: '¿cuánto cobran los abogados?',
        answer: expect.stringMatching(/^Usted no paga nada, ni antes ni después/),
      },
    ]
    expect(await bridge('loopback')).toMatchObject({ answers })
    const [waiting] = await waitingQuestions(hub.parts, { id: 'own', matter_id: 'LAND-1' })
    expect([waiting?.similar, waiting?.hours_left]).toEqual([1, 48])
    clock.advance('1m')
    await group.act('question', waiting?.question ?? '', 'approve', {}, DANA)
    expect(await bridge('live')).toMatchObject({ answers })
    expect((await store.cases.list({ noun: 'question', matterId: 'LAND-1' }, 10)).length).toBe(2)
  })
})

describe('whatever members say', () => {
  it('no digits of accounts, cards or telephones ever leave, nobody is told after SALIR, and a word in a talk of ours stays there', async () => {
    const digits = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 8, maxLength: 18 }).map((all) => all.join(''))
    const leak = fc
      .tuple(
        fc.constantFrom('mi cuenta es', 'márquenme:', 'GRUPO: apunten', 'la clabe'),
        digits,
        fc.constantFrom('', ' ', '-'),
      )
      .map(([words, number, gap]) => [`${words} ${[...number].join(gap)}`, number] as const)
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(1, 2), leak, async (who, [text, number]) => {
        const before = whatsapp.gotBy(numberOf(3 - who)).length
        await group.says(who, text)
        const seen = whatsapp
          .gotBy(numberOf(3 - who))
          .slice(before)
          .join(' ')
          .replace(/\D/g, '')
        expect(seen).not.toContain(number)
      }),
      { numRuns: 12 },
    )
    const written = await store.cases.list<PostDoc>({ noun: 'post', matterId: 'LAND-1' }, 200)
    for (const { state, doc } of written)
      if (doc.member_id && state !== 'WITHHELD') expect(doc.text?.replace(/\D/g, '').length ?? 0).toBeLessThan(8)
  }, 60_000)

  it('reaches nobody after ALTO, which leaves the group too', async () => {
    await later('24h')
    await group.says(2, 'ALTO')
    const stopped = whatsapp.gotBy(numberOf(2)).length
    await group.says(1, 'GRUPO: buenas tardes a todos')
    await createPostAs(use)({ groupId: 'g1', text: 'Nos vemos el sábado', actor: ANA, requestId: 'after' })
    await idle()
    expect(whatsapp.gotBy(numberOf(2)).length).toBe(stopped)
    const { personId = '' } = await claimOf(test, 'LAND-1', 2)
    expect((await store.cases.get('invitation', `g1.${personId}`))?.state).toBe('LEFT')
  })
})

describe('a sign while a question of ours is open', () => {
  it('is counted for what the group said since, and the question stays as it is', async () => {
    await group.join(3, 'Nacho')
    await group.says(3, 'hola')
    const personId = await group.personOf(3)
    const before = await store.conversations.get(personId)
    expect([before?.status, before?.waitId]).toEqual(['open', expect.any(String)])
    clock.advance('31m')
    const said = await createPostAs(use)({ groupId: 'g1', text: 'Ya está la lista', actor: ANA, requestId: 'aside' })
    await idle()
    mark = whatsapp.got.length
    await group.says(3, '👍')
    expect(fresh()).toEqual([])
    expect((await store.conversations.get(personId))?.waitId).toBe(before?.waitId)
    const post = await store.cases.get<PostDoc>('post', said.accepted ? said.post : '')
    expect(countSigns(post?.doc.reactions ?? [])).toEqual([{ sign: '👍', count: 1 }])
  })
})
