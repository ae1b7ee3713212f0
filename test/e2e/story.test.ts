import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { classListFile } from '../../simulator/cast.ts'
import { until } from '../support/hub-process.ts'
import { redisContent } from '../support/redis-content.ts'
import { MATTER, stagedHub } from '../support/staged-hub.ts'
import { declines, joins, onThePhone } from '../support/worker-on-the-phone.ts'

// Every webhook three times and in any order, every callback twice and backwards: the effects must be as if once.
const stage = stagedHub({
  redisDb: 1,
  story: true,
  faults: { webhooks: { times: 3, shuffle: true }, callbacks: { order: 'reversed', times: 2 } },
})

describe('the settlement story, over HTTP only', () => {
  it('worker 01 answers on the phone and his claim says that he intends to join', async () => {
    const read = await onThePhone(stage.control, 'w01', joins, /firmar una hoja/)
    expect(new Set(read).size).toBe(read.length)
    const claim = await until('the claim to move', async () => {
      const found = await stage.api.claimOf(MATTER, '1')
      return found.state === 'INTENDS_TO_JOIN' ? found : null
    })
    const updates = await stage.api.updatesOf(claim.id)
    const moves = updates.filter((update) => update.outcome === 'accepted').map((update) => update.move)
    expect(moves).toEqual(expect.arrayContaining(['notify', 'verify', 'inform', 'understand', 'intend']))
    expect(moves.filter((move) => move === 'intend')).toHaveLength(1)
    expect(updates.every((update) => update.outcome === 'accepted')).toBe(true)
  })

  it('worker 12 declines, with the reason, and may come back until the deadline', async () => {
    await onThePhone(stage.control, 'w12', declines, /cambia de idea, escríbame/)
    const claim = await until('the claim to be declined', async () => {
      const found = await stage.api.claimOf(MATTER, '12')
      return found.state === 'DECLINED' && found.decline_reason ? found : null
    })
    expect(claim.decline_reason).toBe('visa')
  })

  it('an unknown person who writes in is answered, and learns nothing', async () => {
    stage.control.say('unknown', { channel: 'whatsapp', text: 'Hola' })
    const answer = await until('an answer', () =>
      stage.control.thread('unknown', 'whatsapp').find((bubble) => !bubble.mine),
    )
    expect(answer.text).not.toMatch(/Green Hollow|LAND|caso|juzgado|dinero/)
  })

  it('nobody was told anything twice', async () => {
    await stage.control.idle()
    const sent = stage.control.messages().filter((message) => message.direction !== 'inbound')
    const told = sent.map((message) => `${message.phone} ${message.body}`)
    expect(new Set(told).size).toBe(told.length)
  })

  it.each([
    ['the log', async () => stage.hub.output().replace(/"time":"[^"]*"/g, ''), /the hub is ready/],
    ['Redis, jobs included', () => redisContent(stage.redis.client), /portavoz:/],
    [
      'the metrics',
      () => fetch(`${stage.hub.url}/metrics`).then((answer) => answer.text()),
      /hub_webhook_requests_total/,
    ],
  ])('no name, number or text stands in %s', async (_, content, mark) => {
    const text = await content()
    expect(text).toMatch(mark)
    for (const row of readFileSync(classListFile, 'utf8').trim().split('\n').slice(1)) {
      const [, given = '', surname = '', second = ''] = row.split(',')
      for (const name of [given, surname, second].filter((each) => each.length > 3)) expect(text).not.toContain(name)
    }
    expect(text).not.toMatch(/green hollow|quiero participar|miedo|soy yo/i)
    // Numbers of people have these prefixes; counters, instants and sizes do not.
    expect(text).not.toMatch(/(?:\+|whatsapp:|52)55\s?0000|\+1[2-9]\d{2}555|\+50[2-5]/)
  })

  it('ends in order when it is told to', async () => {
    expect(await stage.hub.end()).toBe(0)
  })
})
