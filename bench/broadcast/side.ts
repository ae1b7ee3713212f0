import { createHash } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { Redis } from 'ioredis'
import twilio from 'twilio'
import type { BroadcastDoc } from '../../src/cases/broadcast-doc.ts'
import { loadConfig } from '../../src/config.ts'
import { createAct } from '../../src/hub/act.ts'
import { createFreeze } from '../../src/hub/broadcast/freeze.ts'
import { createPace } from '../../src/queues/pace.ts'
import { openHub } from '../../src/runtime.ts'
import { audienceId, PART, partOf } from '../../src/store/recipients.ts'
import { answerTo } from '../child.ts'
import { type Crowd, crowdId, crowdNumber, makeCrowd } from './people.ts'

export type Question =
  | { crowd: Omit<Crowd, 'at'> }
  /** Writes, approves, freezes and begins a broadcast to a matter; the time is that from freezing to its first message. */
  | { plan: { id: string; matterId: string; upTo?: 'scheduled' | 'begun' } }
  /** Sends what is left of it. `repliesFrom`: meanwhile people of the crowd, from this number on, are answered. */
  | { dispatch: { id: string; repliesFrom?: number } }
  /** The provider's own client at its fastest, on the same processor. */
  | { client: { count: number; from: number } }
  /** What was sent of a broadcast. */
  | { messages: string }
  /** How many of its people are through; negative while it goes on. */
  | { through: string }
export type Answer = {
  seconds: number
  /** Of this process, in seconds. */
  processor: number
  amount: number
  redisBytes: number
  /** How long each answer took from being wanted to being at the provider, ms. */
  replies: number[]
  /** Messages as callbacks name them, and their ids at the provider. */
  messages: { id: string; sid: string }[]
}

/** Parts worked on at once, as the worker does. */
const JOBS = 8
/** Requests that the client has under way at once: as many as our channel has connections. */
const LINES = 100
const REPLY_EVERY_MS = 250

const config = loadConfig()
const { hub, store } = await openHub(config)
/** A Tuesday's noon in Mexico, whenever this runs: what we begin goes out by day. */
const NOON = Date.parse('2026-03-03T18:00:00Z')
const started = Date.now()
const ahead = process.env.BENCH_CLOCK ? Number(process.env.BENCH_CLOCK) : NOON - started
const now = (): Date => new Date(Date.now() + ahead)
Object.assign(hub.parts.clock, { now })
const redis = new Redis(config.redisUrl ?? '')
/** The clock of a sender that no provider has: it takes its part of the work, and holds back nothing. */
const UNPACED = { whatsapp: 50_000, sms: 1 }
const stop = (error: unknown): never => {
  throw error
}
if (process.env.BENCH_UNPACED) Object.assign(hub.parts.pace, createPace(redis, 'bench', UNPACED, { onError: stop }))
const nothing: Answer = { seconds: 0, processor: 0, amount: 0, redisBytes: 0, replies: [], messages: [] }
const act = createAct({ ...hub.parts, record: hub.records })

async function timed(work: () => Promise<Partial<Answer>>): Promise<Answer> {
  const before = process.cpuUsage()
  const began = performance.now()
  const found = await work()
  const { user, system } = process.cpuUsage(before)
  return { ...nothing, seconds: (performance.now() - began) / 1000, processor: (user + system) / 1e6, ...found }
}

async function move(id: string, name: string, payload: Record<string, unknown>, by: string): Promise<void> {
  const { accepted, reason } = await act({
    key: `${id}:${name}`,
    noun: 'broadcast',
    subject: id,
    move: name,
    payload,
    actor: { kind: 'staff', id: by },
    source: 'bench',
    eventAt: now(),
  })
  if (!accepted) throw new Error(`${name}: ${reason}`)
}

const docOf = async (id: string): Promise<BroadcastDoc> => {
  const found = await store.cases.get<BroadcastDoc>('broadcast', id)
  if (!found) throw new Error('There is no such broadcast')
  return found.doc
}
const memory = async (): Promise<number> => Number(/used_memory:(\d+)/.exec(await redis.info('memory'))?.[1])

async function plan(id: string, matterId: string, upTo?: 'scheduled' | 'begun'): Promise<Partial<Answer>> {
  const sign = createHash('sha256').update(id).digest('hex').replace(/\d/g, '').slice(0, 6)
  const draft = {
    title: 'Bench',
    matter_id: matterId,
    level: 'L1',
    pressing: 'safety',
    audience: { states: ['JOINED'] },
    texts: [
      {
        lang: 'es',
        text: `Soy {matter.alias}. Este es el aviso ${sign}.`,
        sms: 'Soy {matter.alias}. Para salir, ALTO.',
      },
    ],
  }
  await move(id, 'draft', draft, 'ana')
  await move(id, 'approve_text', { hash: (await docOf(id)).text_hash }, 'berta')
  const before = await memory()
  const started = performance.now()
  const frozen = await createFreeze(hub)({ doc: await docOf(id), by: 'ana', requestId: `freeze-${id}` })
  if (!('accepted' in frozen && frozen.accepted)) throw new Error(`Not frozen: ${JSON.stringify(frozen)}`)
  await move(id, 'schedule', { expires_at: new Date(now().getTime() + 86_400_000).toISOString() }, 'ana')
  // The rest is done by `dispatch`, or by another process.
  if (upTo) {
    if (upTo === 'begun') await hub.sweep()
    return { amount: (await docOf(id)).people ?? 0 }
  }
  // As soon as it is being sent a worker is woken for its first part; whoever began it goes on looking after the rest meanwhile.
  const sweeping = hub.sweep()
  while ((await docOf(id)).state !== 'SENDING') await sleep(5)
  const { people = 0, freezing = '' } = await docOf(id)
  const [first, sent] = firstSend()
  const part = hub.broadcasts.dispatch(partOf(audienceId(id, freezing), 0))
  await first
  const seconds = (performance.now() - started) / 1000
  const redisBytes = (await memory()) - before
  await Promise.all([part, sweeping])
  sent()
  return { amount: people, redisBytes, seconds }
}

/** Tells when a message is on its way to the provider. */
function firstSend(): [Promise<void>, () => void] {
  const { whatsapp } = hub.parts.channels
  if (!whatsapp) throw new Error('The benchmark has a sender')
  const { send } = whatsapp
  const { promise, resolve } = Promise.withResolvers<void>()
  whatsapp.send = (message) => {
    resolve()
    return send(message)
  }
  return [
    promise,
    () => {
      whatsapp.send = send
    },
  ]
}

async function dispatch(id: string, repliesFrom: number | undefined): Promise<Partial<Answer>> {
  const { people = 0, freezing = '' } = await docOf(id)
  const audience = audienceId(id, freezing)
  const parts = Array.from({ length: Math.ceil(people / PART) }, (_, n) => partOf(audience, n))
  const planned = (await store.recipients.counts(audience)).filter(({ state }) => state === 'planned')
  const open = planned.reduce((sum, { n }) => sum + n, 0)
  let over = false
  const replies: number[] = []
  const answering = repliesFrom === undefined ? null : answer(repliesFrom, replies, () => over)
  await Promise.all(
    Array.from({ length: JOBS }, async () => {
      for (let part = parts.shift(); part; part = parts.shift()) {
        await store.recipients.open(part)
        while ((await store.recipients.due(part, new Date(now().getTime() + 60_000), 1)).length > 0)
          await hub.broadcasts.dispatch(part)
      }
    }),
  )
  over = true
  await answering
  return { amount: open, replies }
}

/** Somebody is answered every so often. */
async function answer(from: number, waits: number[], over: () => boolean): Promise<void> {
  for (let n = from; !over(); n++) {
    const personId = crowdId(n)
    const person = await store.people.get(personId)
    const [address] = await store.addresses.ofPerson(personId)
    if (!person || !address) throw new Error('The crowd is too small')
    await store.addresses.heard(address, now())
    const wanted = performance.now()
    const at = now()
    const _id = `reply-${n}`
    const ref = { flow: 'common', key: 'miss', values: {} }
    await store.messages.insert([
      {
        _id,
        personId,
        addressId: address._id,
        direction: 'out',
        kind: 'reply',
        state: 'queued',
        order: at.getTime() * 1000,
        at,
        notBefore: at,
        level: 'L0',
        after: [],
        attempts: 0,
        sealed: store.vault.seal(person.key, JSON.stringify(ref), `messages/${_id}`),
      },
    ])
    await hub.deliver(personId)
    waits.push(performance.now() - wanted)
    await new Promise((resolve) => setTimeout(resolve, REPLY_EVERY_MS))
  }
}

async function through(id: string): Promise<number> {
  const { state, freezing = '' } = await docOf(id)
  const done = await store.recipients.model.countDocuments({ audience: audienceId(id, freezing), state: 'done' })
  return state === 'DONE' ? done : -1 - done
}

async function client(count: number, from: number): Promise<Partial<Answer>> {
  const { provider } = config
  if (!provider) throw new Error('The benchmark has a provider')
  const http = new twilio.RequestClient({ keepAlive: true, maxSockets: LINES, maxTotalSockets: 2 * LINES })
  http.axios.interceptors.request.use((request) => {
    request.url = (request.url ?? '').replace('https://api.twilio.com', provider.apiUrl ?? '')
    return request
  })
  const api = twilio(provider.accountSid, provider.authToken, { httpClient: http })
  let next = from
  await Promise.all(
    Array.from({ length: LINES }, async () => {
      for (let n = next++; n < from + count; n = next++)
        await api.messages.create({
          to: `whatsapp:${crowdNumber(n)}`,
          from: `whatsapp:${provider.whatsappFrom}`,
          body: 'Soy Voz y Camino. Este es el aviso.',
          statusCallback: `https://hub.example.org/webhooks/twilio/status?m=m_${n}.1`,
        })
    }),
  )
  return { amount: count }
}

answerTo<Question, Answer>(async (question) => {
  if ('crowd' in question)
    return timed(async () => {
      await makeCrowd(store, { ...question.crowd, at: now() })
      return { amount: question.crowd.count }
    })
  if ('plan' in question) return timed(() => plan(question.plan.id, question.plan.matterId, question.plan.upTo))
  if ('dispatch' in question) return timed(() => dispatch(question.dispatch.id, question.dispatch.repliesFrom))
  if ('client' in question) return timed(() => client(question.client.count, question.client.from))
  if ('through' in question) return { ...nothing, amount: await through(question.through) }
  const sent = await store.messages.model.find({ broadcast: question.messages }, { externalId: 1 }).lean()
  return { ...nothing, messages: sent.map(({ _id, externalId }) => ({ id: `${_id}.1`, sid: externalId ?? '' })) }
})
