import { beforeAll, describe, expect, it } from 'vitest'
import type { IncidentDoc } from '../../../src/cases/incident.ts'
import { createAct } from '../../../src/hub/act.ts'
import { createInvite } from '../../../src/hub/group/invite.ts'
import { createPostAs } from '../../../src/hub/group/post-as.ts'
import { isGsm7, smsSegments } from '../../../src/words/gsm7.ts'
import { ANA, EVA, type GroupOnStage, openGroup } from '../../support/group.ts'
import { testHub } from '../../support/hub.ts'
import { numberOf, openMatter, row } from '../../support/matter.ts'
import { scriptedChannel } from '../../support/scripted-channel.ts'

/** What protects the people of a group: a warning, who is kept out, whoever has SMS alone or was away, and the end. */
const test = testHub('2026-03-03T16:00:00Z')
const { hub, store, clock, channels, idle, later } = test
const whatsapp = scriptedChannel('whatsapp', clock.now)
const sms = scriptedChannel('sms', clock.now)
const act = createAct({ ...hub.parts, record: hub.records })
/** One of them has SMS alone; the 24 hours of another one are over. */
const [SMS, AWAY] = [3, 4]
const ALL = [1, 2, SMS, AWAY]
/** Has no part in the case. */
const APART = 7
let group: GroupOnStage

const fresh = (n: number): string[] => (n === SMS ? sms : whatsapp).newsOf(numberOf(n))
const say = (text: string, requestId: string) =>
  createPostAs({ ...hub.parts, act })({ groupId: 'g1', text, actor: ANA, requestId })
const away = async (n: number): Promise<void> =>
  void (await store.addresses.model.updateMany({ people: await group.personOf(n) }, { $unset: { lastInboundAt: 1 } }))
const incidents = () => store.cases.list<IncidentDoc>({ noun: 'incident', state: 'REPORTED' }, 10)

beforeAll(async () => {
  await store.prepare()
  channels.whatsapp = whatsapp
  channels.sms = sms
  await openMatter(
    test,
    'LAND-1',
    [...ALL, APART].map((n) => row(n)),
    '2026-05-08T23:59:00-05:00',
  )
  await openMatter(test, 'LAND-2', [row(9)], '2026-05-08T23:59:00-05:00')
  group = await openGroup(test, 'LAND-1', 'g1')
  await group.smsAlone(SMS)
  for (const n of ALL) await group.join(n, `Tigre ${n}`)
  await away(AWAY)
}, 60_000)

describe('a member who is asked for money', () => {
  it('says so by chat: they are frozen, a warning lies ready, and two of the team send it to everybody within a minute', async () => {
    await group.says(1, 'me están pidiendo dinero para darme mi parte')
    const [incident] = await incidents()
    expect([incident?.doc.kind, incident?.doc.matter_id]).toEqual(['EXTORT', 'LAND-1'])
    const person = await store.cases.get<{ id: string; state: string; frozen_by: string[] }>(
      'person',
      await group.personOf(1),
    )
    expect(person?.doc.frozen_by).toEqual([incident?.subject])
    const id = incident?.subject ?? ''
    expect((await store.cases.get('alert', id))?.state).toBe('DRAFTED')
    for (const n of ALL) fresh(n)
    clock.advance('1m')
    await group.act('alert', id, 'approve')
    expect(ALL.flatMap(fresh)).toEqual([])
    await group.act('alert', id, 'approve', {}, EVA)
    const approved = clock.now().getTime()
    for (const n of ALL)
      expect([n, fresh(n).filter((text) => text.includes('Aviso importante')).length]).toEqual([n, 1])
    const rows = await store.messages.model.find({ flow: 'group-alert', state: 'sent' }).lean()
    expect(rows.length).toBe(ALL.length)
    for (const { claimedAt } of rows) expect((claimedAt?.getTime() ?? Infinity) - approved).toBeLessThan(60_000)
  })
})

describe('somebody who is said to work for the employer', () => {
  it('neither reads nor writes in the group until people have looked, and is asked into none', async () => {
    const person_id = await group.personOf(2)
    clock.advance('1m')
    await group.act('incident', 'agent', 'report', { kind: 'EMPLOYER_AGENT', person_id, matter_id: 'LAND-1' })
    expect(await store.cases.get('alert', 'agent')).toBeNull()
    for (const n of ALL) fresh(n)
    await group.says(2, 'GRUPO: mañana pasa la camioneta del patrón')
    expect([1, SMS, AWAY].flatMap(fresh).join()).not.toMatch(/camioneta/)
    await say('Nos vemos el sábado en la casa ejidal', 'after-agent')
    await idle()
    expect(fresh(2).join()).not.toMatch(/casa ejidal/)
    const invite = createInvite({ ...hub.parts, act })
    expect(await invite({ groupId: 'g1', people: [person_id], actor: ANA, requestId: 'again' })).toMatchObject({
      invited: 0,
    })
    const urgent = await store.cases.list<{ id: string; state: string; reason: string }>({ noun: 'handoff' }, 100)
    expect(urgent.map(({ doc }) => doc.reason)).toContain('incident')
    await group.act('invitation', `g1.${person_id}`, 'remove', { reason: 'Works for the employer' })
    for (let n = 0; n < 3; n++) await later('10m')
    expect(fresh(2).join()).not.toMatch(/casa ejidal/)
  })

  it('and people of another matter, or who have no part in this one, are not asked in', async () => {
    const { personId: stranger } = (await store.cases.list({ noun: 'claim', matterId: 'LAND-2' }, 1))[0] ?? {}
    const invite = createInvite({ ...hub.parts, act })
    expect(await invite({ groupId: 'g1', people: [stranger ?? ''], actor: ANA, requestId: 'two' })).toMatchObject({
      invited: 0,
      not_invited: [
        { reason: 'another_matter', words: expect.stringMatching(/Open one for theirs/), people: [stranger] },
      ],
    })
    const [apart] = await store.cases.list(
      { noun: 'claim', matterId: 'LAND-1', personId: await group.personOf(APART) },
      1,
    )
    await group.act(
      'claim',
      apart?.subject ?? '',
      'ineligible',
      { reason: 'WORKED_ELSEWHERE' },
      { kind: 'advocate', id: 'dana' },
    )
    expect(await invite({ groupId: 'g1', actor: ANA, requestId: 'three' })).toMatchObject({
      invited: 0,
      not_invited: expect.arrayContaining([
        { reason: 'not_in_the_case', words: expect.stringMatching(/name them/), people: [await group.personOf(APART)] },
      ]),
    })
    await expect(group.act('group', 'none', 'propose', { kind: 'RELAY', people: 20 })).rejects.toThrow('one matter')
  })
})

describe('whoever has SMS alone, and whoever was away', () => {
  it('gets no talk by SMS; one knock, and what was missed in one message', async () => {
    for (const n of ALL) fresh(n)
    await say('Ya salió la lista de quienes faltan', 'one')
    await say('La lista está en la casa ejidal', 'two')
    await idle()
    expect([fresh(SMS), fresh(AWAY)]).toEqual([[], []])
    await group.says(AWAY, 'sí')
    await later('1m')
    expect(
      fresh(AWAY)
        .filter((text) => text.includes('lista'))
        .map((text) => text.split('\n')),
    ).toEqual([
      [
        'Esto se dijo en el grupo:',
        'Voz y Camino: Nos vemos el sábado en la casa ejidal',
        'Voz y Camino: Ya salió la lista de quienes faltan',
        'Voz y Camino: La lista está en la casa ejidal',
      ],
    ])
    for (const text of sms.got) expect([isGsm7(text), smsSegments(text)]).toEqual([true, 1])
  })
})

describe('the end of a group', () => {
  it('is quiet for a while when the team says so, and goes on', async () => {
    await group.act('group', 'g1', 'quiet', { reason: 'A quarrel' })
    await group.act('group', 'g1', 'reopen')
  })

  it('is told to everybody, behind a knock to who is away, and comes on its day (E8)', async () => {
    await away(AWAY)
    clock.advance('1m')
    for (const n of ALL) fresh(n)
    await group.act('group', 'g1', 'announce_close', { closes_on: '2026-03-10' })
    const E8 = 'El grupo se cierra el martes 10 de marzo. Gracias por haber participado. Seguimos por mensaje directo.'
    expect(fresh(SMS)).toEqual([E8])
    expect(fresh(AWAY)).toEqual([expect.stringMatching(/Tengo un mensaje para usted/)])
    await group.says(AWAY, 'sí')
    await later('1m')
    expect(fresh(AWAY)).toContain(E8)
    clock.advance('8d')
    await hub.clockwork()
    await idle()
    expect((await store.cases.get('group', 'g1'))?.state).toBe('CLOSED')
    expect(await say('¿Sigue alguien aquí?', 'late')).toMatchObject({
      accepted: false,
      reason: 'The group is not open.',
    })
  })
})
