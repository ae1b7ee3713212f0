import type { BroadcastDoc } from '../../cases/broadcast-doc.ts'
import type { CaseDocument } from '../../store/case-documents.ts'
import type { MessageState } from '../../store/messages.ts'
import { audienceId, PART, partOf } from '../../store/recipients.ts'
import { createAct } from '../act.ts'
import type { Parts } from '../parts.ts'
import type { RecordUpdates } from '../updates/record.ts'
import { createObjections } from './objections.ts'
import { messageIdOf } from './ready.ts'

/** Broadcasts under way at once, and people of one looked at in one go. */
const MOST = 50
const BATCH = 500
/** Answers that object, of a hundred who got it, above which it is halted; of fewer than 20 one would be more than that. */
const MOST_OBJECTIONS = 0.05
const LEAST_REACHED = 20
/** What becomes of these is not known yet. */
const OPEN: readonly MessageState[] = ['queued', 'claimed', 'uncertain']
/** Figures for the metrics are counted this often. */
const MEASURE_MS = 10_000

type Document = CaseDocument<BroadcastDoc>

/**
 * What time and answers bring to broadcasts: one begins, people of it are due, too many object, all are through, it is over. Looks at
 * the store only, so that it goes on after any crash; several processes may look at once.
 */
export function createBroadcastWatch(
  parts: Pick<Parts, 'store' | 'clock' | 'wake' | 'metrics' | 'pace'> & { record: Pick<RecordUpdates, 'drain'> },
) {
  const { store, clock, wake, metrics } = parts
  const act = createAct(parts)
  const objectionsTo = createObjections(parts)
  let measuredAt = 0

  /** The key is made from the version that it was seen in: whoever was faster made the move, and the same one again is one. */
  const move = async ({ subject, version }: Document, name: string, payload: Record<string, unknown> = {}) => {
    const acted = await act({
      key: `broadcast:${subject}:${name}:${version}`,
      noun: 'broadcast',
      subject,
      move: name,
      payload,
      actor: { kind: 'timer' },
      source: 'broadcast',
      eventAt: clock.now(),
    })
    return acted.accepted
  }

  async function start(document: Document, audience: string): Promise<void> {
    const { doc, subject } = document
    await store.recipients.forget(subject, audience)
    if (!(await move(document, 'start'))) return
    for (let n = 0; n * PART < (doc.people ?? 0); n++) await wake('broadcast', { part: partOf(audience, n) })
  }

  /** Recipients of whose message more is known now. @returns whether any is still open */
  async function follow(audience: string): Promise<boolean> {
    const handed = await store.recipients.in(audience, 'handed', BATCH)
    const ids = new Map(handed.map((recipient) => [messageIdOf(parts, recipient), recipient._id]))
    const messages = await store.messages.many([...ids.keys()])
    const over = messages.filter(({ state }) => !OPEN.includes(state)).flatMap(({ _id }) => ids.get(_id) ?? [])
    await store.recipients.settle([{ ids: over, change: { state: 'done' } }], 'handed')
    return over.length < handed.length || handed.length === BATCH
  }

  async function step(document: Document): Promise<void> {
    const { doc, subject } = document
    const now = clock.now()
    const audience = audienceId(subject, doc.freezing ?? '')
    const at = now.getTime()
    if (doc.state === 'SCHEDULED') {
      if (Date.parse(doc.starts_at ?? '') <= at) await start(document, audience)
      return
    }
    if (Date.parse(doc.expires_at ?? '') <= at) {
      await follow(audience)
      await move(document, 'finish')
      return
    }
    if (doc.state !== 'SENDING') return
    const objections = await objectionsTo(doc, audience)
    if (objections > (doc.tolerated ?? 0)) {
      const reached = await store.recipients.reached(audience)
      const counted = objections - (doc.tolerated ?? 0)
      if (counted > MOST_OBJECTIONS * Math.max(reached, LEAST_REACHED)) {
        await move(document, 'halt', { objections, reason: 'OBJECTIONS' })
        return
      }
    }
    const open = await follow(audience)
    for (const part of await store.recipients.dueParts(audience, now, BATCH))
      await wake('broadcast', { part }, 'forgotten')
    if (!open && !(await store.recipients.some(audience, 'planned'))) await move(document, 'finish')
  }

  /** People by state, and how long it takes at this pace: over all that are being sent. */
  async function measure(documents: readonly Document[]): Promise<void> {
    if (clock.now().getTime() - measuredAt < MEASURE_MS) return
    measuredAt = clock.now().getTime()
    const sums = new Map<string, number>()
    for (const { doc, subject } of documents) {
      for (const { state, n } of await store.recipients.counts(audienceId(subject, doc.freezing ?? '')))
        sums.set(state, (sums.get(state) ?? 0) + n)
    }
    metrics.broadcastRecipients.reset()
    for (const [state, n] of sums) metrics.broadcastRecipients.set({ state }, n)
    metrics.broadcastEta.set((sums.get('planned') ?? 0) / Math.max(...Object.values(parts.pace.rates)))
  }

  return async (): Promise<void> => {
    const states = ['SCHEDULED', 'SENDING', 'PAUSED', 'HALTED']
    const documents = await store.cases.list<BroadcastDoc>({ noun: 'broadcast', state: { $in: states } }, MOST)
    for (const document of documents) await step(document)
    await measure(documents)
  }
}
