import { createHash } from 'node:crypto'
import { examine } from '../../media/examine.ts'
import { samePicture } from '../../media/same-picture.ts'
import type { MediaOutcome, MediaRecord } from '../../store/media.ts'
import type { Parts } from '../parts.ts'
import type { Relay } from '../relay.ts'
import { createTranscripts } from './transcripts.ts'

/** A job has this long before another may take its file up. */
const LEASE_MS = 120_000
const FIRST_RETRY_MS = 10_000
const LONGEST_RETRY_MS = 3_600_000
/** Tries after which a question that waits for the file is told that it did not arrive (some 20 minutes); we go on trying. */
const IMPATIENT_AFTER = 7
/** A file that the provider has not given for so long will not come any more. */
const GIVEN_UP_MS = 7 * 86_400_000
/** Tries of deleting at the provider after which a person looks; we go on trying. */
const UNDELETED_AFTER = 12

export type KeepMedia = (id: string) => Promise<void>

/**
 * Brings one file in: fetched from the provider, looked at, sealed, kept; the conversation that waits for it is told; then it is
 * deleted at the provider. Each step is written before the next, so that it goes on where it was, whoever takes it up.
 */
export function createKeepMedia(parts: Parts, relay: Relay): KeepMedia {
  const { store, clock, metrics } = parts
  const transcripts = createTranscripts(parts)

  async function bringIn(record: MediaRecord): Promise<MediaRecord> {
    const person = await store.people.get(record.personId)
    if (!person) return settle(record, { state: 'refused', code: 'erased' })
    const url = urlOf(record)
    const channel = parts.channels[record.channel]
    if (!url || !channel?.fetchMedia)
      return settle(record, { state: 'refused', code: 'elsewhere', outcome: 'unreadable' })
    const fetched = await channel.fetchMedia(url)
    if (fetched.kind === 'later') return later(record, fetched.code)
    if (fetched.kind === 'refused') {
      const outcome = fetched.code === 'gone' ? 'incomplete' : 'unreadable'
      return settle(record, { state: 'refused', code: fetched.code, outcome })
    }
    const examined = await examine(fetched.bytes)
    if (!examined.fit) {
      const outcome = examined.why === 'empty' || examined.why === 'broken' ? 'incomplete' : 'unreadable'
      return settle(record, { state: 'refused', code: examined.why, outcome })
    }
    const { kind, type, bytes, print, flaw } = examined
    const mark = store.vault.blindIndex(
      `${record.personId}/${createHash('sha256').update(fetched.bytes).digest('hex')}`,
    )
    const twin = await twinOf(record, person.key, mark, print)
    await store.files.write(record._id, record.personId, person.key, bytes)
    if (record.original) await store.files.write(`${record._id}.original`, record.personId, person.key, fetched.bytes)
    const sealedTranscript =
      kind === 'audio' ? await transcripts.propose(record, person.key, fetched.bytes, type) : null
    const { _id } = record
    return settle(record, {
      state: 'kept',
      outcome: twin ? 'duplicate' : (flaw ?? 'ok'),
      kind,
      type,
      bytes: bytes.length,
      mark,
      ...(print ? { sealedPrint: store.vault.seal(person.key, print, `media/${_id}/print`) } : {}),
      ...(sealedTranscript ? { sealedTranscript } : {}),
      ...(twin ? { twin } : {}),
    })
  }

  /** The same bytes, or a photo of the same, among what this person was asked for and gave before. */
  async function twinOf(
    record: MediaRecord,
    key: string,
    mark: string,
    print: string | undefined,
  ): Promise<string | undefined> {
    if (!record.asked) return undefined
    const before = await store.media.accepted(record.personId, record._id)
    return before.find(
      (each) =>
        each.mark === mark ||
        (print &&
          each.sealedPrint &&
          samePicture(print, store.vault.open(key, each.sealedPrint, `media/${each._id}/print`))),
    )?._id
  }

  async function settle(record: MediaRecord, change: Partial<MediaRecord>): Promise<MediaRecord> {
    await store.media.change(record._id, 'wanted', { ...change, attempts: 0 })
    metrics.media.inc({ outcome: change.outcome ?? change.code ?? 'none' })
    const settled = await store.media.get(record._id)
    if (!settled) throw new Error('A file that was looked at is gone')
    return settled
  }

  /** Not now. After a week it is given up, and people are told. */
  async function later(record: MediaRecord, code: string): Promise<MediaRecord> {
    if (clock.now().getTime() - record.at.getTime() > GIVEN_UP_MS) {
      await tellStaff(record, 'media_lost')
      return settle(record, { state: 'refused', code, outcome: 'incomplete' })
    }
    await store.media.change(record._id, 'wanted', { code })
    return record.attempts >= IMPATIENT_AFTER ? { ...record, outcome: 'incomplete' } : record
  }

  /** Into the person's inbox, once: the question that waits for the file goes on or asks for another. */
  async function tellConversation(record: MediaRecord): Promise<void> {
    const { _id, asked, outcome, told, addressId, personId } = record
    if (told) return
    const verdict = asked && outcome !== undefined ? judged(_id, outcome) : null
    const content = asked ? verdict : await transcripts.event(record)
    if (!content) return
    await store.inbox.add({
      id: `judged.${_id}`,
      addressId,
      personId,
      kind: 'input',
      receivedAt: clock.now(),
      content,
    })
    await store.media.model.updateOne({ _id }, { $set: { told: true } })
    await parts.wake('converse', { addressId })
  }

  async function deleteThere(record: MediaRecord): Promise<boolean> {
    const url = urlOf(record)
    const channel = parts.channels[record.channel]
    if (url && channel?.deleteMedia && !(await channel.deleteMedia(url))) {
      if (record.attempts >= UNDELETED_AFTER) await tellStaff(record, 'media_not_deleted')
      return false
    }
    await store.media.deletedAtProvider(record._id)
    return true
  }

  const urlOf = ({ _id, sealedUrl }: MediaRecord): string =>
    sealedUrl === undefined ? '' : store.vault.open(store.vault.ownKey, sealedUrl, `media/${_id}/url`)

  const tellStaff = ({ _id, personId, addressId }: MediaRecord, reason: string): Promise<void> =>
    relay.handOff({ id: `${reason}/${_id}`, reason, priority: 'normal', personId, addressId, about: `media/${_id}` })

  async function again({ _id, attempts, state }: MediaRecord): Promise<void> {
    const wait = Math.min(FIRST_RETRY_MS * 2 ** Math.min(attempts, 20), LONGEST_RETRY_MS)
    await store.media.change(_id, state, { due: new Date(clock.now().getTime() + wait) })
  }

  return async (id) => {
    const now = clock.now()
    const claimed = await store.media.claim(id, now, new Date(now.getTime() + LEASE_MS))
    if (!claimed) return
    const settled = claimed.state === 'wanted' ? await bringIn(claimed) : claimed
    await tellConversation(settled)
    if (settled.state === 'wanted') return again(settled)
    if (!(await deleteThere(settled))) return again(settled)
    await store.media.nothingLeft(id)
  }
}

const judged = (media: string, outcome: MediaOutcome) => ({
  kind: 'event' as const,
  event: 'media.judged',
  values: { media, problem: outcome === 'ok' ? null : outcome },
})
