import { z } from 'zod'
import type { MatterDoc } from '../../cases/matter.ts'
import type { PersonDoc } from '../../cases/person.ts'
import type { SearchDoc } from '../../cases/search.ts'
import { firstName } from '../../hub/facts/facts.ts'
import { inWords } from '../../hub/facts/in-words.ts'
import { caseOf } from './case-pages.ts'
import { moveCase } from './move-case.ts'
import { notFound, Problem } from './problem.ts'
import { defineRoute, type Route } from './route.ts'
import { byId, instant, text } from './shapes.ts'

/** B7: what a Defender writes on a slip of paper and leaves where it will be found. */
export const slipRoutes: readonly Route[] = [
  defineRoute({
    name: 'leaveSlip',
    method: 'post',
    path: '/searches/:id/slips',
    summary:
      'Leave a slip of paper for the person: gives its words, and keeps its word, by which whoever writes it to us is held against this search.',
    roles: ['admin', 'staff', 'defender'],
    params: byId,
    body: z.strictObject({
      word: text(20).meta({ description: 'One word of 4 to 20 letters that nobody guesses' }),
      place: text(80).meta({ description: 'A place that everybody there knows' }),
      event_at: instant.optional(),
    }),
    gives: { status: 201, schema: z.object({ text: z.string() }) },
    run: async ({ params, body, caller, id: requestId }, parts) => {
      const { store, words } = parts.hub.parts
      const { doc, personId, matterId } = await caseOf<SearchDoc>(store, caller, 'search', params.id)
      if (caller.role === 'defender' && doc.defender_id !== caller.of) throw notFound('search')
      const [person, matter] = await Promise.all([
        personId ? store.cases.get<PersonDoc>('person', personId) : null,
        matterId ? store.cases.get<MatterDoc>('matter', matterId) : null,
      ])
      const name = firstName(person?.doc ?? null)
      const { defender, public_phone } = matter?.doc.facts ?? {}
      if (!personId || !name || !defender || !public_phone)
        throw new Problem(
          409,
          'move_refused',
          'A slip needs the name of the person, and the Defender and the phone of the matter.',
        )
      const { word, place, event_at: eventAt } = body
      await moveCase(parts, caller, {
        ...{ noun: 'search', subject: params.id, move: 'leave_slip', payload: { word } },
        ...{ personId, eventAt, id: requestId },
      })
      const reader = { lang: 'es', country: 'MX', zone: 'America/Mexico_City' } as const
      const values = { name, defender, phone: public_phone, place, word: word.toUpperCase() }
      return { status: 201, body: { text: inWords({ words }, reader, 'slip', values) } }
    },
  }),
]
