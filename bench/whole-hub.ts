import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Connection } from 'mongoose'
import { connectStore } from '../src/store/connect.ts'
import { type Child, startChild } from './child.ts'
import type { Bench } from './figure.ts'
import { type HubProcess, startHubProcess } from './hub.ts'
import type { Load, Loaded } from './load/load.ts'
import type { Answer, Question } from './provider.ts'
import type { Speed } from './servers.ts'
import { type Message, messageSid, senderNumber } from './webhook-request.ts'

/** Web and worker as two processes, their stores, a stand-in of the provider, and somebody who writes. */
export type WholeHub = {
  /** Process ids by part, for their use of the processor. */
  pids: Record<string, number>
  store: string
  port: number
  load: Child<Load, Loaded>
  /** Waits until nothing is left to do. @returns seconds that it took */
  idle: () => Promise<number>
  /** Words that each receiver was sent, in order, since the last time it was asked. */
  sent: () => Promise<Map<string, string[]>>
  /** How many of these messages the hub has handled. */
  handled: (messages: Message[]) => Promise<number>
  /** These messages in the order in which they came in: on connections of their own one may overtake another. */
  arrived: (messages: Message[]) => Promise<Message[]>
  close: () => Promise<void>
}

/** A laptop of two processors needs minutes for the thousand of the burst. */
const PATIENCE_MS = 1_200_000

export async function startWholeHub({ servers, cores, profile }: Bench, speed: Speed): Promise<WholeHub> {
  const undo: (() => Promise<unknown>)[] = []
  const close = async (): Promise<void> => {
    for (const step of undo.splice(0).reverse()) await step()
  }
  try {
    // Nobody is pinned: seven processes share the machine as they would without us.
    const stage = await servers.open(speed, 'everywhere')
    undo.push(() => stage.close())
    const script = (name: string): string => join(import.meta.dirname, name)
    const provider = await startChild<Question, Answer>({ script: script('provider.ts'), cores, on: null })
    undo.push(() => provider.stop())
    const load = await startChild<Load, Loaded>({ script: script('load/load.ts'), cores, on: null })
    undo.push(() => load.stop())
    const providerUrl = `http://127.0.0.1:${(await provider.ask({ what: 'port' })).port}`
    const flags = profile ? ['--cpu-prof', `--cpu-prof-dir=${profile}`] : []
    const web = await startHubProcess({ role: 'web', stage, cores, on: null, providerUrl, flags })
    undo.push(() => web.stop())
    const worker = await startHubProcess({ role: 'worker', stage, cores, on: null, providerUrl, flags })
    undo.push(() => worker.stop())
    const connection = await connectStore(stage.mongodbUri)
    undo.push(() => connection.close())
    let told = 0
    return {
      pids: { web: web.pid, worker: worker.pid, ...stage.pids, provider: provider.pid, load: load.pid },
      store: stage.name,
      port: web.port,
      load,
      idle: () => idle(connection, [web, worker]),
      async sent() {
        const { sent } = await provider.ask({ what: 'sent' })
        const byReceiver = new Map<string, string[]>()
        for (const { to, text } of sent.slice(told)) byReceiver.set(to, [...(byReceiver.get(to) ?? []), text])
        told = sent.length
        return byReceiver
      },
      handled: async (messages) => (await rows(connection, messages)).filter(({ state }) => state === 'handled').length,
      async arrived(messages) {
        const orders = new Map((await rows(connection, messages)).map(({ _id, order }) => [_id, order]))
        const orderOf = ({ id }: Message): number => orders.get(inboxId(id)) ?? 0
        return [...messages].sort((a, b) => orderOf(a) - orderOf(b))
      },
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}

/** The address to which the provider is asked to send for a sender. */
export const receiver = (sender: number): string => `whatsapp:${senderNumber(sender)}`

async function idle(connection: Connection, processes: HubProcess[]): Promise<number> {
  const started = performance.now()
  for (let quiet = 0; quiet < 3; await wait(250)) {
    if (!processes.every((one) => one.alive())) throw new Error('A process of the hub has ended')
    if (performance.now() - started > PATIENCE_MS) throw new Error('The hub does not come to an end of its work')
    quiet = (await open(connection)) === 0 ? quiet + 1 : 0
  }
  return (performance.now() - started) / 1000
}

/** What waits anywhere: unread, not copied out, not sent. What is meant for later does not count. */
async function open(connection: Connection): Promise<number> {
  const counts = await Promise.all([
    connection.collection('inbox').countDocuments({ state: 'new' }),
    connection.collection('conversations').countDocuments({ 'outbox.0': { $exists: true } }),
    connection.collection('messages').countDocuments({
      direction: 'out',
      state: { $in: ['queued', 'claimed', 'uncertain'] },
      notBefore: { $lte: new Date() },
    }),
    connection.collection('updates').countDocuments({ outcome: 'pending' }),
  ])
  return counts.reduce((sum, count) => sum + count, 0)
}

type Row = { _id: string; order: number; state: string }

const inboxId = (id: number): string => `twilio.${messageSid(id)}`

const rows = (connection: Connection, messages: Message[]): Promise<Row[]> =>
  connection
    .collection<Row>('inbox')
    .find({ _id: { $in: messages.map(({ id }) => inboxId(id)) } })
    .project<Row>({ order: 1, state: 1 })
    .toArray()
