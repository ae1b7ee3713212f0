import type { BroadcastDoc } from '../../cases/broadcast-doc.ts'
import type { MatterDoc } from '../../cases/matter-doc.ts'
import type { ChannelName } from '../../channels/channel.ts'
import { audienceId, type RecipientChange, type RecipientRecord } from '../../store/recipients.ts'
import { createAct } from '../act.ts'
import type { Relay } from '../relay.ts'
import { NO_ROOM, type Room, withoutRoom } from '../sending/admit.ts'
import type { DeliverParts } from '../sending/deliver.ts'
import type { RecordUpdates } from '../updates/record.ts'
import { type Judged, judgeRecipient } from './judge-recipient.ts'
import { readPeople } from './read-people.ts'
import { messageIdOf, type Ready, slotsOf } from './ready.ts'
import { createSendWave, type Wave } from './send-wave.ts'

/** People looked at together: half a second of the sender, so that none has to be judged twice because others went first. */
const MOST_TOGETHER = 100
const TOGETHER_S = 0.5
/** A job ends after this long and wakes the next: none holds a worker for the hours that a slow sender takes. */
const JOB_MS = 8_000
/** What was judged longer ago than this is judged anew. */
const FRESH_MS = 5_000
/** Messages claimed together, at most. */
const WAVE = 50
/** While these wait for their slots the next ones are claimed: a job alone keeps its sender busy, too. */
const WAVES_AT_ONCE = 2
/** After so long it is looked again whether the sender is free: what holds it may end sooner. */
const LONGEST_SLEEP_MS = 1_000

export type Dispatch = (part: string) => Promise<number>

/**
 * Sends to the people of one part of an audience whose time has come: facts read for many at once, judged by the send rules,
 * claimed together, sent at the sender's pace. Two that do it at once, or one that does it again, send nothing twice: a message
 * is made by its claim, and there is one id for each person.
 *
 * @returns how many messages were handed to the provider
 */
export function createDispatch(parts: DeliverParts & { record: Pick<RecordUpdates, 'drain'> }, relay: Relay): Dispatch {
  const { store, clock, wake } = parts
  const act = createAct(parts)
  const sendWave = createSendWave(parts, relay)
  const together = Math.min(MOST_TOGETHER, Math.ceil(Math.max(...Object.values(parts.pace.rates)) * TOGETHER_S))

  /** The broadcast, while it is being sent to this audience. */
  async function sending(part: string): Promise<BroadcastDoc | null> {
    const audience = part.slice(0, part.lastIndexOf('/'))
    const id = audience.slice(0, audience.lastIndexOf('/'))
    const doc = (await store.cases.get<BroadcastDoc>('broadcast', id))?.doc
    if (doc?.state !== 'SENDING' || audienceId(id, doc.freezing ?? '') !== audience) return null
    return Date.parse(doc.expires_at ?? '') > clock.now().getTime() ? doc : null
  }

  async function batch(part: string, until: number): Promise<{ sent: number; more: boolean }> {
    const doc = await sending(part)
    const due = doc ? await store.recipients.due(part, clock.now(), together) : []
    if (!doc || due.length === 0) return { sent: 0, more: false }
    const matter = doc.matter_id ? ((await store.cases.get<MatterDoc>('matter', doc.matter_id))?.doc ?? null) : null
    const readings = await readPeople(
      parts,
      due.map(({ personId }) => personId),
      doc,
      matter,
    )
    const judged: [RecipientRecord, Judged][] = []
    for (const recipient of due) {
      const messageId = messageIdOf(parts, recipient)
      judged.push([
        recipient,
        await judgeRecipient(parts, doc, recipient.personId, readings.get(recipient.personId), messageId),
      ])
    }
    const may = judged.flatMap(([recipient, one]) =>
      one.do === 'send' ? [{ recipient, candidate: one.candidate }] : [],
    )
    const noRoom = await withoutRoom(
      parts,
      may.map(({ candidate }) => candidate),
    )
    await settleOthers(doc, judged, noRoom)
    const byChannel = Map.groupBy(
      may.filter(({ candidate }) => !noRoom.has(candidate.address._id)),
      ({ candidate }) => candidate.address.channel,
    )
    const fresh = Math.min(until, clock.now().getTime() + FRESH_MS)
    const sent = await Promise.all([...byChannel].map(([channel, ready]) => inWaves(doc, channel, ready, fresh)))
    return { sent: sent.reduce((sum, n) => sum + n, 0), more: true }
  }

  /** Those who wait and those who do not get it. */
  async function settleOthers(
    doc: BroadcastDoc,
    judged: readonly [RecipientRecord, Judged][],
    noRoom: Room,
  ): Promise<void> {
    const changes: RecipientChange[] = []
    for (const [{ _id, personId }, one] of judged) {
      const dueAt = one.do === 'send' ? noRoom.get(one.candidate.address._id) : undefined
      if (dueAt) changes.push({ ids: [_id], change: { dueAt, code: NO_ROOM.rule, reason: NO_ROOM.reason } })
      if (one.do === 'wait')
        changes.push({ ids: [_id], change: { dueAt: one.until, code: one.code, reason: one.reason } })
      if (one.do !== 'exclude') continue
      const { code, reason, staff, addressId } = one
      if (staff)
        await relay.handOff({
          id: `broadcast/${doc.id}/${personId}`,
          reason: `broadcast_${code.replaceAll('-', '_')}`,
          priority: 'normal',
          personId,
          ...(addressId ? { addressId } : {}),
          about: `broadcast/${doc.id}`,
        })
      changes.push({ ids: [_id], change: { state: staff ? 'staff' : 'excluded', code, reason } })
    }
    await store.recipients.settle(changes)
  }

  /** As fast as the sender may, until somebody stops it or what was judged is too old; the rest is put off by what it has to wait. */
  async function inWaves(
    doc: BroadcastDoc,
    channel: ChannelName,
    ready: readonly Ready[],
    until: number,
  ): Promise<number> {
    const underway = new Set<Promise<void>>()
    const waves: Wave[] = []
    const failures: unknown[] = []
    let [from, stepMs] = [0, 0]
    const goesOn = (): boolean => failures.length === 0 && waves.every(({ stop }) => stop === null)
    while (from < ready.length && goesOn() && clock.now().getTime() < until) {
      const units = slotsOf(ready.slice(from, from + WAVE)).map((one) => one.units)
      const slots = await parts.pace.many(channel, units)
      stepMs = slots.stepMs
      if (slots.granted === 0) {
        await parts.sleep(Math.min(slots.waitMs, LONGEST_SLEEP_MS))
        continue
      }
      const wave = ready.slice(from, from + slots.granted)
      from += wave.length
      const going: Promise<void> = sendWave(doc, wave, slots)
        .then(
          (done) => void waves.push(done),
          (error: unknown) => void failures.push(error),
        )
        .finally(() => underway.delete(going))
      underway.add(going)
      if (stepMs === 0 || underway.size === WAVES_AT_ONCE) await Promise.race(underway)
    }
    await Promise.all(underway)
    if (failures.length > 0) throw failures[0]
    if (waves.some(({ stop }) => stop === 'account')) await halt(doc)
    if (goesOn()) await putOff(ready.slice(from), stepMs)
    return waves.reduce((sum, { sent }) => sum + sent, 0)
  }

  async function putOff(rest: readonly Ready[], stepMs: number): Promise<void> {
    const now = clock.now().getTime()
    const slots = slotsOf(rest)
    const bySecond = Map.groupBy(
      rest.map(({ recipient }, n) => ({
        id: recipient._id,
        second: Math.floor(((slots[n]?.before ?? 0) * stepMs) / 1000),
      })),
      ({ second }) => second,
    )
    await store.recipients.settle(
      [...bySecond].map(([second, some]) => ({
        ids: some.map(({ id }) => id),
        change: { dueAt: new Date(now + second * 1000), code: 'pace', reason: 'The sender is at its rate.' },
      })),
    )
  }

  /** Our account or sender is wrong: every further message would fail as well. An administrator was alerted. */
  async function halt(doc: BroadcastDoc): Promise<void> {
    await act({
      key: `broadcast:${doc.id}:account:${clock.now().getTime()}`,
      noun: 'broadcast',
      subject: doc.id,
      move: 'halt',
      payload: { reason: 'OUR_ACCOUNT' },
      actor: { kind: 'timer' },
      source: 'broadcast',
      eventAt: clock.now(),
    })
  }

  return async (part) => {
    const until = clock.now().getTime() + JOB_MS
    await store.recipients.open(part)
    let sent = 0
    for (;;) {
      const done = await batch(part, until)
      sent += done.sent
      if (!done.more) return sent
      if (clock.now().getTime() < until) continue
      await wake('broadcast', { part })
      return sent
    }
  }
}
