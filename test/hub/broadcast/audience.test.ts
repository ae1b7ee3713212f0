import { beforeAll, describe, expect, it } from 'vitest'
import { person } from '../../../src/cases/person.ts'
import type { PersonDoc } from '../../../src/cases/person-doc.ts'
import { audienceOf, isMeant, NoSegment } from '../../../src/hub/broadcast/audience.ts'
import { costOf } from '../../../src/hub/broadcast/cost.ts'
import { caseHub } from '../case-store.ts'

const lives: PersonDoc = {
  ...person.initial('p'),
  country: 'MX',
  region: 'San Luis Potosí',
  town: 'Ejido La Ceiba Honda',
}

describe('whether somebody is meant', () => {
  it.each<[string, Partial<PersonDoc>, Parameters<typeof isMeant>[1], boolean]>([
    ['nothing is said of places or languages', {}, { states: ['JOINED'] }, true],
    ['the region without its accent', {}, { regions: ['san luis potosi'] }, true],
    ['one of several towns', {}, { towns: ['Tamazunchale', 'EJIDO LA CEIBA HONDA'] }, true],
    ['another town', {}, { towns: ['Tamazunchale'] }, false],
    ['the right town of another country', {}, { countries: ['GT'], towns: ['Ejido La Ceiba Honda'] }, false],
    ['somebody whose town nobody knows', { town: '' }, { towns: ['Ejido La Ceiba Honda'] }, false],
    ['a language by its name', { language: 'nhe' }, { languages: ['náhuatl de la Huasteca'] }, false],
    ['a language by its code', { language: 'nhe' }, { languages: ['nhe'] }, true],
    [
      'what they prefer now goes before the list',
      { language: 'nhe', prefs: { language: 'es' } },
      { languages: ['nhe'] },
      false,
    ],
    ['nobody has said anything: Spanish', {}, { languages: ['es'] }, true],
  ])('%s', (_, change, criteria, meant) => expect(isMeant({ ...lives, ...change } as PersonDoc, criteria)).toBe(meant))
})

describe('who is in an audience', () => {
  const hub = caseHub()
  const claims: [claim: string, person: string, matter: string][] = [
    ['c1', 'p1', 'LAND-1'],
    ['c2', 'p2', 'LAND-1'],
    ['c2b', 'p2', 'LAND-1'],
    ['c3', 'p3', 'LAND-1'],
    ['c4', 'p4', 'LAND-2'],
  ]
  beforeAll(async () => {
    for (const id of ['p1', 'p2', 'p3', 'p4']) {
      await hub.store.people.ensure(id, hub.clock.now())
      const town = id === 'p3' ? 'Tamazunchale' : 'La Ceiba'
      const told = { noun: 'person', subject: id, personId: id, actor: { kind: 'import' } as const }
      await hub.tell({ ...told, move: 'import', payload: { given_name: 'Ana', country: 'MX', town } })
    }
    for (const [subject, personId, matter_id] of claims)
      await hub.tell({
        noun: 'claim',
        subject,
        personId,
        move: 'import',
        actor: { kind: 'import' },
        payload: { person_id: personId, matter_id },
      })
    await hub.drain()
    await hub.store.segments.add({
      _id: 's1',
      matterId: 'LAND-1',
      title: 'La Ceiba',
      audience: { towns: ['La Ceiba'] },
      createdAt: hub.clock.now(),
      by: 'ana',
    })
  })
  const of = async (audience: Parameters<typeof audienceOf>[1]['audience'], matter_id = 'LAND-1') =>
    audienceOf(hub, { matter_id, audience })

  it('the same person twice is one, and another matter’s people are nobody', async () => {
    expect(await of({ everybody: true })).toEqual({ people: ['p1', 'p2', 'p3'], claims: 4 })
    expect(await of({ states: ['JOINED'] })).toEqual({ people: [], claims: 0, states: ['JOINED'] })
    expect((await of({ people: ['p1', 'p4'] })).people).toEqual(['p1'])
  })

  it('a segment holds besides, and only in its matter', async () => {
    expect((await of({ segment: 's1' })).people).toEqual(['p1', 'p2'])
    expect((await of({ segment: 's1', people: ['p2', 'p3'] })).people).toEqual(['p2'])
    await expect(of({ segment: 's1' }, 'LAND-2')).rejects.toThrow(NoSegment)
  })
})

it('costs what the list says, and says where a price is missing', () => {
  const loads = [
    { channel: 'whatsapp', country: 'MX', people: 100, units: 100 },
    { channel: 'sms', country: 'GT', people: 10, units: 20 },
  ]
  const prices = [{ channel: 'whatsapp', country: 'MX', price: 0.0085 }]
  expect(costOf(loads, prices, 'USD')).toEqual({
    amount: null,
    currency: 'USD',
    missing: [{ channel: 'sms', country: 'GT' }],
  })
  expect(costOf(loads, [...prices, { channel: 'sms', country: 'GT', price: 0.2 }], 'USD').amount).toBe('4.85')
})
