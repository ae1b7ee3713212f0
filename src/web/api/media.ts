import { z } from 'zod'
import { createHearVoiceNote } from '../../hub/media/hear-voice-note.ts'
import { createTranscripts } from '../../hub/media/transcripts.ts'
import { isSealed } from '../../hub/people/sealed-talks.ts'
import { KEPT_TYPES } from '../../media/kinds.ts'
import type { Store } from '../../store/index.ts'
import type { MediaRecord } from '../../store/media.ts'
import { actorOf, type Caller } from './caller.ts'
import { caseOf } from './case-pages.ts'
import { notFound, Problem } from './problem.ts'
import { defineRoute, type Route } from './route.ts'
import { byId, page, text } from './shapes.ts'

const ROLES = ['admin', 'staff', 'safety', 'complaints'] as const
const reason = z.string().trim().min(3).max(200).meta({ description: 'Why it is opened; kept in the access log' })

const mediaSchema = z
  .object({
    id: z.string(),
    person: z.string(),
    at: z.string(),
    state: z.enum(['wanted', 'kept', 'refused', 'expired']),
    kind: z.enum(['image', 'audio', 'document']).nullable(),
    type: z.string().nullable(),
    bytes: z.int().nullable(),
    outcome: z.string().nullable().meta({ description: 'ok, or what is wrong with it' }),
    twin: z.string().nullable().meta({ description: 'The file that this one repeats' }),
    heard_at: z.string().nullable(),
  })
  .meta({ id: 'Media' })
const voiceNoteSchema = mediaSchema
  .extend({
    transcript: z.string().nullable().meta({ description: 'A proposal of a machine; null when none is switched on' }),
    confirmed: z
      .boolean()
      .meta({ description: 'The person said that the transcript is right: it was taken as their answer' }),
    summary: z.string().nullable().meta({ description: 'What a person who listened wrote down' }),
  })
  .meta({ id: 'VoiceNote' })
const listSchema = z.object({ items: z.array(mediaSchema) })

const view = (record: MediaRecord): z.infer<typeof mediaSchema> => ({
  id: record._id,
  person: record.personId,
  at: record.at.toISOString(),
  state: record.state,
  kind: record.kind ?? null,
  type: record.type ?? null,
  bytes: record.bytes ?? null,
  outcome: record.outcome ?? null,
  twin: record.twin ?? null,
  heard_at: record.heardAt?.toISOString() ?? null,
})

/** Who handles complaints sees what was sent with one, and nothing else; everybody else sees the rest. */
const mayOpen = async (store: Store, { role }: Caller, records: readonly MediaRecord[]): Promise<MediaRecord[]> => {
  const messages = new Map(
    (await store.messages.many(records.map(({ messageId }) => messageId))).map((one) => [one._id, one]),
  )
  return records.filter(({ messageId }) => isSealed(messages.get(messageId)) === (role === 'complaints'))
}

/** A file that the caller may see. @throws Problem 404, also for another's */
async function fileOf(store: Store, caller: Caller, id: string): Promise<MediaRecord> {
  const record = await store.media.get(id)
  if (!record || (await mayOpen(store, caller, [record])).length === 0) throw notFound('file')
  if (caller.matters !== undefined) await caseOf(store, caller, 'person', record.personId)
  return record
}

export const mediaRoutes: readonly Route[] = [
  defineRoute({
    name: 'listMedia',
    method: 'get',
    path: '/people/:id/media',
    summary: 'Files that a person sent, newest first. The read is logged.',
    roles: ROLES,
    params: byId,
    query: z.strictObject({ limit: page.limit, reason: reason.optional() }),
    gives: { status: 200, schema: listSchema },
    run: async ({ params, query, caller }, { hub, now }) => {
      const { store } = hub.parts
      if (caller.matters !== undefined) await caseOf(store, caller, 'person', params.id)
      await note(store, caller, params.id, query.reason, now())
      return {
        body: { items: (await mayOpen(store, caller, await store.media.ofPerson(params.id, query.limit))).map(view) },
      }
    },
  }),
  defineRoute({
    name: 'readMedia',
    method: 'get',
    path: '/media/:id',
    summary: 'Open a file, as a download. The reason is kept.',
    roles: ROLES,
    params: byId,
    query: z.strictObject({
      reason,
      original: z.literal('true').optional().meta({ description: 'As it was sent, where service of process needs it' }),
    }),
    gives: { status: 200, schema: z.string().meta({ description: 'The bytes of the file' }) },
    run: async ({ params, query, caller }, { hub, now }) => {
      const { store } = hub.parts
      const record = await fileOf(store, caller, params.id)
      const key = (await store.people.get(record.personId))?.key
      if (record.state !== 'kept' || !record.type || !key) throw notFound('file')
      if (query.original && !record.original) throw notFound('original')
      await note(store, caller, params.id, query.reason, now())
      const { ext } = KEPT_TYPES[record.type]
      const name = query.original ? `${record._id}.original` : record._id
      return {
        body: null,
        file: { type: record.type, name: `${record._id}.${ext}`, bytes: store.files.read(name, key) },
      }
    },
  }),
  defineRoute({
    name: 'listVoiceNotes',
    method: 'get',
    path: '/voice-notes',
    summary: 'Voice notes that nobody has listened to, the oldest first.',
    roles: ROLES,
    query: z.strictObject({ limit: page.limit }),
    gives: { status: 200, schema: listSchema },
    run: async ({ query, caller }, { hub }) => {
      if (caller.matters !== undefined) throw new Problem(403, 'not_allowed', 'This list is of all matters.')
      return {
        body: {
          items: (await mayOpen(hub.parts.store, caller, await hub.parts.store.media.unheard(query.limit))).map(view),
        },
      }
    },
  }),
  defineRoute({
    name: 'readVoiceNote',
    method: 'get',
    path: '/voice-notes/:id',
    summary: 'A voice note with what a machine heard and what a person wrote down. The read is logged.',
    roles: ROLES,
    params: byId,
    query: z.strictObject({ reason }),
    gives: { status: 200, schema: voiceNoteSchema },
    run: async ({ params, query, caller }, { hub, now }) => {
      const { store } = hub.parts
      const record = await fileOf(store, caller, params.id)
      if (record.kind !== 'audio') throw notFound('voice note')
      await note(store, caller, params.id, query.reason, now())
      const key = (await store.people.get(record.personId))?.key
      const summary =
        key && record.sealedSummary ? store.vault.open(key, record.sealedSummary, `media/${record._id}/summary`) : null
      const transcript = await createTranscripts(hub.parts).read(record)
      return { body: { ...view(record), transcript, confirmed: record.confirmed ?? false, summary } }
    },
  }),
  defineRoute({
    name: 'hearVoiceNote',
    method: 'post',
    path: '/voice-notes/:id/heard',
    summary:
      'Write down what a voice note says: as the person’s answer, with which the conversation goes on, or as a note.',
    roles: ROLES,
    params: byId,
    body: z.strictObject({ summary: text(2_000), as: z.enum(['answer', 'note']) }),
    gives: { status: 200, schema: mediaSchema },
    run: async ({ params, body, caller }, { hub, act }) => {
      const { store } = hub.parts
      const record = await fileOf(store, caller, params.id)
      if (record.kind !== 'audio') throw notFound('voice note')
      if (body.as === 'answer' && record.confirmed)
        throw new Problem(409, 'move_refused', 'They confirmed the words themselves: write a note.')
      const hear = createHearVoiceNote(hub.parts, act)
      if (!(await hear({ mediaId: params.id, ...body, actor: actorOf(caller) })))
        throw new Problem(409, 'move_refused', 'Somebody has listened to it before.')
      return { body: view(await fileOf(store, caller, params.id)) }
    },
  }),
]

/** Before the data is given: a read that cannot be logged does not happen. */
const note = (store: Store, { id: actor, role }: Caller, subject: string, why: string | undefined, at: Date) =>
  store.accessLog.note({ at, actor, role, what: 'media', subject, ...(why ? { reason: why } : {}) })
