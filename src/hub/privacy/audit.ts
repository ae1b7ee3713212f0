import {
  AUDITED_LOGS,
  type AuditBlock,
  type AuditEntry,
  type AuditedLog,
  type Chained,
  type Counted,
} from '../../store/audit.ts'
import type { Parts } from '../parts.ts'
import { hashOf, headText, linkOf, NO_BLOCK } from './audit-hash.ts'

/** Entries of one block. */
const BLOCK = 500
/** Blocks looked at in one round of the watch. */
const WATCHED = 20
/** What came before that is chained by now: the look comes every second. */
const RECENT_MS = 60_000
/** No hub's clock is ahead of another by so much. */
const AHEAD_MS = 3_600_000

/** The first thing that is not as it was written. `entry`: id of an update or a line of the access log. */
export type Broken = { log: AuditedLog; block: number; entry: string | null; what: string }
export type Head = Pick<AuditBlock, 'log' | 'n' | 'hash' | 'signature'> & { at: string }
export type Verified = { log: AuditedLog; blocks: number; entries: number; broken: Broken | null; head: Head | null }

/**
 * The hash chains of the update log and the access log. Entries are chained by a look at what is new every second, not by
 * whoever writes them: the way of a message costs nothing more, and several processes may look at once. What is changed
 * within that second is not noticed; after it, nothing can be changed, taken out or put in without a trace.
 */
export function createAudit({ store, clock, metrics }: Pick<Parts, 'store' | 'clock' | 'metrics'>) {
  const logs: Record<AuditedLog, Chained> = { updates: store.updates, access_log: store.accessLog }
  const watch = Object.fromEntries(AUDITED_LOGS.map((log) => [log, 1])) as Record<AuditedLog, number>
  const broken = new Set<string>()

  /** @returns entries chained; null when it must look again: another process was faster, or had died */
  async function appendBlock(log: AuditedLog): Promise<number | null> {
    const last = await store.audit.last(log)
    if (!last) await logs[log].markAll()
    const marked = await logs[log].unchained(BLOCK)
    // A process that died after its block had not taken off the marks.
    const inLast = new Set(last?.links.map(({ id }) => id))
    const entries = marked.filter(({ id }) => !inLast.has(id))
    if (entries.length < marked.length) await logs[log].chained([...inLast])
    if (entries.length === 0) return marked.length === BLOCK ? null : 0
    const block = { log, n: (last?.n ?? 0) + 1, links: entries.map(linkOf) }
    const hash = hashOf(last?.hash ?? NO_BLOCK, block)
    const signature = store.vault.sign(headText({ ...block, hash }))
    if (!(await store.audit.append({ _id: `${log}:${block.n}`, ...block, at: clock.now(), hash, signature })))
      return null
    await logs[log].chained(entries.map(({ id }) => id))
    return entries.length
  }

  async function verifyBlock(block: AuditBlock, previous: string): Promise<Broken | readonly AuditEntry[]> {
    const { log, n, links } = block
    const at = (what: string, entry: string | null = null): Broken => ({ log, block: n, entry, what })
    if (block.hash !== hashOf(previous, block)) return at('the block or the one before it was changed')
    if (block.signature !== store.vault.sign(headText(block))) return at('the signature is not the hub’s')
    const entries = new Map((await logs[log].entries(links.map(({ id }) => id))).map((entry) => [entry.id, entry]))
    for (const link of links) {
      const entry = entries.get(link.id)
      if (!entry) return at('the entry was taken out', link.id)
      const now = linkOf(entry)
      if (now.fixed !== link.fixed) return at('the entry was changed', link.id)
      if (now.sealed === link.sealed) continue
      const erased = entry.personId !== undefined && (await store.people.erasedAt(entry.personId))
      if (entry.sealed !== '' || !erased) return at('the content of the entry was changed', link.id)
    }
    return [...entries.values()]
  }

  /** A block that is not there although later ones are, or that is the last and was not there a moment ago: false. */
  const isMissing = async (log: AuditedLog, n: number): Promise<boolean> =>
    ((await store.audit.last(log))?.n ?? 0) >= n && (await store.audit.get(log, n)) === null

  return {
    /** Chains what is new in every log. */
    async append(): Promise<number> {
      let chained = 0
      for (const log of AUDITED_LOGS)
        for (;;) {
          const count = await appendBlock(log)
          chained += count ?? 0
          if (count !== null && count < BLOCK) break
        }
      return chained
    },
    /**
     * The whole of a log, from its first entry. The hub may write meanwhile: what is chained while the last block is looked
     * at is left to the next time. `kept`: heads that were put away elsewhere before.
     */
    async verify(log: AuditedLog, kept: readonly Head[] = []): Promise<Verified> {
      const result: Verified = { log, blocks: 0, entries: 0, broken: null, head: null }
      const fail = (what: string, block = result.blocks): Verified => ({
        ...result,
        broken: { log, block, entry: null, what },
      })
      const from = new Date(clock.now().getTime() - RECENT_MS)
      const seen: Counted = { within: 0, outside: 0 }
      /** To the last block that there is by now. */
      async function walk(): Promise<Broken | null> {
        for (let n = result.blocks + 1; ; n++) {
          const block = await store.audit.get(log, n)
          if (!block) return null
          const verified = await verifyBlock(block, result.head?.hash ?? NO_BLOCK)
          if ('what' in verified) return verified
          const head = kept.find((each) => each.log === log && each.n === n)
          if (head && head.hash !== block.hash)
            return { log, block: n, entry: null, what: 'the log is not the one of the head that was kept' }
          for (const { at } of verified) seen[at > from ? 'within' : 'outside']++
          result.blocks = n
          result.entries += verified.length
          result.head = { log, n, hash: block.hash, signature: block.signature, at: block.at.toISOString() }
        }
      }

      const before = await walk()
      if (before) return { ...result, broken: before }
      const counted = await logs[log].countChained(from, new Date(clock.now().getTime() + AHEAD_MS))
      // A mark is taken off when its block is there: what was counted stands in those that there are now.
      const after = await walk()
      if (after) return { ...result, broken: after }
      if (await isMissing(log, result.blocks + 1)) return fail('a block was taken out', result.blocks + 1)
      const missing = kept.find((each) => each.log === log && each.n > result.blocks)
      if (missing) return fail('blocks at the end were taken out', missing.n)
      // Of what came long ago nothing is chained meanwhile: that count is exact however much is written beside it.
      if (counted.outside > seen.outside || counted.within > seen.within)
        return fail('an entry was put in, or its block taken out')
      return result
    },
    /** Some blocks of each log, round and round: what was tampered with shows in `hub_audit_verify_ok`. */
    async watch(): Promise<void> {
      for (const log of AUDITED_LOGS) {
        for (let count = 0; count < WATCHED; count++, watch[log]++) {
          const n = watch[log]
          const block = await store.audit.get(log, n)
          const before = n > 1 ? await store.audit.get(log, n - 1) : null
          const gone = block ? n > 1 && !before : await isMissing(log, n)
          const verified = block && (await verifyBlock(block, before?.hash ?? NO_BLOCK))
          if (gone || (verified && 'what' in verified)) broken.add(`${log}:${n}`)
          else broken.delete(`${log}:${n}`)
          if (!block) {
            watch[log] = 1
            break
          }
        }
      }
      metrics.auditOk.set(broken.size === 0 ? 1 : 0)
    },
  }
}
