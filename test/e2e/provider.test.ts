import { afterEach, describe, expect, it } from 'vitest'
import { until } from '../support/hub-process.ts'
import { personWrites } from '../support/person-writes.ts'
import { stagedHub } from '../support/staged-hub.ts'
import { toldTwice } from '../support/told-twice.ts'

const stage = stagedHub({ redisDb: 6 })
let phones = 0

const goodDay = { pace: { sent: 0, delivered: 0 } }
afterEach(async () => {
  await stage.control.idle()
  stage.control.heal()
  expect(toldTwice(stage.control)).toEqual([])
})

const somebody = () => personWrites(stage.control, stage.connection, `+525500000${700 + ++phones}`)

describe('callbacks', () => {
  it('before the answer to the send: nothing is taken back by the answer', async () => {
    stage.control.set({ ...goodDay, callbacks: { early: true }, read: 'auto' })
    const person = somebody()
    const answer = await person.answerIs(['read'])
    expect(person.taken()).toHaveLength(1)
    await until('the id to be known', async () => (await person.answers())[0]?.externalId === person.taken()[0]?.sid)
    expect(answer.attempts).toBe(1)
  })

  it('backwards, and each three times: the furthest counts', async () => {
    stage.control.set({ ...goodDay, callbacks: { order: 'reversed', times: 3 }, read: 'auto' })
    const person = somebody()
    await person.answerIs(['read'])
    await stage.control.idle()
    expect((await person.answers()).map(({ state }) => state)).toEqual(['read'])
    expect(person.taken()).toHaveLength(1)
  })

  it('that never come: the message counts as sent, and is not sent again', async () => {
    stage.control.set({ ...goodDay, callbacks: { lost: true } })
    const person = somebody()
    await person.answerIs(['sent'])
    await stage.control.idle()
    // Somebody who is answered next is proof that the hub went on meanwhile.
    await somebody().answerIs(['sent'])
    expect(person.taken()).toHaveLength(1)
  })

  it('of a failure after a success was told change nothing', async () => {
    stage.control.set(goodDay)
    const person = somebody()
    await person.answerIs(['delivered'])
    await stage.control.callback(person.taken()[0]?.sid ?? '', 'undelivered', 30003)
    await stage.control.callback(person.taken()[0]?.sid ?? '', 'sent')
    expect((await person.answers()).map(({ state }) => state)).toEqual(['delivered'])
    expect(person.taken()).toHaveLength(1)
  })
})

describe('a send', () => {
  it('that was accepted and cut off: the callback settles it', async () => {
    stage.control.set({ ...goodDay, cutAfterAccept: true })
    const person = somebody()
    const answer = await person.answerIs(['delivered'])
    expect(answer).toMatchObject({ attempts: 1, externalId: person.taken()[0]?.sid })
    expect(person.taken()).toHaveLength(1)
  })

  it('that was accepted and cut off, without a callback: the provider is asked', async () => {
    stage.control.set({ ...goodDay, cutAfterAccept: true, callbacks: { lost: true } })
    const person = somebody()
    await person.answerIs(['uncertain'])
    stage.control.set({ cutAfterAccept: false })
    const answer = await person.answerIs(['sent'])
    expect(answer).toMatchObject({ attempts: 1, externalId: person.taken()[0]?.sid })
    expect(person.taken()).toHaveLength(1)
  })

  it('at a time when the provider asks to wait: waits that long, then goes once', async () => {
    stage.control.set({ ...goodDay, failRate: { 429: 1 }, retryAfter: 3 })
    const before = Date.now()
    const person = somebody()
    const waiting = await until('it to wait', async () => {
      const [answer] = await person.answers()
      return answer?.state === 'queued' && (answer.attempts ?? 0) > 0 ? answer : null
    })
    expect(waiting).toMatchObject({ code: '20429', attempts: 1 })
    expect(waiting.notBefore?.getTime()).toBeGreaterThanOrEqual(before + 3_000)
    stage.control.set({ failRate: {} })
    await person.answerIs(['delivered'])
    expect(person.taken()).toHaveLength(1)
    expect(person.taken()[0]?.createdAt).toBeGreaterThanOrEqual(before + 3_000)
  })

  it('of many when few are let through: all arrive, each once', async () => {
    stage.control.set({ ...goodDay, rateLimit: 3, retryAfter: 1 })
    const people = Array.from({ length: 10 }, somebody)
    for (const person of people) await person.answerIs(['delivered'], 60_000)
    for (const person of people) expect(person.taken()).toHaveLength(1)
  }, 120_000)
})

it('the hub stayed up and knows of no unknown send', async () => {
  await until('the gauge to be told', async () =>
    /^hub_sends_ambiguous 0$/m.test(await (await fetch(`${stage.hub.url}/metrics`)).text()),
  )
  expect((await fetch(`${stage.hub.url}/readyz`)).status).toBe(200)
  expect(await stage.hub.end()).toBe(0)
})
