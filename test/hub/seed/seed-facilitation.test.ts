import { beforeAll, beforeEach, expect, it } from 'vitest'
import type { DefenderDoc } from '../../../src/cases/defender.ts'
import type { HoursReportDoc } from '../../../src/cases/hours-report.ts'
import type { TaskDoc } from '../../../src/cases/task.ts'
import { seedFacilitation } from '../../../src/hub/seed/seed-facilitation.ts'
import { testHub } from '../../support/hub.ts'
import { inbound } from '../../support/inbound.ts'
import { type ScriptedChannel, scriptedChannel } from '../../support/scripted-channel.ts'

const FRANCISCO = '+525500000101'
const test = testHub('2026-03-09T15:00:00Z')
const { hub, store, clock, channels, idle, later } = test
let whatsapp: ScriptedChannel

beforeAll(async () => {
  await store.prepare()
  await seedFacilitation(hub, 'LAND-1')
  await seedFacilitation(hub, 'LAND-1')
  await idle()
}, 120_000)
beforeEach(() => {
  whatsapp = scriptedChannel('whatsapp', clock.now)
  channels.whatsapp = whatsapp
})

const says = async (text: string): Promise<string[]> => {
  const before = whatsapp.gotBy(FRANCISCO).length
  await hub.receive.inbound([inbound(FRANCISCO, text)])
  await idle()
  // Words wait until the case store has what they speak of.
  await later(1_000)
  return whatsapp.gotBy(FRANCISCO).slice(before)
}
const doc = async <Doc>(noun: string, id: string) => (await store.cases.get<Doc>(noun, id))?.doc as Doc

it('has three tasks that may be worked on', async () => {
  for (const id of ['T3', 'T4', 'T5'])
    expect(await doc('task', id)).toMatchObject({ state: 'IN_PROGRESS', cleared: true })
})

it('knows the Defender by his phone, and keeps what he reports in his name', async () => {
  expect((await says('T3 lista, T4 no avanza por lluvia, 6 horas y 3 de camino, sin gastos')).join()).toContain(
    'T3 terminada y T4 no avanza (camino o lluvia). 6 h de trabajo, 3 h de camino, sin gastos',
  )
  expect((await says('está bien')).join()).toContain('¿Lo envío ya a revisión')
  expect(await doc<TaskDoc>('task', 'T4')).toMatchObject({ state: 'BLOCKED', blocked_reason: 'ROAD_OR_WEATHER' })
  expect((await doc<TaskDoc>('task', 'T3')).said_done_at).toBeDefined()
  const report = await doc<HoursReportDoc>('hours_report', 'CF-1042-2026-03')
  expect(report).toMatchObject({ state: 'DRAFT', defender_id: 'francisco' })
  expect(report.lines.map(({ kind, minutes }) => [kind, minutes])).toEqual([
    ['TRAVEL', 180],
    ['WORK', 360],
  ])
  expect((await says('enviar ya')).join()).toContain('lo envié a revisión')
  expect((await doc<HoursReportDoc>('hours_report', 'CF-1042-2026-03')).state).toBe('SUBMITTED')
})

const vetoes = async (place: { region: string; town?: string }) =>
  (await store.places.around({ country: 'MX', ...place })).flatMap((one) => one.vetoes)

it('stops what is automatic where a Defender is in danger, before it tells them so', async () => {
  await says('no, gracias')
  expect((await says('T5 no avanza, hay violencia en la zona')).join()).toContain(
    'Ya puse en pausa los mensajes en toda su zona (San Luis Potosí e Hidalgo)',
  )
  for (const region of ['San Luis Potosí', 'Hidalgo'])
    expect(await vetoes({ region })).toMatchObject([{ by: 'francisco' }])
  expect((await doc<DefenderDoc>('defender', 'francisco')).danger_at).toBeDefined()
})

it('keeps quiet only the place that they name then', async () => {
  expect((await says('sí')).join()).toContain('¿En qué municipio o estado es?')
  expect((await says('en Huejutla')).join()).toContain(
    'quedan en pausa en Huejutla, Hidalgo y sus comunidades. En lo demás de su zona siguen',
  )
  expect(await vetoes({ region: 'San Luis Potosí' })).toEqual([])
  const inHuejutla = { region: 'Hidalgo', town: 'Huejutla' }
  expect(await vetoes(inHuejutla)).toMatchObject([{ by: 'francisco' }])
  expect(await vetoes({ region: 'Hidalgo' })).toEqual([])
  // What they said of the task is read back then, and silences no more than that.
  await says('está bien')
  expect(await doc<TaskDoc>('task', 'T5')).toMatchObject({ state: 'BLOCKED', blocked_reason: 'VIOLENCE_IN_AREA' })
  expect(await vetoes({ region: 'San Luis Potosí' })).toEqual([])
})

it('tells a stranger who sends the same nothing of it', async () => {
  await hub.receive.inbound([inbound('+525500009998', 'T3 lista, 6 horas')])
  await idle()
  expect(whatsapp.gotBy('+525500009998').join()).not.toMatch(/T3|CF-1042|terminada/)
  expect((await doc<HoursReportDoc>('hours_report', 'CF-1042-2026-03')).lines).toHaveLength(2)
})
