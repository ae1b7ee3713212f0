import { expect, it } from 'vitest'
import type { Load } from '../../../src/hub/broadcast/cost.ts'
import { finishOf } from '../../../src/hub/broadcast/finish.ts'

const rates = { whatsapp: 80, sms: 1 }
const whatsapp = (people: number, country = 'MX'): Load => ({ channel: 'whatsapp', country, people, units: people })
const sms = (units: number): Load => ({ channel: 'sms', country: 'MX', people: units, units })
const DAY = 86_400

it.each<[what: string, loads: Load[], step: number, tier: number | null, seconds: number]>([
  ['nobody', [], 1, null, 0],
  ['10,000 by WhatsApp', [whatsapp(10_000)], 1, null, 125],
  ['two countries of one sender', [whatsapp(400), whatsapp(400, 'GT')], 1, null, 10],
  ['the slower sender decides', [whatsapp(800), sms(90)], 1, null, 90],
  ['a sample stands for as many', [whatsapp(1_000)], 10, null, 125],
  ['a new sender begins with 250 a day', [whatsapp(600)], 1, 250, 2 * DAY + 2],
  ['... and with all of them on the first day when they are so few', [whatsapp(250)], 1, 250, 4],
  ['its tier is no matter for SMS', [sms(600)], 1, 250, 600],
])('%s', (_, loads, step, tier, seconds) => expect(finishOf(loads, step, { rates, tier })).toBe(seconds))
