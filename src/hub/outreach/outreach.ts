import type { ClaimDoc } from '../../cases/claim.ts'
import type { MatterDoc } from '../../cases/matter.ts'
import type { Actor } from '../../cases/noun.ts'
import { createAct } from '../act.ts'
import { unapprovedTexts } from '../library/matter-words.ts'
import type { Parts } from '../parts.ts'
import type { RecordUpdates } from '../updates/record.ts'
import { createBegin, type NotStartable } from './begin-outreach.ts'
import { WHY_NOT } from './why-not.ts'

export const OUTREACH_ACTIONS = ['start', 'pause', 'stop'] as const
export type OutreachAction = (typeof OUTREACH_ACTIONS)[number]

export type OutreachRequest = {
  matterId: string
  action: OutreachAction
  actor: Actor
  /** Unique: the same request twice is one. */
  requestId: string
  reason?: string
}

export type OutreachReport =
  | { accepted: false; reason: string }
  | {
      accepted: true
      outreach: MatterDoc['outreach']
      /** Conversations begun now. */
      started: number
      /** Begun before, or beyond the first contact. */
      already: number
      /** Begun by itself when it is a decent hour at their place; until then nothing has been said. */
      waiting: number
      /** Messages that were waiting and were held back (pause, stop), or let go again (start). */
      messages: number
      /** People who cannot be written to, by reason; `words`: that for staff. */
      not_started: { reason: NotStartable; words: string; count: number; claims: string[] }[]
    }

export type Outreach = (request: OutreachRequest) => Promise<OutreachReport>

/** Claims looked at together, and ids listed per reason. */
const PAGE = 200
const LISTED = 100
const HELD = 'outreach-paused'

/** Starts, pauses or stops writing to the people of a matter. Starting again goes on where it was; nobody is begun twice. */
export function createOutreach(
  parts: Pick<Parts, 'store' | 'clock' | 'wake' | 'log' | 'channels' | 'words' | 'provider'> & {
    record: Pick<RecordUpdates, 'drain'>
  },
): Outreach {
  const { store, clock, wake } = parts
  const act = createAct(parts)
  const begin = createBegin(parts)

  return async ({ matterId, action, actor, requestId, reason }) => {
    const matter = await store.cases.get<MatterDoc>('matter', matterId)
    if (!matter) return { accepted: false, reason: 'There is no such matter.' }
    const unapproved = action === 'start' && parts.provider === 'live' ? unapprovedTexts(parts.words, matter.doc) : []
    if (unapproved.length > 0) return { accepted: false, reason: namesOf(unapproved) }
    const acted = await act({
      key: `outreach:${requestId}`,
      noun: 'matter',
      subject: matterId,
      move: `${action}_outreach`,
      payload: reason ? { reason } : {},
      actor,
      source: requestId,
      eventAt: clock.now(),
    })
    if (!acted.accepted) return { accepted: false, reason: acted.reason ?? 'The move was refused.' }

    let messages = 0
    let started = 0
    let already = 0
    let waiting = 0
    const reasons = new Map<NotStartable, string[]>()
    let after: string | undefined
    for (;;) {
      const claims = await store.cases.list<ClaimDoc>({ noun: 'claim', matterId }, PAGE, after)
      const people = claims.flatMap((claim) => claim.personId ?? [])
      messages += action === 'start' ? await letGo(people) : await hold(people)
      if (action === 'start') {
        const first = claims.filter(({ state }) => state === 'NOT_CONTACTED' || state === 'NOTIFIED')
        already += claims.length - first.length
        for (const [at, became] of (await begin(first)).entries()) {
          if (became === 'started') started++
          else if (became === 'already') already++
          else if (became === 'waits') waiting++
          else reasons.set(became, [...(reasons.get(became) ?? []), first[at]?.subject ?? ''])
        }
      }
      after = claims.at(-1)?._id
      if (claims.length < PAGE) break
    }
    const outreach = (await store.cases.get<MatterDoc>('matter', matterId))?.doc.outreach ?? 'none'
    const not_started = [...reasons].map(([why, claims]) => ({
      reason: why,
      words: WHY_NOT[why],
      count: claims.length,
      claims: claims.slice(0, LISTED),
    }))
    return { accepted: true, outreach, started, already, waiting, messages, not_started }
  }

  /** Waiting messages of ours are taken out, and known by their code when the outreach goes on. */
  async function hold(people: string[]): Promise<number> {
    const result = await store.messages.model.updateMany(
      { personId: { $in: people }, direction: 'out', state: 'queued', kind: 'ours' },
      { $set: { state: 'suppressed', code: HELD, reason: 'The outreach of the matter is not running.' } },
    )
    return result.modifiedCount
  }

  async function letGo(people: string[]): Promise<number> {
    const filter = { personId: { $in: people }, direction: 'out', state: 'suppressed', code: HELD } as const
    const waiting = await store.messages.model.distinct('personId', filter)
    if (waiting.length === 0) return 0
    const result = await store.messages.model.updateMany(filter, {
      $set: { state: 'queued', notBefore: clock.now() },
      $unset: { code: 1, reason: 1 },
    })
    for (const personId of waiting) await wake('deliver', { personId })
    return result.modifiedCount
  }
}

/** Enough of them to know where to begin; all are in the texts of the matter. */
const NAMED = 10
const namesOf = (texts: readonly { key: string; lang: string }[]): string => {
  const some = texts.slice(0, NAMED).map(({ key, lang }) => `${key} (${lang})`)
  const rest = texts.length > NAMED ? ` and ${texts.length - NAMED} more` : ''
  return `An Advocate has to approve words first: ${some.join(', ')}${rest}.`
}
