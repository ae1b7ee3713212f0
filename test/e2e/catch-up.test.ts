import { expect, it } from 'vitest'
import { until } from '../support/hub-process.ts'
import { idle } from '../support/idle.ts'
import { stagedHub } from '../support/staged-hub.ts'

/** In another order they are answered by other words: who asks first who we are has not been greeted. */
const TEXTS = ['Hola', '¿quién es usted?', 'Me lo dio mi primo']
const PEOPLE = ['+525500000851', '+525500000852', '+525500000853', '+525500000854', '+525500000855']
const EARLY = '+525500000856'
const CALM = '+525500000857'
const BY_SMS = '+15125550142'

const stage = stagedHub({ redisDb: 8, running: false })

const say = (phone: string, text: string, channel: 'whatsapp' | 'sms' = 'whatsapp') =>
  stage.control.say(phone, { channel, text })
const read = (phone: string, channel: 'whatsapp' | 'sms' = 'whatsapp'): string[] =>
  stage.control
    .thread(phone, channel)
    .filter(({ mine }) => !mine)
    .map(({ text }) => text)

it('what came in while the hub was away is fetched at its start, in order, once, and answered', async () => {
  // Before the hub was ever there.
  stage.control.set({ webhooks: { lost: true } })
  say(EARLY, 'Hola')
  const first = await stage.start()
  await until('the early one to be answered', () => read(EARLY).length > 0)
  stage.control.set({ webhooks: { lost: false } })
  for (const text of TEXTS) {
    say(CALM, text)
    await idle(stage.connection, stage.control)
  }
  const right = read(CALM)
  expect(right.length).toBeGreaterThanOrEqual(TEXTS.length)
  await first.kill()

  stage.control.set({ webhooks: { lost: true } })
  const missed = TEXTS.flatMap((text) => PEOPLE.map((phone) => say(phone, text)))
  missed.push(say(BY_SMS, 'Hola', 'sms'))
  const hub = await stage.start()
  await until('all to be answered', () => PEOPLE.every((phone) => read(phone).length >= right.length))
  await until('the answer by SMS', () => read(BY_SMS, 'sms').length > 0)
  await idle(stage.connection, stage.control)
  expect(PEOPLE.map((phone) => read(phone))).toEqual(PEOPLE.map(() => right))
  const told = read(BY_SMS, 'sms')
  expect(read(EARLY)).toHaveLength(1)

  // The provider delivers all of it after all: nothing happens.
  stage.control.set({ webhooks: { lost: false } })
  await Promise.all(missed.map(({ sid }) => stage.control.redeliver(sid)))
  await idle(stage.connection, stage.control)
  expect(PEOPLE.map((phone) => read(phone))).toEqual(PEOPLE.map(() => right))
  expect(read(BY_SMS, 'sms')).toEqual(told)
  expect(await hub.end()).toBe(0)
}, 180_000)
