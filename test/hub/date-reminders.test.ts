import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Actor } from '../../src/cases/noun.ts'
import { createAct } from '../../src/hub/act.ts'
import { testHub } from '../support/hub.ts'
import { inbound } from '../support/inbound.ts'
import { claimOf, numberOf, openMatter, row } from '../support/matter.ts'
import { type ScriptedChannel, scriptedChannel } from '../support/scripted-channel.ts'

/**
 * What a date brings: said once, at an hour of the person's own place, and not when there is nothing left to say it for. The clocks of
 * the United States go forward on 8 March, those of Mexico stay.
 */
const test = testHub('2026-02-19T16:00:00Z')
const { hub, store, clock, channels, idle, sweep } = test
const act = createAct({ ...hub.parts, record: hub.records })
const staff: Actor = { kind: 'staff', id: 'ana' }
let whatsapp: ScriptedChannel
let moves = 0
let cases = 0

beforeAll(() => store.prepare(), 60_000)
beforeEach(() => {
  whatsapp = scriptedChannel('whatsapp', clock.now)
  channels.whatsapp = whatsapp
})

async function move(
  noun: string,
  subject: string,
  name: string,
  actor: Actor,
  payload: object = {},
  personId?: string,
) {
  clock.advance('1s')
  const { reason } = await act({
    ...{ key: `t${++moves}`, noun, subject, move: name, actor, source: 'test', eventAt: clock.now() },
    payload: payload as Record<string, unknown>,
    ...(personId === undefined ? {} : { personId }),
  })
  expect(reason, `${noun} ${name}`).toBeNull()
}

type Step = readonly [move: string, payload?: object, who?: Actor['kind']]
const INFORMED: Step[] = [['notify'], ['verify'], ['inform', { text_version: 'A6.1' }], ['understand']]
const JOINING: Step[] = [...INFORMED, ['intend']]
const SCHEDULED: Step[] = [
  ...JOINING,
  ['sign', { form: 'f', signed_on: '2026-02-19' }, 'staff'],
  ['join', { filed_on: '2026-02-19' }, 'advocate'],
  ['accept_documents', {}, 'staff'],
  ['choose_method', { method: 'CASH', town: 'Xilitla' }],
  ['confirm_payee', { level: 'L3' }, 'staff'],
  ['schedule', { amount: '900.00', currency: 'USD' }, 'finance'],
]
const sent = (expires_on: string): Step => ['send', { reference: 'R1', expires_on }, 'finance']

/**
 * Somebody of a matter of their own with that last minute, whose claim has come so far before they could be written to: what its moves
 * would tell is told by people. From then on we know them at that level.
 */
async function person(
  level: 'L1' | 'L3',
  deadline: string,
  steps: readonly Step[],
  country = 'MX',
  state = 'San Luis Potosí',
) {
  const n = ++cases
  const matter = `M-${n}`
  const phone = country === 'US' ? `+1214555010${n % 10}` : numberOf(n)
  await openMatter(test, matter, [row(n, { phone: '', country, state })], deadline)
  const { subject, personId = '' } = await claimOf(test, matter, n)
  const claim = ([name, payload = {}, kind = 'bot']: Step) =>
    move('claim', subject, name, { kind, id: `${kind}-${name}` }, payload, personId)
  for (const step of steps) await claim(step)
  const { _id: address } = await store.addresses.ensure({ channel: 'whatsapp', value: phone }, country, personId)
  const about = (name: string, by: Actor, payload = {}) =>
    move('person', personId, name, by, { address, ...payload }, personId)
  await about('add_address', staff)
  await about('vouch', staff, { how: 'knows them' })
  if (level === 'L3') {
    await about('check_id', staff, { name_on_id: 'Maximiliano Rubio Castillo' })
    clock.advance('8d') // a number is called back when it has been the same for a week
    await about('read_back', staff)
    await about('approve_payee', { kind: 'staff', id: 'eva' })
  }
  await idle()
  return { personId, subject, claim, phone }
}
/** What two processes find at these instants, and what goes out of it. */
async function looks(...instants: string[]) {
  for (const instant of instants) {
    clock.set(instant)
    await Promise.all([hub.clockwork(), hub.clockwork()])
    await sweep()
  }
}
/** When these words went out to somebody, by the clock there. */
async function heard(personId: string, flow: string, node: string, zone = 'America/Mexico_City'): Promise<string[]> {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' })
  return (await store.messages.thread([personId], 100))
    .filter((one) => one.flow === flow && one.node === node && one.state === 'sent')
    .map(({ claimedAt }) => format.format(claimedAt))
    .reverse()
}
const form = (personId: string, zone?: string) => heard(personId, 'form', 'remind', zone)
/** What became of the reminders. */
const outcomes = async (personId: string) => {
  const out = (await store.messages.thread([personId], 100)).filter(({ direction }) => direction === 'out')
  return Object.fromEntries([...Map.groupBy(out, ({ state }) => state)].map(([state, all]) => [state, all.length]))
}
const pickUp = (personId: string) => heard(personId, 'pick-up', 'is_it_done')

describe('the last day to collect', () => {
  it('is said 14, 7 and 3 days before, on a working day, once, and not again when it was collected', async () => {
    const { personId, claim } = await person('L3', '2026-05-20T23:59:00-05:00', [...SCHEDULED, sent('2026-04-15')])
    const other = await person('L3', '2026-05-20T23:59:00-05:00', [...SCHEDULED, sent('2026-04-15')])
    await looks('2026-04-01T14:00:00Z', '2026-04-01T15:00:00Z', '2026-04-08T15:00:00Z')
    await other.claim(['pay', {}, 'external'])
    // Three days before is a Sunday.
    await looks('2026-04-12T15:00:00Z', '2026-04-13T13:59:00Z')
    expect(await pickUp(personId)).toEqual(['2026-04-01 09:00', '2026-04-08 09:00'])
    // While it waited for the morning they collected it.
    await claim(['pay', {}, 'external'])
    await looks('2026-04-13T15:00:00Z', '2026-04-14T15:00:00Z', '2026-04-16T15:00:00Z')
    for (const each of [personId, other.personId])
      expect(await pickUp(each)).toEqual(['2026-04-01 09:00', '2026-04-08 09:00'])
    expect(await outcomes(personId)).toEqual({ sent: 2, refused: 1 })
  })

  it('waits for the morning of where they are now', async () => {
    const { personId } = await person(
      'L3',
      '2026-07-20T23:59:00-05:00',
      [...SCHEDULED, sent('2026-06-15')],
      'US',
      'California',
    )
    await looks('2026-06-01T15:00:00Z', '2026-06-01T15:59:00Z')
    expect(await pickUp(personId)).toEqual([])
    await looks('2026-06-01T16:00:00Z')
    expect(await heard(personId, 'pick-up', 'is_it_done', 'America/Los_Angeles')).toEqual(['2026-06-01 09:00'])
  })

  it('after days in which the hub was away, only what is still in its time', async () => {
    const { personId } = await person('L3', '2026-09-20T23:59:00-05:00', [...SCHEDULED, sent('2026-08-14')])
    // 14 and 7 days before have passed; three days before was nine hours ago, at nine in the morning.
    await looks('2026-08-12T00:00:00Z', '2026-08-12T15:00:00Z', '2026-08-13T15:00:00Z')
    expect(await pickUp(personId)).toEqual(['2026-08-11 18:00'])
  })
})

describe('the last day to take part', () => {
  it('comes on the same hour of the day before and after the clocks change', async () => {
    clock.set('2027-02-15T16:00:00Z')
    const texas = await person('L1', '2027-03-20T23:59:00-05:00', JOINING, 'US', 'Texas')
    const huasteca = await person('L1', '2027-03-20T23:59:00-05:00', JOINING)
    const noons = ['2027-02-18', '2027-03-06', '2027-03-13', '2027-03-17', '2027-03-19'].map(
      (day) => `${day}T18:00:00Z`,
    )
    for (const noon of noons) await looks(new Date(Date.parse(noon) - 60_000).toISOString(), noon)
    expect(await form(huasteca.personId)).toEqual(noons.map((noon) => `${noon.slice(0, 10)} 12:00`))
    expect(await form(texas.personId, 'America/Chicago')).toEqual([
      ...['2027-02-18 12:00', '2027-03-06 12:00', '2027-03-13 12:00', '2027-03-17 13:00', '2027-03-19 13:00'],
    ])
  })

  it('is not said to who decides when its time is over, nor to who has signed', async () => {
    clock.set('2027-03-25T16:00:00Z')
    const { personId, claim } = await person('L1', '2027-04-16T23:59:00-05:00', INFORMED)
    await looks('2027-03-26T16:00:00Z')
    await claim(['intend'])
    await looks('2027-03-26T17:00:00Z', '2027-03-27T16:00:00Z', '2027-04-01T16:00:00Z')
    expect(await form(personId)).toEqual([])
    await looks('2027-04-02T18:00:00Z')
    expect(await form(personId)).toEqual(['2027-04-02 12:00'])
    await claim(['sign', { form: 'f', signed_on: '2027-04-02' }, 'staff'])
    await looks('2027-04-09T18:00:00Z', '2027-04-13T18:00:00Z', '2027-04-15T18:00:00Z')
    expect(await form(personId)).toHaveLength(1)
  })

  it('is planned anew when it is moved: what waited does not tell the old one, and nothing comes twice', async () => {
    clock.set('2027-05-10T16:00:00Z')
    // Seven days before is a Sunday.
    const { personId, claim } = await person('L1', '2027-05-23T23:59:00-05:00', JOINING)
    await looks('2027-05-16T18:00:00Z')
    await claim(['set_deadline', { deadline: '2027-06-25T23:59:00-05:00' }, 'staff'])
    await looks('2027-05-17T14:00:00Z', '2027-05-17T18:00:00Z', '2027-05-20T18:00:00Z', '2027-05-22T18:00:00Z')
    expect(await form(personId)).toEqual([])
    await looks('2027-05-26T18:00:00Z', '2027-05-27T18:00:00Z')
    expect(await form(personId)).toEqual(['2027-05-26 12:00'])
    // The same day again, told once more by a list: it is no other date.
    await claim(['set_deadline', { deadline: '2027-06-25T23:59:00-05:00' }, 'staff'])
    await looks('2027-05-27T19:00:00Z', '2027-06-11T18:00:00Z')
    expect(await form(personId)).toEqual(['2027-05-26 12:00', '2027-06-11 12:00'])
  })

  it('is not said after a stop, not even what was waiting', async () => {
    clock.set('2027-08-05T16:00:00Z')
    const { personId, phone } = await person('L1', '2027-08-22T23:59:00-05:00', JOINING)
    await looks('2027-08-15T18:00:00Z') // a Sunday, seven days before
    await hub.receive.inbound([inbound(phone, 'ALTO')])
    await idle()
    await looks('2027-08-16T15:00:00Z', '2027-08-19T18:00:00Z', '2027-08-21T18:00:00Z')
    expect(await form(personId)).toEqual([])
    expect(
      (await store.messages.thread([personId], 9)).filter(
        ({ state, direction }) => direction === 'out' && state === 'sent',
      ),
    ).toHaveLength(1)
  })
})

describe('the weekly summary of a Defender', () => {
  let defenders = 0
  /** Somebody in Tijuana, where the clocks change with California, with work and an hour of their own. */
  async function defender(summary_at: string) {
    const id = `d${++defenders}`
    const personId = `p_${id}`
    await store.people.ensure(personId, clock.now())
    const { _id: address } = await store.addresses.ensure(
      { channel: 'whatsapp', value: `+52550009900${defenders}` },
      'MX',
      personId,
    )
    await move(
      'person',
      personId,
      'import',
      staff,
      { given_name: 'Berta', region: 'Baja California', country: 'MX' },
      personId,
    )
    await move('person', personId, 'add_address', staff, { address }, personId)
    const about = {
      name: 'Berta Luna',
      country: 'MX',
      languages: ['es'],
      regions: ['Baja California'],
      zone: 'America/Tijuana',
    }
    const own = (name: string, payload = {}, who = staff) => move('defender', id, name, who, payload, personId)
    await own('register', { ...about, summary_at, person_id: personId })
    await own('activate')
    await own('assign', { facilitation_id: `CF-${id}` }, { kind: 'case', id: `facilitation:CF-${id}` })
    return { own, summaries: () => heard(personId, 'checkin', 'all_well', 'America/Tijuana') }
  }

  it('comes at their own hour before and after the clocks change, and at another one from when they say so', async () => {
    clock.set('2028-03-01T16:00:00Z')
    const { own, summaries } = await defender('2028-03-06T18:00:00Z')
    await looks('2028-03-06T17:59:00Z', '2028-03-06T18:00:00Z')
    await looks('2028-03-13T17:00:00Z', '2028-03-13T18:00:00Z')
    expect(await summaries()).toEqual(['2028-03-06 10:00', '2028-03-13 10:00'])
    await own('prefer', { summary_at: '2028-03-22T23:00:00Z' }, { kind: 'defender', id: 'd1' })
    await looks('2028-03-20T17:00:00Z', '2028-03-22T23:00:00Z')
    expect((await summaries()).slice(2)).toEqual(['2028-03-22 16:00'])
  })

  it('comes once after weeks in which the hub was away, and not to who is suspended', async () => {
    clock.set('2028-05-01T15:00:00Z')
    const [away, suspended] = [await defender('2028-05-01T17:00:00Z'), await defender('2028-05-01T17:00:00Z')]
    await suspended.own('suspend', { reason: 'asked for money' })
    await looks('2028-05-18T20:00:00Z', '2028-05-18T21:00:00Z', '2028-05-22T17:00:00Z')
    expect(await away.summaries()).toEqual(['2028-05-18 13:00', '2028-05-22 10:00'])
    expect(await suspended.summaries()).toEqual([])
  })
})
