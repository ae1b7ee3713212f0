import { z } from 'zod'
import type { BroadcastDoc } from '../../cases/broadcast-doc.ts'
import { NoSegment } from '../../hub/broadcast/audience.ts'
import { FATES } from '../../hub/broadcast/foresee.ts'
import { createFreeze } from '../../hub/broadcast/freeze.ts'
import { createOwnTrial } from '../../hub/broadcast/own-trial.ts'
import { personResults } from '../../hub/broadcast/person-results.ts'
import { previewBroadcast } from '../../hub/broadcast/preview.ts'
import { createResend } from '../../hub/broadcast/resend.ts'
import { resultsOf } from '../../hub/broadcast/results.ts'
import { createTrial, NoTrial } from '../../hub/broadcast/trial.ts'
import { trialsOf } from '../../hub/broadcast/trial-answers.ts'
import { RECIPIENT_STATES } from '../../store/recipients.ts'
import { WordsMissing } from '../../words/words.ts'
import { phoneOf } from './api-keys.ts'
import type { Caller } from './caller.ts'
import { caseOf, shown } from './case-pages.ts'
import { notFound, Problem } from './problem.ts'
import { type ApiParts, defineRoute, type Route } from './route.ts'
import { id as anyId, byId, cursor, instant, listOf, page, text } from './shapes.ts'

const reasons = z.array(z.object({ code: z.string(), reason: z.string().optional(), people: z.int() }))
const blocker = z.object({ code: z.string(), lang: z.string().optional(), problem: z.string(), remedy: z.string() })
const load = z.object({ channel: z.string(), country: z.string(), people: z.int(), units: z.int() })
const preview = z
  .object({
    people: z.int(),
    claims: z.int(),
    judged: z.int().meta({ description: 'Of how many people the figures are; more are looked at in samples' }),
    loads: z.array(load).meta({ description: 'units: messages by WhatsApp, segments by SMS' }),
    languages: z.record(z.string(), z.int()),
    excluded: reasons,
    staff: reasons.meta({ description: 'People whom somebody of the team has to tell' }),
    waiting: reasons,
    warnings: z.array(z.string()),
    blockers: z.array(blocker),
    texts: z.array(z.looseObject({ lang: z.string(), channel: z.string(), text: z.string(), characters: z.int() })),
    cost: z.looseObject({ amount: z.string().nullable(), currency: z.string() }),
    finish_seconds: z.int(),
    second_person: z.boolean().meta({ description: 'Somebody else than its author has to approve it' }),
  })
  .meta({ id: 'BroadcastPreview' })
const results = z
  .object({
    people: z.int(),
    planned: z.int(),
    waiting: reasons,
    excluded: reasons,
    staff: reasons,
    messages: z.record(z.string(), z.int()),
  })
  .meta({ id: 'BroadcastResults' })
const broadcastShown = z.looseObject({ id: z.string(), state: z.string(), version: z.int() })

const one = async ({ hub }: ApiParts, caller: Caller, id: string): Promise<BroadcastDoc> =>
  (await caseOf<BroadcastDoc>(hub.parts.store, caller, 'broadcast', id)).doc
const fresh = async ({ hub }: ApiParts, caller: Caller, id: string): Promise<Record<string, unknown>> =>
  shown(await caseOf<BroadcastDoc>(hub.parts.store, caller, 'broadcast', id))

async function ownPhone({ hub }: ApiParts, { id }: Caller): Promise<string> {
  const { apiKeys, vault } = hub.parts.store
  const key = await apiKeys.get(id)
  const phone = key && phoneOf(vault, key)
  if (phone) return phone
  throw new Problem(409, 'no_trial', 'No phone is registered with your key: have one made with `phone`.')
}

/** @throws Problem for what a broadcast names and is not there */
const orProblem = <T>(work: Promise<T>): Promise<T> =>
  work.catch((error: unknown) => {
    if (error instanceof NoSegment) throw notFound('segment of this matter')
    if (error instanceof NoTrial) throw new Problem(409, 'no_trial', error.message)
    if (error instanceof WordsMissing)
      throw new Problem(409, 'no_trial', 'A text in their language, or a value that it tells, is missing.')
    throw error
  })

/** What a broadcast needs beside its moves: to see it before it goes, whom it reaches, and what became of each. */
export const broadcastRoutes: readonly Route[] = [
  defineRoute({
    name: 'previewBroadcast',
    method: 'get',
    path: '/broadcasts/:id/preview',
    summary:
      'What would become of it now: counts, who is left out and why, words on each channel, cost, what stands in its way.',
    roles: ['admin', 'staff', 'advocate'],
    params: byId,
    gives: { status: 200, schema: preview },
    run: async ({ params, caller }, parts) => ({
      body: await orProblem(previewBroadcast(parts.hub, await one(parts, caller, params.id))),
    }),
  }),
  defineRoute({
    name: 'tryBroadcast',
    method: 'post',
    path: '/broadcasts/:id/test',
    summary:
      'Send it as it is, marked as a trial, to the phone of a Defender or an Advocate (`person`), or else to the phone of your own key.',
    roles: ['admin', 'staff'],
    params: byId,
    body: z.strictObject({
      person: anyId
        .optional()
        .meta({ description: 'The contact record of a Defender or an Advocate; absent: to yourself' }),
      channel: z.enum(['whatsapp', 'sms']).default('whatsapp').meta({ description: 'To yourself: how' }),
      lang: text(10).optional().meta({ description: 'To yourself: in which language' }),
    }),
    gives: { status: 201, schema: z.object({ message: z.string() }) },
    run: async ({ params, body, caller, id }, parts) => {
      const doc = await one(parts, caller, params.id)
      const { person, channel, lang } = body
      const message =
        person === undefined
          ? createOwnTrial(parts.hub.parts)(doc, { phone: await ownPhone(parts, caller), channel, lang, requestId: id })
          : createTrial(parts.hub.parts)(doc, person, id)
      return { status: 201, body: { message: await orProblem(message) } }
    },
  }),
  defineRoute({
    name: 'listTrials',
    method: 'get',
    path: '/broadcasts/:id/test',
    summary:
      'Trials that were sent to phones of the team, as they read them, and what was answered there, which opens no case.',
    roles: ['admin', 'staff'],
    params: byId,
    gives: {
      status: 200,
      schema: z.object({
        items: z.array(
          z.object({
            message: z.string(),
            at: z.string(),
            kind: z.enum(['trial', 'answer']),
            state: z.string(),
            text: z.string().nullable(),
          }),
        ),
      }),
    },
    run: async ({ params, caller }, parts) => {
      const { id } = await one(parts, caller, params.id)
      return { body: { items: await trialsOf(parts.hub.parts, id) } }
    },
  }),
  defineRoute({
    name: 'freezeBroadcast',
    method: 'post',
    path: '/broadcasts/:id/freeze',
    summary:
      'Write down who gets it, each once. Refused while something stands in its way, or when they had the same text lately.',
    roles: ['admin', 'staff'],
    params: byId,
    body: z.strictObject({
      repeat_reason: text(200).optional().meta({ description: 'Why people who had the same text get it again' }),
    }),
    gives: { status: 200, schema: broadcastShown },
    run: async ({ params, body, caller, id }, parts) => {
      const doc = await one(parts, caller, params.id)
      const frozen = await orProblem(
        createFreeze(parts.hub)({ doc, by: caller.id, requestId: id, repeatReason: body.repeat_reason }),
      )
      if ('blockers' in frozen)
        throw new Problem(422, 'checks_failed', 'Something stands in its way: see problems.', {
          problems: frozen.blockers,
        })
      if ('repeated' in frozen)
        throw new Problem(
          409,
          'repeated',
          `${frozen.repeated} people of it had the same text within 14 days. Give repeat_reason to send it again.`,
        )
      if (!frozen.accepted) throw new Problem(409, 'move_refused', frozen.reason ?? 'The move was refused.')
      return { body: await fresh(parts, caller, params.id) }
    },
  }),
  defineRoute({
    name: 'readBroadcastResults',
    method: 'get',
    path: '/broadcasts/:id/results',
    summary: 'What became of it, in figures.',
    roles: ['admin', 'staff', 'advocate'],
    params: byId,
    gives: { status: 200, schema: results },
    run: async ({ params, caller }, parts) => ({
      body: await resultsOf(parts.hub.parts, await one(parts, caller, params.id)),
    }),
  }),
  defineRoute({
    name: 'listBroadcastPeople',
    method: 'get',
    path: '/broadcasts/:id/people',
    summary: 'What became of it for each person, in words; before it begins, what would become of it now.',
    roles: ['admin', 'staff'],
    params: byId,
    query: z.strictObject({
      ...page,
      state: z.enum(RECIPIENT_STATES).optional(),
      foreseen: z
        .enum(FATES)
        .optional()
        .meta({ description: 'Before it begins: only those who would be left out, told by the team, or have to wait' }),
    }),
    gives: {
      status: 200,
      schema: listOf(
        z.object({
          person: z.string(),
          result: z.string(),
          code: z.string().nullable(),
          reason: z.string().nullable(),
          message: z.string().nullable(),
        }),
      ),
    },
    run: async ({ params, query: { limit, after, state, foreseen }, caller }, parts) => {
      const doc = await one(parts, caller, params.id)
      if (foreseen && doc.state !== 'AUDIENCE_FROZEN' && doc.state !== 'SCHEDULED')
        throw new Problem(409, 'not_ahead', 'This is known while the audience is frozen and nobody has had their turn.')
      const asked = { limit, after: cursor.read(after), state, foreseen }
      const { items, last } = await personResults(parts.hub.parts, doc, asked)
      return { body: { items, next: last ? cursor.write(last) : null } }
    },
  }),
  defineRoute({
    name: 'resendBroadcast',
    method: 'post',
    path: '/broadcasts/:id/resend',
    summary:
      'Once it is done: send it again to those for whom it failed, or whose turn did not come. Nobody gets it twice.',
    roles: ['admin', 'staff'],
    params: byId,
    body: z.strictObject({ expires_at: instant }),
    gives: { status: 200, schema: broadcastShown },
    run: async ({ params, body, caller, id }, parts) => {
      const doc = await one(parts, caller, params.id)
      const sent = await createResend(parts.hub)(doc, { expiresAt: body.expires_at, by: caller.id, requestId: id })
      if (!sent.accepted) throw new Problem(409, 'move_refused', sent.reason ?? 'The move was refused.')
      return { body: await fresh(parts, caller, params.id) }
    },
  }),
]
