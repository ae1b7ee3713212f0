import { beforeAll, describe, expect, it } from 'vitest'
import type { InvitationDoc } from '../../../src/cases/invitation.ts'
import type { PostDoc } from '../../../src/cases/post.ts'
import type { QuestionDoc } from '../../../src/cases/question.ts'
import { createAct } from '../../../src/hub/act.ts'
import { createInvite, type InviteReport } from '../../../src/hub/group/invite.ts'
import { membersOf } from '../../../src/hub/group/members.ts'
import { createPublish } from '../../../src/hub/group/publish.ts'
import { reportOf } from '../../../src/hub/reports/index.ts'
import { makeReport } from '../../../src/hub/reports/make-report.ts'
import { figures } from '../../support/figures.ts'
import { ANA, DANA, EVA, type GroupOnStage, openGroup } from '../../support/group.ts'
import { testHub } from '../../support/hub.ts'
import { numberOf, openMatter, row } from '../../support/matter.ts'
import { scriptedChannel } from '../../support/scripted-channel.ts'

/** The group of the 46 workers, from the invitation to its end, with the figures of the story. */
const test = testHub('2026-03-27T16:00:00Z')
const { hub, store, clock, channels, idle, later } = test
const act = createAct({ ...hub.parts, record: hub.records })
const whatsapp = scriptedChannel('whatsapp', clock.now)
const sms = scriptedChannel('sms', clock.now)
const ALL = Array.from({ length: 46 }, (_, at) => at + 1)
const [DECEASED, STOPPED, WITHOUT_PHONE] = [10, 11, 17]
/** Who answers "ahora no". */
const NOT_NOW = [3, 12, 21, 33, 45]
const invitable = ALL.filter((n) => n !== DECEASED && n !== STOPPED && n !== WITHOUT_PHONE)
const inIt = invitable.filter((n) => !NOT_NOW.includes(n))

/** What 27 of them ask, in 12 kinds; three kinds have no approved text. */
const QUESTIONS: Record<string, string[]> = {
  scam: [
    '¿esto es cierto o es una estafa?',
    'oigan será que no es fraude',
    '¿se puede confiar en ustedes?',
    'es de verdad lo del caso?',
  ],
  cost: ['¿cuánto cobran los abogados?', 'hay que pagar algo para entrar?', 'es gratis o cobran comisión?'],
  visa: [
    '¿nos van a quitar la visa?',
    'si participo ya no me dan la visa otra vez?',
    'nos ponen en lista negra del consulado?',
  ],
  when: ['¿cuándo pagan?', 'para cuándo sale el pago', 'cuánto tarda en llegar la feria'],
  employer: ['¿se va a enterar el patrón?', 'Don Ray va a saber que estamos aquí?'],
  travel: ['¿hay que ir hasta Estados Unidos?', 'tenemos que viajar para firmar?'],
  coworker: ['un compañero también trabajó, puede entrar?', 'otros muchachos quieren apuntarse?'],
  nothing: ['¿qué pasa si no firmo?', 'es obligatorio entrar'],
  papers: ['¿también los que fueron sin visa tienen derecho?'],
  form: ['¿dónde se firma la hoja?', 'en dónde firmo la hoja'],
  account: ['¿hay que abrir cuenta en el banco?', 'se puede sin tarjeta de banco?'],
  meeting: ['¿cuándo es la junta?'],
}
const PERSONAL = [
  '¿y mi esposa puede recoger mi parte?',
  '¿puedo esperar si estoy enfermo en el hospital?',
  '¿cuánto me toca a mí?',
  '¿mi pago llega a mi cuenta de siempre?',
]

let group: GroupOnStage
let report: InviteReport
const states = async (): Promise<Record<string, number>> =>
  store.cases.countByState({ noun: 'invitation', matterId: 'LAND-1' })
const questions = () => store.cases.list<QuestionDoc>({ noun: 'question', matterId: 'LAND-1' }, 200)
const posts = (kind: string) => store.cases.list<PostDoc>({ noun: 'post', matterId: 'LAND-1', facets: { kind } }, 500)
const members = () => membersOf(hub.parts, { id: 'g1', matter_id: 'LAND-1' })
const heads = async () => (await questions()).filter(({ subject, doc }) => doc.with === subject)

beforeAll(async () => {
  await store.prepare()
  channels.whatsapp = whatsapp
  channels.sms = sms
  const rows = ALL.map((n) => row(n, n === WITHOUT_PHONE ? { phone: '' } : {}))
  await openMatter(test, 'LAND-1', rows, '2026-05-08T23:59:00-05:00')
  group = await openGroup(test, 'LAND-1', 'g1')
  for (const n of ALL) if (n !== WITHOUT_PHONE) await group.vouch(n)
  await group.act('person', await group.personOf(DECEASED), 'decease', {})
  await group.act('person', await group.personOf(STOPPED), 'opt_out', {}, { kind: 'person' })
  const invite = createInvite({ ...hub.parts, act })
  report = await invite({ groupId: 'g1', actor: ANA, requestId: 'r1' })
  await idle()
  // Each is asked alone, in the course of a morning; those who want to choose a name.
  for (const n of invitable) {
    await group.says(n, NOT_NOW.includes(n) ? 'ahora no' : 'quiero entrar')
    if (!NOT_NOW.includes(n)) await group.says(n, `Tigre ${n}`)
  }
}, 240_000)

describe('the group of the 46', () => {
  it('asks 43, of whom 38 come in and 5 do not want to now', async () => {
    expect(report).toMatchObject({ accepted: true, invited: 43 })
    expect(report.accepted && report.not_invited.map(({ reason, people }) => [reason, people.length]).sort()).toEqual([
      ['no_address', 1],
      ['not_to_be_contacted', 1],
      ['opted_out', 1],
    ])
    expect(await states()).toEqual({ JOINED: 38, NOT_NOW: 5 })
    expect((await members()).length).toBe(38)
    expect(whatsapp.gotBy(numberOf(46)).join()).toMatch(/Ya hay 38 personas en el grupo/)
    // The same request, and another one: nobody is asked twice.
    const invite = createInvite({ ...hub.parts, act })
    expect(await invite({ groupId: 'g1', actor: ANA, requestId: 'r1' })).toMatchObject({ invited: 0, already: 38 })
    expect(await states()).toEqual({ JOINED: 38, NOT_NOW: 5 })
  })

  it('has 27 questions in 12 kinds, and answers four in private', async () => {
    const asked = Object.values(QUESTIONS).flat()
    expect(asked.length).toBe(27)
    for (const [at, text] of asked.entries()) await group.says(inIt[at] ?? 1, text)
    for (const [at, text] of PERSONAL.entries()) await group.says(inIt[27 + at] ?? 1, text)
    const all = await questions()
    expect(all.filter(({ state }) => state === 'MOVED_TO_PRIVATE').length).toBe(4)
    expect(all.filter(({ state }) => state !== 'MOVED_TO_PRIVATE').length).toBe(27)
    expect((await heads()).length).toBe(12)
    expect((await heads()).reduce((sum, { doc }) => sum + doc.similar.length, 0)).toBe(27 - 12)
  }, 120_000)

  it('answers nine from approved texts and three by the Advocate', async () => {
    const drafted = (await heads()).filter(({ doc }) => doc.topic?.startsWith('faq/'))
    expect(drafted.map(({ state }) => state)).toEqual(Array(9).fill('ANSWER_DRAFTED'))
    for (const { subject, doc } of drafted) await group.act('question', subject, 'approve', {}, doc.legal ? DANA : ANA)
    const left = (await heads()).filter(({ state }) => state === 'CLUSTERED')
    expect(left.length).toBe(3)
    for (const { subject, doc } of left) {
      const answer = { short: doc.text, answer: 'Francisco le dice dónde y cuándo, cerca de su casa.', legal: true }
      await group.act('question', subject, 'draft', answer, { kind: 'defender', id: 'francisco' })
      await expect(group.act('question', subject, 'approve')).rejects.toThrow('approved by the Advocate')
      await group.act('question', subject, 'approve', {}, DANA)
      // These go to who asked them.
      await group.act('question', subject, 'answer_askers')
    }
    expect((await heads()).filter(({ state }) => state === 'APPROVED').length).toBe(9)
  }, 60_000)

  it('tells all in three digests, each once', async () => {
    const publish = createPublish({ ...hub.parts, act })
    // Saturday, Tuesday and Wednesday: on Sundays and in Holy Week nothing of ours goes out.
    for (const [week, wait] of ['24h', '72h', '24h'].entries()) {
      await later(wait)
      for (const n of inIt)
        await store.addresses.model.updateMany(
          { people: await group.personOf(n) },
          { $set: { lastInboundAt: clock.now() } },
        )
      const before = whatsapp.got.length
      expect(await publish({ groupId: 'g1', actor: ANA, requestId: `week${week}` })).toMatchObject({ accepted: true })
      await idle()
      await publish({ groupId: 'g1', actor: ANA, requestId: `week${week}` })
      await idle()
      const told = whatsapp.got.slice(before).filter((text) => text.includes('Lo que preguntaron: 1)'))
      expect(told.length).toBe(38)
      for (const n of inIt) await group.says(n, n % 10 === 0 ? 'tengo duda' : 'entendí')
      for (const n of inIt.filter((each) => each % 10 === 0))
        await group.says(n, 'quisiera ver lo de la hoja con Francisco')
    }
    expect((await posts('DIGEST')).length).toBe(3)
    expect((await heads()).filter(({ state }) => state === 'APPROVED')).toEqual([])
    const first = (await heads()).find(({ doc }) => doc.digest && doc.digest !== 'each')
    expect([first?.doc.clear.length, first?.doc.doubt.length, first?.state]).toEqual([35, 3, 'CONFIRMED_UNDERSTOOD'])
    expect(await publish({ groupId: 'g1', actor: ANA, requestId: 'week4' })).toMatchObject({ accepted: false })
  }, 240_000)

  it('is warned once, and 36 are in it when it closes', async () => {
    await later('168h')
    const before = whatsapp.got.length
    await group.act('incident', 'i1', 'report', { kind: 'EXTORT', matter_id: 'LAND-1' })
    await group.act('alert', 'i1', 'approve')
    await group.act('alert', 'i1', 'approve', {}, EVA)
    expect(whatsapp.got.slice(before).filter((text) => text.startsWith('Hola. Aviso importante')).length).toBe(38)
    expect((await posts('ALERT')).length).toBe(1)
    for (const n of [8, 9]) await group.says(n, 'SALIR GRUPO')
    expect(await states()).toEqual({ JOINED: 36, NOT_NOW: 5, LEFT: 2 })
    await group.act('group', 'g1', 'announce_close', { closes_on: '2026-05-20' })
    expect((await members()).length).toBe(36)
    const told = await store.cases.list<InvitationDoc>({ noun: 'invitation', state: 'JOINED' }, 100)
    expect(told.length).toBe(36)
  }, 60_000)

  it('is told in the report, with joins and doubts before and after the day on which it opened', async () => {
    const report = reportOf('trust')
    if (!report) throw new Error('There is no report of trust')
    const made = await makeReport(hub.parts, report, { role: 'staff', matter: 'LAND-1' }, {})
    expect(figures(made?.sections ?? [], 'groups')).toEqual({
      groups: 1,
      invited: 43,
      in_it: 36,
      left: 2,
      not_now: 5,
      questions: 27,
      kinds: 12,
      from_texts: 9,
      by_people: 3,
      private: 4,
      digests: 3,
      alerts: 1,
    })
    expect(figures(made?.sections ?? [], 'joined')).toMatchObject({ before: 0, after: 0 })
    expect(figures(made?.sections ?? [], 'trust')).toMatchObject({ scam_asked: [0, 0, 0, 0] })
  })

  it('has told nobody digits, and no SMS longer than one segment', () => {
    const relayed = whatsapp.got.filter((text) => text.startsWith('Grupo, '))
    expect(relayed.length).toBeGreaterThan(27)
    for (const text of relayed) expect(text).not.toMatch(/\d[\d\s.-]{5,}\d/)
  })
})
