import fc from 'fast-check'
import { DateTime } from 'luxon'
import { beforeAll, expect, it } from 'vitest'
import { MOST_NATIVE } from '../../../src/cases/group.ts'
import type { PostDoc } from '../../../src/cases/post.ts'
import { createAct } from '../../../src/hub/act.ts'
import { createPostAs } from '../../../src/hub/group/post-as.ts'
import { isGsm7, smsSegments } from '../../../src/words/gsm7.ts'
import { ANA, type GroupOnStage, openGroup } from '../../support/group.ts'
import { testHub } from '../../support/hub.ts'
import { inbound } from '../../support/inbound.ts'
import { claimOf, numberOf, openMatter, row } from '../../support/matter.ts'
import { scriptedChannel } from '../../support/scripted-channel.ts'

/** Whatever members do, in whatever order: the must-hold rules of groups (2, 5, 8, 9 and 16). */
const test = testHub('2026-03-03T16:00:00Z')
const { hub, store, clock, channels, idle, later } = test
const act = createAct({ ...hub.parts, record: hub.records })
const whatsapp = scriptedChannel('whatsapp', clock.now)
const sms = scriptedChannel('sms', clock.now)
const SMS = 4
const MEMBERS = [1, 2, 3, SMS]
/** Everything that went out: to whom, when, and what they had just said themselves. */
const sent: { to: string; text: string; at: Date; file: boolean; after: string | null }[] = []
const leaks: { by: string; text: string }[] = []
let group: GroupOnStage
let speaking: string | null = null
let n = 0

const remember = (channel: typeof whatsapp): void => {
  channel.during = async () => {
    const message = channel.handed.at(-1)
    if (message)
      sent.push({
        to: message.to.value,
        text: message.text,
        at: clock.now(),
        file: message.voice !== undefined || message.file !== undefined,
        after: speaking,
      })
  }
}

beforeAll(async () => {
  await store.prepare()
  channels.whatsapp = whatsapp
  channels.sms = sms
  remember(whatsapp)
  remember(sms)
  await openMatter(
    test,
    'LAND-1',
    MEMBERS.map((each) => row(each)),
    '2026-05-08T23:59:00-05:00',
  )
  group = await openGroup(test, 'LAND-1', 'g1')
  await group.smsAlone(SMS)
  for (const each of MEMBERS) await group.join(each, `Tigre ${each}`)
}, 60_000)

const digits = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 10, maxLength: 18 }).map((all) => all.join(''))
const leak = fc.oneof(
  fc
    .tuple(fc.constantFrom('mi clabe es', 'GRUPO: márquenme al', 'depositen a'), digits)
    .map((parts) => parts.join(' ')),
  fc.constantFrom(
    'GRUPO: a mí ya me dieron 5,000 dólares',
    'me operaron y ando enfermo de los riñones',
    'GRUPO: falta Maximiliano Rubio Castillo en la lista',
    'GRUPO: entren a www.pagos-rapidos.com',
  ),
)
const who = fc.constantFrom(...MEMBERS)
type Step =
  | { does: 'says' | 'leaks'; who: number; text: string; times: number }
  | { does: 'photo'; who: number }
  | { does: 'team' }
  | { does: 'waits'; by: string }
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      does: fc.constant('leaks' as const),
      who,
      text: leak,
      times: fc.integer({ min: 1, max: 3 }),
    }),
  },
  {
    weight: 8,
    arbitrary: fc.record({
      does: fc.constant('says' as const),
      who,
      text: fc.constantFrom(
        'yo también trabajé ahí con Don Ray',
        'GRUPO: buenas tardes a todos',
        '¿cuándo pagan?',
        'GRUPO: ¿nos van a quitar la visa?',
        'sí',
        'quiero participar',
        'gracias',
        'silenciar grupo',
        'escuchar grupo',
        'SALIR GRUPO',
        'GRUPO',
        'ALTO',
        'INICIAR',
      ),
      times: fc.integer({ min: 1, max: 3 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('photo' as const), who }) },
  { weight: 2, arbitrary: fc.constant({ does: 'team' as const }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('waits' as const), by: fc.constantFrom('5m', '9h', '26h') }) },
)

async function run(one: Step): Promise<void> {
  if (one.does === 'waits') return later(one.by)
  clock.advance('1m')
  if (one.does === 'team') {
    const request = { groupId: 'g1', text: `Nos vemos pronto${'.'.repeat(++n)}`, actor: ANA, requestId: `team${n}` }
    await createPostAs({ ...hub.parts, act })(request)
    await idle()
    return
  }
  const number = numberOf(one.who)
  const from = { channel: one.who === SMS ? 'sms' : 'whatsapp', value: number } as const
  speaking = number
  if (one.does === 'photo') {
    const media = [{ url: '', contentType: 'image/jpeg' }]
    await hub.receive.inbound([inbound(number, '', { from, media })])
    await idle()
  } else {
    if (one.does === 'leaks') leaks.push({ by: number, text: one.text.replace(/^GRUPO: /, '') })
    const message = inbound(number, one.text, { from })
    // The provider tells it again, beside the first time and after it.
    for (let time = 0; time < one.times; time++) {
      await hub.receive.inbound(time === 1 ? [message, message] : [message])
      await idle()
    }
  }
  speaking = null
}

it('holds whatever they say, however often it is delivered, and whoever comes, goes or says stop', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 14 }), async (steps) => {
      for (const one of steps) {
        const before = sent.length
        await run(one)
        const fresh = sent.slice(before)
        // (5) Whoever said stop gets nothing but what answers their own words.
        for (const member of MEMBERS) {
          const { personId = '' } = await claimOf(test, 'LAND-1', member)
          if (!(await store.conversations.get(personId))?.optedOut) continue
          const mine = fresh.filter(({ to }) => to === numberOf(member))
          expect(mine.filter(({ after }) => after !== numberOf(member))).toEqual([])
          expect(mine.length).toBeLessThanOrEqual(1)
        }
      }
      for (const { to, text, at, file, after } of sent) {
        // (8) Nobody reads what another one let slip, and no picture is passed on.
        for (const { by, text: slipped } of leaks) {
          if (by === to) continue
          expect(text).not.toContain(slipped)
          const number = slipped.replace(/\D/g, '')
          if (number.length >= 10) expect(text.replace(/\D/g, '')).not.toContain(number)
        }
        expect(file).toBe(false)
        // (2) What we begin goes out by day, and not on a Sunday.
        if (after === to) continue
        const here = DateTime.fromJSDate(at, { zone: 'America/Mexico_City' })
        expect([here.hour >= 8 && here.hour < 20, here.weekday]).toEqual([true, expect.not.toBeOneOf([7])])
      }
      // (16)
      for (const text of sms.got) expect([text, isGsm7(text), smsSegments(text)]).toEqual([text, true, 1])
      // A post reaches nobody twice, and a word to the group decides nothing.
      const copies = await store.messages.model
        .find({ post: { $exists: true }, state: { $in: ['sent', 'delivered'] } })
        .lean()
      expect(new Set(copies.map(({ post, personId }) => `${post} ${personId}`)).size).toBe(copies.length)
      const passed = await store.cases.list<PostDoc>({ noun: 'post', state: 'PASSED_ON', matterId: 'LAND-1' }, 500)
      for (const { doc } of passed) expect(leaks.map(({ text }) => text)).not.toContain(doc.text)
    }),
    // What is found is told at once: each try to shrink it would be played through the whole hub.
    { seed: 20_260_302, numRuns: 5, endOnFailure: true },
  )
}, 60_000)

it('(9) is never a group of WhatsApp for more than it holds', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: MOST_NATIVE + 1, max: 10_000 }), async (people) => {
      const wanted = { kind: 'NATIVE_API', matter_id: 'LAND-1', people }
      await expect(group.act('group', `native${people}`, 'propose', wanted)).rejects.toThrow('hold 8 people')
    }),
    { numRuns: 5 },
  )
})
