import { beforeAll, describe, expect, it } from 'vitest'
import type { IncidentDoc } from '../../../src/cases/incident.ts'
import { createAct } from '../../../src/hub/act.ts'
import { createPostAs } from '../../../src/hub/group/post-as.ts'
import { countReaders } from '../../../src/hub/group/readers.ts'
import { ANA, EVA, type GroupOnStage, openGroup } from '../../support/group.ts'
import { testHub } from '../../support/hub.ts'
import { numberOf, openMatter, row } from '../../support/matter.ts'
import { scriptedChannel } from '../../support/scripted-channel.ts'

const test = testHub('2026-03-03T16:00:00Z')
const { hub, store, clock, channels, idle, later } = test
const whatsapp = scriptedChannel('whatsapp', clock.now)
const act = createAct({ ...hub.parts, record: hub.records })
const ALL = [1, 2, 3]
let group: GroupOnStage

const fresh = (n: number): string[] => whatsapp.newsOf(numberOf(n))
const say = (text: string, requestId: string) =>
  createPostAs({ ...hub.parts, act })({ groupId: 'g1', text, actor: ANA, requestId })
/** As a Defender is told before they speak to all. */
const readers = () => countReaders(hub.parts, { id: 'g1', matter_id: 'LAND-1' }, null)
const incidents = () => store.cases.list<IncidentDoc>({ noun: 'incident', state: 'REPORTED' }, 10)

beforeAll(async () => {
  await store.prepare()
  channels.whatsapp = whatsapp
  const people = ALL.map((n) => row(n))
  await openMatter(test, 'LAND-1', people, '2026-05-08T23:59:00-05:00')
  group = await openGroup(test, 'LAND-1', 'g1')
  for (const n of ALL) await group.join(n, `Tigre ${n}`)
}, 60_000)

describe('how many read what is said', () => {
  it('counts who gets it, and neither who muted it nor who stopped', async () => {
    expect(await readers()).toBe(3)
    const id = `g1.${await group.personOf(3)}`
    await group.act('invitation', id, 'mute')
    expect(await readers()).toBe(2)
    await group.act('invitation', id, 'unmute')
    const personId = await group.personOf(2)
    const [address] = await store.addresses.ofPerson(personId)
    await store.conversations.commit({ ...store.conversations.fresh(personId, address?._id ?? ''), optedOut: true })
    expect(await readers()).toBe(2)
    await store.conversations.model.deleteOne({ _id: personId })
  })
})

describe('a member who says that another one works for the employer', () => {
  const safety = { kind: 'staff', id: 'sol', role: 'safety' } as const

  it('is read by nobody; who is meant gets nothing from the group until it is decided, and people know at once', async () => {
    await say('Ya estamos en el grupo', 'here')
    await idle()
    for (const n of ALL) fresh(n)
    await group.says(1, 'GRUPO: cuidado, Tigre 2 es gente del patrón')
    expect(fresh(1)).toEqual([expect.stringContaining('¿Me habla de Tigre 2?')])
    await group.says(1, 'sí')
    expect(fresh(1)).toEqual([expect.stringContaining('a Tigre 2 no le llega nada del grupo')])
    // What they say next is for us as well.
    await group.says(1, 'y siempre anda preguntando quién firmó la hoja')
    expect([2, 3].map(fresh)).toEqual([[], []])
    const [incident] = await incidents()
    expect([incident?.doc.kind, incident?.doc.person_id, JSON.stringify(incident?.doc)]).toEqual([
      'EMPLOYER_AGENT',
      await group.personOf(2),
      expect.not.stringContaining(await group.personOf(1)),
    ])
    const rows = await store.cases.list<{ id: string; state: string; reason: string; priority: string }>(
      { noun: 'handoff' },
      100,
    )
    for (const reason of ['informer_reported', 'incident'])
      expect(rows.find(({ doc }) => doc.reason === reason)?.doc.priority).toBe('urgent')
    await say('La junta es el sábado', 'meeting')
    await idle()
    expect([2, 3].map(fresh)).toEqual([[], [expect.stringContaining('La junta')]])

    expect(await readers()).toBe(2)
    const id = incident?.subject ?? ''
    // Nor what warns the others.
    await group.act('incident', 'fee', 'report', { kind: 'IMPERSONATION', matter_id: 'LAND-1' })
    await group.act('alert', 'fee', 'approve')
    await group.act('alert', 'fee', 'approve', {}, EVA)
    expect([2, 3].map(fresh)).toEqual([[], [expect.stringContaining('Aviso importante')]])
    await group.act('incident', id, 'triage', { severity: 'LOW', plan: 'Ask the Defender' }, safety)
    await group.act('incident', id, 'close', { reason: 'A neighbour of the same name' }, safety)
    await later('1h')
    for (const n of ALL) fresh(n)
    expect(await readers()).toBe(3)
    await say('La junta es a las 5', 'hour')
    await idle()
    expect(fresh(2)).toEqual([expect.stringContaining('a las 5')])
  })
})
