import { beforeAll, describe, expect, it } from 'vitest'
import type { InvitationDoc } from '../../../src/cases/invitation.ts'
import { createAct } from '../../../src/hub/act.ts'
import { createInvite } from '../../../src/hub/group/invite.ts'
import { createPostAs } from '../../../src/hub/group/post-as.ts'
import { seedFacilitation } from '../../../src/hub/seed/seed-facilitation.ts'
import { ANA, type GroupOnStage, openGroup } from '../../support/group.ts'
import { testHub } from '../../support/hub.ts'
import { numberOf, openMatter, row } from '../../support/matter.ts'
import { scriptedChannel } from '../../support/scripted-channel.ts'

const FRANCISCO = 101
/** Two more, of other regions. */
const OTHERS = { lupita: 102, chema: 103 } as const
const test = testHub('2026-03-03T16:00:00Z')
const { hub, store, clock, channels, idle, later } = test
const whatsapp = scriptedChannel('whatsapp', clock.now)
const act = createAct({ ...hub.parts, record: hub.records })
const use = { ...hub.parts, act }
let group: GroupOnStage
const fresh = (n: number): string[] => whatsapp.newsOf(numberOf(n))
const ALL = [FRANCISCO, OTHERS.lupita, OTHERS.chema]
const posts = () => store.cases.list({ noun: 'post', facets: { group_id: 'net' } }, 50)

beforeAll(async () => {
  await store.prepare()
  channels.whatsapp = whatsapp
  await openMatter(test, 'LAND-1', [row(1), row(2)], '2026-05-08T23:59:00-05:00')
  await seedFacilitation(hub, 'LAND-1')
  group = await openGroup(test, 'LAND-1', 'g1')
  await group.join(1, 'Chepe')
  for (const [id, n] of Object.entries(OTHERS)) {
    const person = `p_defender_${id}`
    const { _id: address } = await store.addresses.ensure({ channel: 'whatsapp', value: numberOf(n) }, 'MX', person)
    await group.act('person', person, 'import', { given_name: id, first_surname: 'Tuz', country: 'MX' })
    await group.act('person', person, 'add_address', { address, source: 'registered', order: 1 })
    const known = { name: `${id} Tuz`, called: id, country: 'MX', languages: ['es'], regions: ['Yucatán'] }
    await group.act('defender', id, 'register', { ...known, person_id: person })
    await group.act('defender', id, 'activate')
  }
  await group.act('group', 'net', 'propose', { kind: 'NETWORK', people: 60 })
  await group.act('group', 'net', 'open')
}, 60_000)

describe('the network of Defenders', () => {
  it('asks each once, and nobody is in it who has not said yes', async () => {
    const invite = (requestId: string, people?: string[]) =>
      createInvite(use)({ groupId: 'net', people, actor: ANA, requestId })
    expect(await invite('all')).toMatchObject({
      accepted: true,
      invited: 3,
      not_invited: [{ reason: 'no_address', words: expect.stringContaining('.'), people: ['marisol'] }],
    })
    expect(await invite('again')).toMatchObject({ invited: 0, already: 3 })
    expect(await invite('nobody', ['somebody'])).toMatchObject({
      not_invited: [{ reason: 'no_defender', people: ['somebody'] }],
    })
    await idle()
    for (const n of ALL) {
      expect(fresh(n)).toEqual([expect.stringContaining('Hay una red de personas que trabajan como usted')])
      await group.says(n, 'sí')
      expect(fresh(n)).toEqual([expect.stringMatching(/^Listo, ya está en la red\./)])
    }
    const { doc } = (await store.cases.get<InvitationDoc>('invitation', 'net.p_defender_lupita')) ?? {}
    expect([doc?.state, doc?.alias, doc?.text_version]).toEqual(['JOINED', 'lupita', 'RED.1'])
  })

  it('passes on what one says to the others, once, under their name, after a yes', async () => {
    await group.says(FRANCISCO, 'RED: ¿alguien conoce el registro civil de Tamazunchale?')
    expect(fresh(FRANCISCO)).toEqual([expect.stringContaining('Personas que lo reciben: 2.')])
    await group.says(FRANCISCO, 'sí')
    for (const n of Object.values(OTHERS))
      expect(fresh(n)).toEqual(['Red, Francisco: ¿alguien conoce el registro civil de Tamazunchale?'])
    expect(fresh(FRANCISCO)).toEqual([expect.stringMatching(/^Listo, ya va a la red/)])
    expect(fresh(1)).toEqual([])
  })

  it.each([
    'RED: ya encontré a Maximiliano',
    'RED: los de LAND-1 ya firmaron',
    'RED: llámenle al 55 0000 0001',
    'RED: falta don Pedro Ramírez',
    'RED: está enferma la señora',
  ])('passes on and keeps nothing of a client: %s', async (text) => {
    const before = (await posts()).length
    await group.says(FRANCISCO, text)
    expect(fresh(FRANCISCO)).toEqual([expect.stringMatching(/^Ese mensaje no pasa a la red y no lo guardé/)])
    expect([(await posts()).length, ...Object.values(OTHERS).flatMap(fresh)]).toEqual([before])
    const told = await store.updates.model.find({ noun: 'post' }).lean()
    expect(JSON.stringify(told)).not.toContain(text.slice(5))
  })

  it('is left, muted and heard again by a word; who is suspended neither reads nor speaks there', async () => {
    const say = (text: string) => createPostAs(use)({ groupId: 'net', text, actor: ANA, requestId: text })
    clock.advance('31m')
    await group.says(OTHERS.lupita, 'silenciar red')
    await group.act('defender', 'chema', 'suspend', { reason: 'A complaint is looked into' })
    for (const n of ALL) fresh(n)
    clock.advance('31m')
    await say('Hay un formato nuevo')
    await idle()
    await later('1m')
    expect(fresh(FRANCISCO).join()).toMatch(/^Red, .+: Hay un formato nuevo$/)
    expect(Object.values(OTHERS).flatMap(fresh)).toEqual([])
    await group.says(OTHERS.chema, 'RED: buenas tardes a todas las regiones')
    expect(fresh(OTHERS.chema).join()).not.toContain('a la red')
    await group.says(OTHERS.lupita, 'escuchar red')
    await group.says(FRANCISCO, 'salir red')
    fresh(FRANCISCO)
    clock.advance('31m')
    // The 24 hours of one are over: one knock that says nothing, and then what was missed.
    fresh(OTHERS.lupita)
    await store.addresses.model.updateMany({ people: 'p_defender_lupita' }, { $unset: { lastInboundAt: 1 } })
    await say('Mañana hay reunión')
    await later('1m')
    await say('Es a las 5')
    await later('1m')
    expect(fresh(OTHERS.lupita)).toEqual([expect.stringMatching(/^Hola, lupita\. Tengo mensajes para usted/)])
    await group.says(OTHERS.lupita, 'sí')
    await later('2m')
    expect(fresh(OTHERS.lupita).join('\n')).toMatch(/: Mañana hay reunión\n.+: Es a las 5/)
    expect(fresh(FRANCISCO)).toEqual([])
  })
})
