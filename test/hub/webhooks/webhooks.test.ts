import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Posted } from '../../../src/channels/outside/outside.ts'
import type { NewUpdate } from '../../../src/hub/updates/tell-update.ts'
import { createTellUpdates } from '../../../src/hub/updates/tell-update.ts'
import { signedHeaders } from '../../../src/hub/webhooks/sign.ts'
import { testHub } from '../../support/hub.ts'

const test_ = testHub('2026-03-03T18:00:00Z')
const { hub, store, clock, outside, idle, sweep } = test_
type Post = { url: string; headers: Record<string, string>; body: string }
const posts: Post[] = []
let answer: (post: Post) => Promise<Posted>
let ids = 0

beforeAll(() => store.prepare())
beforeEach(async () => {
  posts.length = 0
  answer = async () => ({ status: 200 })
  outside.post = async (url, headers, body) => {
    posts.push({ url, headers, body })
    return answer({ url, headers, body })
  }
  for (const { _id } of await store.webhooks.list()) {
    await store.webhooks.remove(_id)
    await store.webhookDeliveries.remove(_id)
  }
})

const subscribe = async (events: string[], matters?: string[]): Promise<{ id: string; secret: string }> => {
  const id = `wh_${++ids}`
  const about = { _id: id, name: 'firm', url: 'https://hooks.example/in', events, createdBy: 'admin' }
  const secret = await store.webhooks.add({ ...about, createdAt: clock.now(), ...(matters ? { matters } : {}) })
  return { id, secret }
}
const tell = async (update: Partial<NewUpdate> & Pick<NewUpdate, 'noun' | 'subject' | 'move'>): Promise<void> => {
  clock.advance(1_000)
  await createTellUpdates(hub.parts)([
    { key: `k${++ids}`, payload: {}, actor: { kind: 'staff' }, source: 'test', eventAt: clock.now(), ...update },
  ])
  await hub.record({ noun: update.noun, subject: update.subject })
}
const organisation = (subject = `org-${++ids}`): Promise<void> =>
  tell({ noun: 'organisation', subject, move: 'register', payload: { name: 'Casa Secreta', country: 'MX' } })
const matter = (subject: string): Promise<void> =>
  tell({ noun: 'matter', subject, move: 'create', payload: { title: 'Wages' } })
const deliveries = (webhook: string) => store.webhookDeliveries.list(webhook, 100)
const rows = async (reason: string): Promise<number> => store.cases.count({ noun: 'handoff', facets: { reason } })

describe('an accepted update', () => {
  test('is told once, signed, with ids and nothing else', async () => {
    const { secret } = await subscribe(['organisation.*'])
    await organisation('org-told')
    await idle()
    const [post] = posts
    const { type, timestamp, data } = JSON.parse(post?.body ?? '')
    expect([type, timestamp, data]).toEqual([
      'organisation.register',
      clock.now().toISOString(),
      { noun: 'organisation', id: 'org-told', move: 'register' },
    ])
    expect(JSON.stringify(posts)).not.toContain('Secreta')
    const id = post?.headers['webhook-id'] ?? ''
    expect(post?.headers).toEqual(signedHeaders([secret], { id, at: clock.now(), body: post?.body ?? '' }))

    await hub.record({ noun: 'organisation', subject: 'org-told' })
    await sweep()
    expect(posts).toHaveLength(1)
  })

  test('is told to whoever asked for it, and of their matters only', async () => {
    const own = await subscribe(['matter.create'], ['M-OWN'])
    const all = await subscribe(['*'])
    const other = await subscribe(['claim.join'])
    await matter('M-OWN')
    await matter('M-OTHER')
    const told = async (id: string) => (await deliveries(id)).map(({ data }) => data.id).toSorted()
    expect([await told(own.id), await told(all.id), await told(other.id)]).toEqual([
      ['M-OWN'],
      ['M-OTHER', 'M-OWN'],
      [],
    ])
    expect((await deliveries(own.id))[0]?.data.matter).toBe('M-OWN')
  })

  test('a refused one and a complaint are told to nobody', async () => {
    const { id } = await subscribe(['*'])
    await tell({ noun: 'organisation', subject: 'org-none', move: 'return' })
    await tell({
      noun: 'complaint',
      subject: 'c-1',
      move: 'receive',
      payload: { about: 'DEFENDER', what: 'He shouted' },
    })
    expect(await deliveries(id)).toEqual([])
  })

  test('is told again under the same id when the process died before it was settled', async () => {
    const { id } = await subscribe(['*'])
    await organisation('org-again')
    await store.updates.model.updateMany({ subject: 'org-again' }, { $set: { outcome: 'pending' } })
    await hub.record({ noun: 'organisation', subject: 'org-again' })
    expect(await deliveries(id)).toHaveLength(1)
  })
})

describe('a delivery', () => {
  test('that fails is tried again later under the same id, signed anew', async () => {
    const { id, secret } = await subscribe(['*'])
    answer = async () => ({ code: 'ECONNREFUSED' })
    await organisation()
    await idle()
    expect(await deliveries(id)).toMatchObject([{ state: 'waiting', attempts: 1, last: 'ECONNREFUSED' }])
    await sweep()
    expect(posts).toHaveLength(1)

    answer = async () => ({ status: 204 })
    clock.advance(20_000)
    await sweep()
    const [first, second] = posts
    expect(second?.headers['webhook-id']).toBe(first?.headers['webhook-id'])
    expect(second?.headers).toEqual(
      signedHeaders([secret], {
        id: first?.headers['webhook-id'] ?? '',
        at: clock.now(),
        body: first?.body ?? '',
      }),
    )
    expect(await deliveries(id)).toMatchObject([{ state: 'delivered', attempts: 2, last: '204' }])
    expect((await store.webhooks.get(id))?.failingSince).toBeUndefined()
  })

  test('is sent once by two processes at the same time', async () => {
    const { id } = await subscribe(['*'])
    for (let n = 0; n < 12; n++) await organisation()
    await Promise.all([hub.webhook(id), hub.webhook(id), hub.webhook(id)])
    expect(new Set(posts.map(({ headers }) => headers['webhook-id'])).size).toBe(12)
    expect(posts).toHaveLength(12)
  })

  test('whose process died while it sent is sent again after a minute', async () => {
    const { id } = await subscribe(['*'])
    await organisation()
    answer = () => Promise.reject(new Error('the process died'))
    await expect(hub.webhook(id)).rejects.toThrow('died')
    answer = async () => ({ status: 200 })
    await hub.webhook(id)
    expect(posts).toHaveLength(1)
    clock.advance('2m')
    await sweep()
    expect(posts).toHaveLength(2)
    expect(new Set(posts.map(({ headers }) => headers['webhook-id'])).size).toBe(1)
  })

  test('leaves a server that fails alone: the rest waits', async () => {
    const { id } = await subscribe(['*'])
    for (let n = 0; n < 12; n++) await organisation()
    answer = async () => ({ status: 500 })
    await hub.webhook(id)
    expect(posts).toHaveLength(5)
    expect((await deliveries(id)).filter(({ attempts }) => attempts === 0)).toHaveLength(7)
  })

  test('that never arrives ends as failed, and is sent again when it is asked for', async () => {
    const { id } = await subscribe(['*'])
    await organisation()
    let tries = 0
    // Another message arrives now and then, so the subscription itself lives.
    answer = async () => ({ status: ++tries % 2 ? 503 : 500 })
    for (let n = 0; n < 12; n++) {
      await hub.webhook(id)
      await store.webhooks.taken(id)
      clock.advance('30h')
    }
    expect(await deliveries(id)).toMatchObject([{ state: 'failed', attempts: 10, last: '500' }])
    answer = async () => ({ status: 200 })
    expect(await store.webhookDeliveries.again(id, new Date(0), clock.now())).toBe(1)
    await hub.webhook(id)
    expect(await deliveries(id)).toMatchObject([{ state: 'delivered', attempts: 1 }])
  })
})

describe('a subscription', () => {
  test('ends after days of failures, and the team is told once', async () => {
    const { id } = await subscribe(['*'])
    answer = async () => ({ code: 'timeout' })
    const before = await rows('webhook_failing')
    for (let day = 0; day < 8; day++) {
      await organisation()
      await hub.webhook(id)
      clock.advance('24h')
    }
    await idle()
    expect((await store.webhooks.get(id))?.state).toBe('failing')
    expect((await rows('webhook_failing')) - before).toBe(1)
    expect((await deliveries(id)).filter(({ state }) => state === 'waiting')).toEqual([])
    const sent = posts.length
    await organisation()
    await sweep()
    expect(posts).toHaveLength(sent)
  })

  test('ends at once when the server says that it is gone', async () => {
    const { id } = await subscribe(['*'])
    answer = async () => ({ status: 410 })
    await organisation()
    await idle()
    expect((await store.webhooks.get(id))?.state).toBe('gone')
    expect(await rows('webhook_gone')).toBeGreaterThan(0)
  })

  test('signs with both secrets for a day after an exchange, then with the new one', async () => {
    const { id, secret } = await subscribe(['*'])
    const fresh = (await store.webhooks.exchange(id, clock.now())) ?? ''
    expect(fresh).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/)
    const signers = async (): Promise<string[]> => {
      const webhook = await store.webhooks.get(id)
      return webhook ? store.webhooks.secrets(webhook, clock.now()) : []
    }
    expect(await signers()).toEqual([fresh, secret])
    await organisation()
    await idle()
    expect(posts[0]?.headers['webhook-signature']?.split(' ')).toHaveLength(2)
    clock.advance('25h')
    expect(await signers()).toEqual([fresh])
    const stored = JSON.stringify(await store.webhooks.model.find({}).lean())
    expect(stored).not.toMatch(/whsec_|hooks\.example/)
  })
})
