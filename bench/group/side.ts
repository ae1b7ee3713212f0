import { Redis } from 'ioredis'
import { loadConfig } from '../../src/config.ts'
import { createAct } from '../../src/hub/act.ts'
import { startWorker } from '../../src/queues/worker.ts'
import { openHub } from '../../src/runtime.ts'
import { workers } from '../../workers/index.ts'
import { crowdId, crowdNumber, makeCrowd } from '../broadcast/people.ts'
import { answerTo } from '../child.ts'
import { account, messageSid } from '../webhook-request.ts'

export type Question =
  /** A matter with its relay group, and so many members who have written today. */
  | { members: number }
  /** One of them says something to all. */
  | { says: { by: number; text: string } }
export type Answer = {
  /** Taken by the provider. */
  copies: number
  /** When the first and the last of them, from the acknowledgement of the post on. */
  firstMs: number
  lastMs: number
  /** Time of the processor that this process used meanwhile. */
  processorMs: number
}

/** A Tuesday's noon in Mexico, whenever this runs: talk is relayed by day. */
const NOON = Date.parse('2026-03-03T18:00:00Z')
const [MATTER, GROUP] = ['M-group', 'g-bench']
const PATIENCE_MS = 30_000

const config = loadConfig()
const { hub, store, log } = await openHub(config)
const ahead = NOON - Date.now()
const now = (): Date => new Date(Date.now() + ahead)
Object.assign(hub.parts.clock, { now })
const blocking = new Redis(config.redisUrl ?? '', { maxRetriesPerRequest: null })
for (const definition of workers)
  startWorker(definition as never, { redis: blocking, prefix: 'portavoz', hub, onError: (error) => log.error(error) })
const act = createAct({ ...hub.parts, record: hub.records })
let told = 0

async function move(noun: string, subject: string, name: string, payload: Record<string, unknown>): Promise<void> {
  const personId = payload.person_id as string | undefined
  const { accepted, reason } = await act({
    key: `bench-${++told}`,
    noun,
    subject,
    move: name,
    payload,
    actor: { kind: 'staff', id: 'ana' },
    source: 'bench',
    eventAt: now(),
    ...(personId ? { personId } : {}),
  })
  if (!accepted) throw new Error(`${noun} ${name}: ${reason}`)
}

async function gather(members: number): Promise<void> {
  await makeCrowd(store, { matterId: MATTER, count: members, at: now() })
  await store.addresses.model.collection.updateMany({}, { $set: { lastInboundAt: now() } })
  await move('group', GROUP, 'propose', { kind: 'RELAY', matter_id: MATTER, people: members })
  await move('group', GROUP, 'open', {})
  for (let n = 0; n < members; n++) {
    const personId = crowdId(n)
    const invitation = `${GROUP}.${personId}`
    const asked = { person_id: personId, group_id: GROUP, matter_id: MATTER, level: 'L1' }
    await move('invitation', invitation, 'invite', asked)
    await move('invitation', invitation, 'join', { person_id: personId, alias: `Tigre ${n}`, text_version: 'E0.1' })
  }
}

async function says(by: number, text: string, members: number): Promise<Answer> {
  const { whatsapp } = hub.parts.channels
  if (!whatsapp) throw new Error('The benchmark has a sender')
  const { send } = whatsapp
  const { promise: all, resolve } = Promise.withResolvers<void>()
  let [copies, first, last] = [0, 0, 0]
  whatsapp.send = async (message) => {
    const outcome = await send(message)
    if (message.text.endsWith(text) && outcome.kind === 'sent') {
      last = performance.now()
      first ||= last
      if (++copies === members - 1) resolve()
    }
    return outcome
  }
  const sid = messageSid(++told)
  await hub.receive.inbound([
    {
      externalId: sid,
      from: { channel: 'whatsapp', value: crowdNumber(by) },
      aliases: [],
      to: account.whatsappFrom,
      text: `GRUPO: ${text}`,
      media: [],
      raw: { MessageSid: sid },
    },
  ])
  const acknowledged = performance.now()
  const before = process.cpuUsage()
  const late = Promise.withResolvers<void>()
  const timer = setTimeout(late.resolve, PATIENCE_MS)
  await Promise.race([all, late.promise])
  clearTimeout(timer)
  whatsapp.send = send
  const { user, system } = process.cpuUsage(before)
  return {
    copies,
    firstMs: first - acknowledged,
    lastMs: last - acknowledged,
    processorMs: (user + system) / 1_000,
  }
}

let size = 0
answerTo<Question, Answer>(async (question) => {
  if ('says' in question) return says(question.says.by, question.says.text, size)
  size = question.members
  await gather(size)
  return { copies: 0, firstMs: 0, lastMs: 0, processorMs: 0 }
})
