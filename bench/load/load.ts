import { setTimeout as wait } from 'node:timers/promises'
import { answerTo } from '../child.ts'
import { type Message, webhookRequest } from '../webhook-request.ts'
import { type Line, openLine } from './socket.ts'

/** What to send, and how. All requests are made and signed before the clock starts. */
export type Load =
  /** `lines` connections, each sends the next message when the one before is answered. */
  | { kind: 'closed'; port: number; messages: Message[]; lines: number }
  /** At a fixed schedule, whatever the answers do; latency counts from the scheduled time. */
  | { kind: 'open'; port: number; messages: Message[]; perSecond: number }
  /** All messages of a sender leave in one tick, in order, each on a connection of its own. */
  | { kind: 'burst'; port: number; messages: Message[]; lines: number }

export type Loaded = {
  seconds: number
  /** How many answers had which status; 0 is a broken connection. */
  statuses: Record<number, number>
  /** Milliseconds from when it should have left to its answer, in the order of the messages. */
  latencies: Float64Array
}

answerTo<Load, Loaded>(run)

async function run(load: Load): Promise<Loaded> {
  const requests = load.messages.map(webhookRequest)
  const statuses: Record<number, number> = {}
  const latencies = new Float64Array(requests.length)
  const lines = await Promise.all(Array.from({ length: linesFor(load) }, () => openLine(load.port)))
  const send = async (line: Line, at: number, due: number): Promise<void> => {
    const status = await line.send(requests[at] ?? Buffer.alloc(0))
    latencies[at] = performance.now() - due
    statuses[status] = (statuses[status] ?? 0) + 1
  }
  const started = performance.now()
  if (load.kind === 'closed') await closed(lines, requests.length, send)
  else if (load.kind === 'open') await open(lines, requests.length, load, send)
  else await burst(lines, load.messages, send)
  const seconds = (performance.now() - started) / 1000
  for (const line of lines) line.close()
  return { seconds, statuses, latencies }
}

type Send = (line: Line, at: number, due: number) => Promise<void>

const linesFor = (load: Load): number => (load.kind === 'open' ? 64 : Math.min(load.lines, load.messages.length))

async function closed(lines: Line[], count: number, send: Send): Promise<void> {
  let next = 0
  await Promise.all(
    lines.map(async (line) => {
      for (let at = next++; at < count; at = next++) await send(line, at, performance.now())
    }),
  )
}

/** A free connection is used again; when all are busy one more is opened, as a provider does. */
async function open(lines: Line[], count: number, load: Load & { kind: 'open' }, send: Send): Promise<void> {
  const free = [...lines]
  const running: Promise<void>[] = []
  const started = performance.now()
  for (let at = 0; at < count; at++) {
    const due = started + (at * 1000) / load.perSecond
    const early = due - performance.now()
    if (early > 0) await wait(early)
    // A timer may fire up to a millisecond early.
    while (performance.now() < due);
    const known = free.pop()
    running.push(
      (known ? Promise.resolve(known) : openMore(load.port, lines)).then(async (line) => {
        await send(line, at, due)
        free.push(line)
      }),
    )
  }
  await Promise.all(running)
}

async function openMore(port: number, lines: Line[]): Promise<Line> {
  const line = await openLine(port)
  lines.push(line)
  return line
}

async function burst(lines: Line[], messages: Message[], send: Send): Promise<void> {
  const free = [...lines]
  const running = new Set<Promise<void>>()
  for (let from = 0; from < messages.length; ) {
    const { sender } = messages[from] ?? {}
    let to = from
    while (messages[to]?.sender === sender) to++
    while (free.length < to - from) await Promise.race(running)
    const due = performance.now()
    for (let at = from; at < to; at++) {
      const line = free.pop()
      if (!line) throw new Error('no connection is free')
      const sent: Promise<void> = send(line, at, due).then(() => {
        free.push(line)
        running.delete(sent)
      })
      running.add(sent)
    }
    from = to
  }
  await Promise.all(running)
}
