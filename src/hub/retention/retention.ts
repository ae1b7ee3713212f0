import type { InboxItem } from '../../store/inbox.ts'
import type { MediaRecord } from '../../store/media.ts'
import type { PersonKey } from '../../store/people.ts'
import type { Parts } from '../parts.ts'
import type { createErase } from '../privacy/erase.ts'
import { atRest } from './at-rest.ts'
import { oldGroupFiles } from './group-files.ts'
import { cutoff, KIND_NAMES, type KindName } from './kinds.ts'
import { pages } from './pages.ts'
import { isHeldBack, readStanding } from './standing.ts'

/** `held`: would be removed, but for a legal hold. Persons, messages, files, items: no names. */
export type Removed = Record<KindName, { removed: number; held: number }>

/** People, files or items looked at together. */
const TOGETHER = 200
/** Before the day begins where people live and the office works. UTC. */
const FROM_HOUR = 9

type RetentionParts = Pick<Parts, 'store' | 'clock' | 'wake'> & {
  erase: Pick<ReturnType<typeof createErase>, 'begin'>
}

/** Removes what has been kept long enough (`kinds.ts`), once a day. Whatever it has done before it need not do again. */
export function createRetention({ store, clock, wake, erase }: RetentionParts) {
  const dayOf = (at: Date): string => at.toISOString().slice(0, 10)

  /** Counts it, and says whether it may be removed. */
  const judge = (counts: Removed, kind: KindName, held: boolean, n = 1): boolean => {
    counts[kind][held ? 'held' : 'removed'] += n
    return !held
  }

  async function people(page: readonly PersonKey[], counts: Removed, dryRun: boolean): Promise<void> {
    const now = clock.now()
    const ids = page.map(({ _id }) => _id)
    const standing = await readStanding(store, ids)
    const heard = new Map((await store.conversations.many(ids)).map((each) => [each._id, each.lastInboundAt]))
    const quiet: { id: string; held: boolean }[] = []
    for (const { _id: id, createdAt } of page) {
      const known = standing.get(id) ?? { cases: [], matters: [] }
      const rest = atRest(known, heard.get(id) ?? createdAt)
      if (!rest) continue
      const held = isHeldBack(known)
      if (rest.as !== 'stopped' && rest.since <= cutoff(rest.as, now)) {
        if (!judge(counts, rest.as, held) || dryRun) continue
        await erase.begin({ personId: id, actor: 'retention', role: 'timer', reason: `kept long enough: ${rest.as}` })
      } else if (rest.since <= cutoff('words', now)) quiet.push({ id, held })
    }
    for (const held of [false, true]) {
      const them = quiet.filter((each) => each.held === held).map(({ id }) => id)
      if (them.length === 0) continue
      judge(counts, 'words', held, await store.messages.countOf(them))
      const files = await store.media.unasked(them)
      judge(counts, 'files', held, files.length)
      if (held || dryRun) continue
      await store.messages.removeOf(them)
      for (const file of files) await expire(file)
    }
  }

  /** The bytes first: of a file without a record nobody would know. */
  async function expire({ _id, original }: MediaRecord): Promise<void> {
    await store.files.remove(_id)
    if (original) await store.files.remove(`${_id}.original`)
    await store.media.expired(_id)
  }

  async function voiceNotes(counts: Removed, dryRun: boolean): Promise<void> {
    for await (const files of pages(store.media.heardBefore(cutoff('voice_notes', clock.now())), TOGETHER)) {
      const held = await heldAmong(files.map(({ personId }) => [personId]))
      for (const [at, file] of files.entries())
        if (judge(counts, 'voice_notes', held[at] ?? true) && !dryRun) await expire(file)
    }
  }

  async function groupFiles(counts: Removed, dryRun: boolean): Promise<void> {
    for await (const files of pages(store.files.ofGroups(), TOGETHER))
      for (const { name, held } of await oldGroupFiles(store, files, cutoff('group_files', clock.now())))
        if (judge(counts, 'group_files', held) && !dryRun) await store.files.remove(name)
  }

  async function inbox(kind: 'set_aside' | 'receipts', counts: Removed, dryRun: boolean): Promise<void> {
    const state = kind === 'set_aside' ? 'quarantined' : 'handled'
    for await (const items of pages(store.inbox.before(state, cutoff(kind, clock.now())), TOGETHER)) {
      const held = await heldAmong(await Promise.all(items.map(peopleOf)))
      const free = items.filter((_, at) => judge(counts, kind, held[at] ?? true)).map(({ _id }) => _id)
      if (!dryRun) await (kind === 'set_aside' ? store.inbox.emptied(free) : store.inbox.unaddressed(free))
    }
  }

  const peopleOf = async ({ personId, addressId }: InboxItem): Promise<string[]> =>
    personId === undefined ? ((await store.addresses.get(addressId))?.people ?? []) : [personId]

  /** For each of these, whether one of its people may not lose anything now. */
  async function heldAmong(people: readonly string[][]): Promise<boolean[]> {
    const standing = await readStanding(store, [...new Set(people.flat())])
    const held = new Set([...standing].filter(([, each]) => isHeldBack(each)).map(([id]) => id))
    return people.map((ids) => ids.some((id) => held.has(id)))
  }

  async function run({ dryRun }: { dryRun: boolean }): Promise<Removed> {
    const counts = Object.fromEntries(KIND_NAMES.map((kind) => [kind, { removed: 0, held: 0 }])) as Removed
    for (let after = ''; ; ) {
      const page = await store.people.page(TOGETHER, after)
      if (page.length > 0) await people(page, counts, dryRun)
      after = page.at(-1)?._id ?? ''
      if (page.length < TOGETHER) break
    }
    await voiceNotes(counts, dryRun)
    await groupFiles(counts, dryRun)
    await inbox('set_aside', counts, dryRun)
    await inbox('receipts', counts, dryRun)
    const before = cutoff('answers', clock.now())
    counts.answers.removed = await (dryRun ? store.idempotency.countBefore(before) : store.idempotency.expire(before))
    return counts
  }

  return {
    run,
    /** Wakes the worker on a day on which it has not run to its end. */
    async call(): Promise<void> {
      const now = clock.now()
      if (now.getUTCHours() < FROM_HOUR || (await store.retentionRuns.isDone(dayOf(now)))) return
      await wake('retention', { day: dayOf(now) })
    },
    /** The run of a day; a second time it does nothing. */
    async daily(day: string): Promise<void> {
      if (await store.retentionRuns.isDone(day)) return
      await store.retentionRuns.done(day, clock.now(), await run({ dryRun: false }))
    },
  }
}
