import { z } from 'zod'
import type { MatterDoc } from '../../cases/matter-doc.ts'
import { unapprovedTexts } from '../../hub/library/matter-words.ts'
import { judgeWording } from '../../hub/library/propose-text.ts'
import { caseOf } from './case-pages.ts'
import { matterSchema } from './matters.ts'
import { moveCase } from './move-case.ts'
import { notFound, Problem } from './problem.ts'
import { defineRoute, type Route } from './route.ts'
import { byId, text } from './shapes.ts'

/** WhatsApp's longest body with buttons, and one SMS. */
const LONGEST = { text: 1_024, sms: 160 }

const key = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,40}\/[a-z][a-z0-9_]{0,60}$/, 'must be words like faq/cost_answer')
  .meta({ description: 'Conversation and node of the words' })
const lang = z.string().regex(/^[a-z]{2,3}(-[A-Z]{2})?$/, 'must be a language like es or es-MX')
const hash = z.string().regex(/^[0-9a-f]{12}$/, 'must be the hash of a wording')
const item = z.object({
  key: z.string(),
  lang: z.string(),
  hash,
  text: z.string(),
  sms: z.string().optional(),
  proposed_by: z.string(),
  proposed_at: z.string(),
  approved_by: z.string().optional(),
  approved_at: z.string().optional(),
  ended_at: z.string().optional(),
})

/** Words about a case as one matter says them: proposed, checked, approved by its Advocate, ended. */
export const matterTextRoutes: readonly Route[] = [
  defineRoute({
    name: 'listMatterTexts',
    method: 'get',
    path: '/matters/:id/texts',
    summary: 'Every wording of the matter, and which words still need approval before real people may read them.',
    roles: ['admin', 'staff', 'advocate'],
    params: byId,
    gives: {
      status: 200,
      schema: z.object({ items: z.array(item), unapproved: z.array(z.object({ key: z.string(), lang: z.string() })) }),
    },
    run: async ({ params, caller }, { hub }) => {
      const { doc } = await caseOf<MatterDoc>(hub.parts.store, caller, 'matter', params.id)
      return { body: { items: doc.texts ?? [], unapproved: unapprovedTexts(hub.parts.live.words, doc) } }
    },
  }),
  defineRoute({
    name: 'proposeMatterText',
    method: 'post',
    path: '/matters/:id/texts',
    summary: 'Propose how the matter says something. Checked like the words of all matters; used once it is approved.',
    roles: ['admin', 'staff', 'advocate'],
    params: byId,
    body: z.strictObject({ key, lang, text: text(LONGEST.text), sms: text(LONGEST.sms).optional() }),
    gives: { status: 201, schema: z.object({ hash }) },
    run: async ({ params, body, caller, id }, parts) => {
      await caseOf(parts.hub.parts.store, caller, 'matter', params.id)
      const judged = await judgeWording(parts.hub, body)
      if ('unknown' in judged) throw notFound('words that a matter may say in its own way')
      if ('problems' in judged)
        throw new Problem(422, 'checks_failed', 'The wording does not pass the checks, so it was not kept.', {
          problems: judged.problems,
        })
      const { sms, ...rest } = body
      const payload = { ...rest, hash: judged.hash, ...(sms ? { sms } : {}) }
      await moveCase(parts, caller, { noun: 'matter', subject: params.id, move: 'propose_text', payload, id })
      return { status: 201, body: { hash: judged.hash } }
    },
  }),
  defineRoute({
    name: 'approveMatterText',
    method: 'post',
    path: '/matters/:id/texts/approve',
    summary: 'Approve a proposed wording: from now on the people of the matter read it. Only its Advocate may.',
    roles: ['advocate'],
    params: byId,
    body: z.strictObject({ key, lang, hash }),
    gives: { status: 200, schema: matterSchema },
    run: async ({ params, body, caller, id }, parts) => {
      await caseOf(parts.hub.parts.store, caller, 'matter', params.id)
      return moveCase(parts, caller, { noun: 'matter', subject: params.id, move: 'approve_text', payload: body, id })
    },
  }),
  defineRoute({
    name: 'endMatterText',
    method: 'post',
    path: '/matters/:id/texts/end',
    summary: 'Say it as all matters do again, as far as that is approved.',
    roles: ['admin', 'staff', 'advocate'],
    params: byId,
    body: z.strictObject({ key, lang }),
    gives: { status: 200, schema: matterSchema },
    run: async ({ params, body, caller, id }, parts) => {
      await caseOf(parts.hub.parts.store, caller, 'matter', params.id)
      return moveCase(parts, caller, { noun: 'matter', subject: params.id, move: 'end_text', payload: body, id })
    },
  }),
]
