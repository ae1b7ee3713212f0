import { beforeAll, expect, it } from 'vitest'
import type { IncidentDoc } from '../../src/cases/incident.ts'
import type { PersonDoc } from '../../src/cases/person.ts'
import type { PrivacyRequestDoc } from '../../src/cases/privacy-request.ts'
import type { SearchDoc } from '../../src/cases/search.ts'
import { testHub } from '../support/hub.ts'
import { inbound } from '../support/inbound.ts'
import { claimOf, numberOf, openMatter, row } from '../support/matter.ts'
import { scriptedChannel } from '../support/scripted-channel.ts'

/** What a conversation opens about who speaks: it knows whose it is, and what follows from it follows at once. */
const test = testHub('2026-03-03T18:00:00Z')
const { hub, store, clock, channels, idle } = test

beforeAll(async () => {
  await store.prepare()
  channels.whatsapp = scriptedChannel('whatsapp', clock.now)
  await openMatter(test, 'LAND-1', [row(1), row(2), row(3), row(4)], '2026-05-08T23:59:00-05:00')
}, 60_000)
const says = async (n: number, ...texts: string[]): Promise<string> => {
  for (const text of texts) {
    await hub.receive.inbound([inbound(numberOf(n), text)])
    await idle()
  }
  return (await claimOf(test, 'LAND-1', n)).personId ?? ''
}

it('a threat: an incident of this person, which freezes payout and outreach', async () => {
  const personId = await says(1, 'me están pidiendo dinero para darme mi parte')
  const [incident] = await store.cases.ofPerson(personId, ['incident'], 5)
  expect(incident?.doc as IncidentDoc).toMatchObject({ kind: 'EXTORT', person_id: personId, state: 'REPORTED' })
  const frozen_by = [incident?.subject]
  expect((await store.cases.get<PersonDoc>('person', personId))?.doc).toMatchObject({ frozen_by })
  expect((await claimOf(test, 'LAND-1', 1)).doc).toMatchObject({ frozen_by })
})

it('the wish to be forgotten: a request of this person, for all or for a part, of which staff hear', async () => {
  const { personId = '' } = await claimOf(test, 'LAND-1', 2)
  const [address] = await store.addresses.ofPerson(personId)
  const input = { kind: 'start', flow: 'erasure', answers: {} }
  await store.inbox.add({
    id: 'asks',
    addressId: address?._id ?? '',
    personId,
    kind: 'input',
    receivedAt: clock.now(),
    content: input,
  })
  await hub.converse(address?._id ?? '')
  await says(2, 'solo una parte')
  const [request] = await store.cases.ofPerson(personId, ['privacy_request'], 5)
  expect(request?.doc as PrivacyRequestDoc).toMatchObject({ kind: 'ERASE', scope: 'PART', person_id: personId })
  const rows = await store.cases.ofPerson(personId, ['handoff'], 5)
  expect(rows.map(({ facets }) => facets.reason)).toContain('privacy_request')
})

it('that he moved away, told at his own number: a search for him, which has the words and whom to ask', async () => {
  const personId = await says(3, 'ya no vive aqui, se fue a monterrey', 'con su hermana la lupe')
  const [search, ...more] = await store.cases.ofPerson(personId, ['search'], 5)
  expect(more).toEqual([])
  expect(search?.doc as SearchDoc).toMatchObject({
    ...{ state: 'OPEN', person_id: personId, matter_id: 'LAND-1' },
    told: [{ says: 'AWAY', note: 'ya no vive aqui, se fue a monterrey' }],
    leads: [{ kind: 'PERSON', note: 'con su hermana la lupe' }],
  })
})

it('that it is not his number: a search for him, once', async () => {
  const personId = await says(4, 'numero equivocado', 'le digo que no soy yo')
  const [search, ...more] = await store.cases.ofPerson(personId, ['search'], 5)
  expect(more).toEqual([])
  expect(search?.doc as SearchDoc).toMatchObject({ state: 'OPEN', person_id: personId, leads: [], attempts: [] })
})

it('who writes Spanish from a number of the United States is answered in Spanish, at once and from then on', async () => {
  const sms = scriptedChannel('sms', clock.now)
  channels.sms = sms
  const from = { channel: 'sms', value: '+15125550198' } as const
  for (const text of ['hola, me dieron este numero', 'Los Angeles']) {
    await hub.receive.inbound([inbound(from.value, text, { from })])
    await idle()
  }
  expect(sms.gotBy(from.value).join()).toMatch(/^Gracias/)
  expect(sms.gotBy(from.value).join()).not.toMatch(/Thank|What|your/)
})
