import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { clientOf, newForEach, smsFrom, startFor } from './support.ts'

const stage = newForEach()

const to = '+525500000015'
const send = () =>
  clientOf(stage.simulator).messages.create({
    from: smsFrom,
    to,
    body: 'x',
    statusCallback: `${stage.hub.url}/webhooks/twilio/status`,
  })

describe('callbacks', () => {
  it.each([
    ['in order', {}, ['sent', 'delivered']],
    ['reversed', { order: 'reversed' as const }, ['delivered', 'sent']],
    ['repeated', { times: 3 }, ['sent', 'sent', 'sent', 'delivered', 'delivered', 'delivered']],
    ['lost', { lost: true }, []],
  ])('come %s', async (_how, callbacks, statuses) => {
    stage.simulator.control.set({ callbacks })
    await send()
    await stage.simulator.control.idle()
    expect(stage.hub.statuses()).toEqual(statuses)
  })

  it('come before the answer to the request', async () => {
    stage.simulator.control.set({ callbacks: { early: true } })
    const made = await send()
    expect(stage.hub.statuses()).toEqual(['sent', 'delivered'])
    expect(made.status).toBe('queued')
  })
})

describe('requests', () => {
  it('fail as often as asked, with nothing accepted', async () => {
    stage.simulator.control.set({ failRate: { 503: 1 } })
    await expect(send()).rejects.toMatchObject({ status: 503, code: 20503 })
    expect(stage.simulator.control.messages()).toEqual([])
    stage.simulator.control.heal()
  })

  it('are cut after they were accepted: the message is there, the answer is not', async () => {
    stage.simulator.control.set({ cutAfterAccept: true })
    await expect(send()).rejects.toMatchObject({ code: 'ECONNRESET' })
    stage.simulator.control.set({ cutAfterAccept: false })
    expect(await clientOf(stage.simulator).messages.list({ to })).toHaveLength(1)
  })

  it('are cut before: nothing is there', async () => {
    stage.simulator.control.set({ cutBeforeAccept: true })
    await expect(send()).rejects.toMatchObject({ code: 'ECONNRESET' })
    expect(stage.simulator.control.messages()).toEqual([])
  })

  it('over the rate are told when to come back', async () => {
    stage.simulator.control.set({ rateLimit: 0, retryAfter: 7 })
    await expect(send()).rejects.toMatchObject({ status: 429, code: 20429 })
  })

  it('to a number that was told to fail, fail so many times', async () => {
    stage.simulator.control.set({ numbers: { [to]: { code: 63018, async: true, times: 1 } } })
    await send()
    await send()
    await stage.simulator.control.idle()
    expect(stage.simulator.control.messages().map(({ errorCode }) => errorCode)).toEqual([63018, null])
  })

  it('share their luck by the seed', async () => {
    const luck = async () => {
      const other = await startFor(stage.hub, {
        seed: 42,
        faults: { failRate: { 500: 0.5 }, pace: { sent: 0, delivered: 0 } },
      })
      const outcomes: boolean[] = []
      for (let n = 0; n < 12; n++) {
        const call = clientOf(other).messages.create({ from: smsFrom, to, body: 'x' })
        outcomes.push(
          await call.then(
            () => true,
            () => false,
          ),
        )
      }
      await other.close()
      return outcomes
    }
    const first = await luck()
    expect(new Set(first).size).toBe(2)
    expect(await luck()).toEqual(first)
  })
})

it('refuses a fault that does not exist', () => {
  expect(() => stage.simulator.control.set({ slow: true } as object)).toThrow('there is no fault named "slow"')
})

describe('the journal', () => {
  it('brings back what the provider had accepted, without the half of a last line', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'simulator-'))
    const file = join(folder, 'provider.jsonl')
    const first = await startFor(stage.hub, { file })
    first.control.say('w15', { channel: 'sms', text: 'STOP' })
    await first.control.idle()
    await first.close()
    writeFileSync(file, '{"put":"mess', { flag: 'a' })
    const second = await startFor(stage.hub, { file })
    expect(second.control.thread('w15', 'sms').map(({ text, tick }) => [text.slice(0, 4), tick])).toEqual([
      ['STOP', 'delivered'],
      ['You ', undefined],
    ])
    const call = clientOf(second).messages.create({ from: smsFrom, to, body: 'x' })
    await expect(call).rejects.toMatchObject({ code: 21610 })
    await second.close()
    rmSync(folder, { recursive: true })
  })

  it('goes on with messages that were on their way', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'simulator-'))
    const file = join(folder, 'provider.jsonl')
    const first = await startFor(stage.hub, { file, faults: { pace: { sent: 60_000, delivered: 0 } } })
    const statusCallback = `${stage.hub.url}/webhooks/twilio/status`
    await clientOf(first).messages.create({ from: smsFrom, to, body: 'x', statusCallback })
    await first.close()
    const second = await startFor(stage.hub, { file })
    await second.control.idle()
    expect(stage.hub.statuses()).toEqual(['sent', 'delivered'])
    await second.close()
    rmSync(folder, { recursive: true })
  })
})
