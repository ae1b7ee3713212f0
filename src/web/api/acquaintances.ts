import { z } from 'zod'
import type { PersonDoc } from '../../cases/person.ts'
import { RELATION_KINDS } from '../../cases/relationship.ts'
import type { SearchDoc } from '../../cases/search.ts'
import { LOOKING } from '../../cases/search-doc.ts'
import { countryOf } from '../../channels/countries.ts'
import { canonicalPhone } from '../../channels/e164.ts'
import type { Country } from '../../reading/reader.ts'
import type { AddressRecord } from '../../store/addresses.ts'
import type { Store } from '../../store/index.ts'
import { caseOf, shown } from './case-pages.ts'
import { moveCase, type WantedMove } from './move-case.ts'
import { notFound, Problem } from './problem.ts'
import { defineRoute, type Route } from './route.ts'
import { byId, instant, text } from './shapes.ts'

/** Somebody who may know a person that is sought: their own record, their number, and a lead that may be approved. */
export const acquaintanceRoutes: readonly Route[] = [
  defineRoute({
    name: 'addAcquaintance',
    method: 'post',
    path: '/searches/:id/acquaintances',
    summary:
      'Add somebody who may know the person: a lead with their phone. Nothing is sent until the lead is approved (move approve_contact).',
    roles: ['admin', 'staff', 'defender'],
    params: byId,
    body: z.strictObject({
      phone: text(40),
      kind: z.enum(RELATION_KINDS).default('OTHER'),
      given_name: text(60).optional(),
      channels: z
        .array(z.enum(['whatsapp', 'sms']))
        .min(1)
        .max(2)
        .default(['whatsapp', 'sms']),
      trust: z.enum(['0', '1', '2', '3']).default('1'),
      safe_to_contact: z.boolean().default(true),
      note: text(500).optional(),
      event_at: instant.optional(),
    }),
    gives: { status: 201, schema: z.looseObject({ id: z.string(), state: z.string() }) },
    run: async ({ params, body, caller, id: requestId }, parts) => {
      const { store } = parts.hub.parts
      const { doc, personId } = await caseOf<SearchDoc>(store, caller, 'search', params.id)
      if (caller.role === 'defender' && doc.defender_id !== caller.of) throw notFound('search')
      if (!personId) throw refused('The search names nobody yet.')
      if (!LOOKING.includes(doc.state)) throw refused(`Nobody is looked for any more: the search is ${doc.state}.`)
      const them = await store.cases.get<PersonDoc>('person', personId)
      const phone = canonicalPhone(body.phone, (them?.doc.country ?? 'MX') as Country)
      if ('problem' in phone) throw new Problem(400, 'invalid', `The phone ${phone.problem}.`)
      const known = await usersOf(store, phone.value)
      if (known.includes(personId)) throw refused('This is a number of the person who is sought.')
      if (await anyPartner(store, known)) throw refused('This is the number of somebody who works with us: ask them.')
      // One acquaintance is one person, in however many searches: whoever has the number already, else a person of its own.
      const other = known[0] ?? `p_${store.vault.blindIndex(`acquaintance/${phone.value}`)}`
      const move = (wanted: Omit<WantedMove, 'id' | 'eventAt'>, part = '') =>
        moveCase(parts, caller, { ...wanted, eventAt: body.event_at, id: `${requestId}${part}` })
      await store.people.ensure(other, parts.now())
      const ofThem = { noun: 'person', subject: other, personId: other } as const
      const addresses: AddressRecord[] = []
      for (const channel of [...new Set(body.channels)]) {
        const found = await store.addresses.ensure(
          { channel, value: phone.value },
          countryOf(phone.value) ?? 'MX',
          other,
        )
        addresses.push(found)
        await move(
          { ...ofThem, move: 'add_address', payload: { address: found._id, source: 'acquaintance' } },
          `:${channel}`,
        )
      }
      // Whoever is on record keeps what is known of them. Of anybody else it is taken that they live where the one who is sought does: a
      // veto on that area, and its hours, are theirs too.
      const near = (countryOf(phone.value) ?? 'MX') === (them?.doc.country ?? 'MX') ? them?.doc.region : undefined
      const about = {
        ...(body.given_name ? { given_name: body.given_name } : {}),
        ...(near ? { region: near } : {}),
      }
      if (known.length === 0 && Object.keys(about).length > 0)
        await move({ ...ofThem, move: 'describe', payload: about })
      const relation = store.vault.blindIndex(`relationship/${personId}/${other}`)
      const between = { person_id: personId, other_id: other, kind: body.kind }
      await move({ noun: 'relationship', subject: `r_${relation}`, move: 'report', payload: between, personId })
      const { trust, safe_to_contact, note } = body
      // Told twice it is one lead: nobody is asked twice about the same person.
      if (!doc.leads.some(({ person }) => person === other))
        await move({
          ...{ noun: 'search', subject: params.id, move: 'add_lead', personId },
          payload: {
            ...{ kind: 'PERSON', person: other, relation: body.kind, address: addresses[0]?._id },
            ...{ trust, safe_to_contact, ...(note ? { note } : {}) },
          },
        })
      const search = await caseOf<SearchDoc>(store, caller, 'search', params.id)
      return { status: 201, body: shown(search) }
    },
  }),
]

const refused = (why: string): Problem => new Problem(409, 'move_refused', why)

/** Who is known to answer at a number, on either channel. */
async function usersOf(store: Store, value: string): Promise<string[]> {
  const ids = (['whatsapp', 'sms'] as const).map((channel) => store.addresses.idOf({ channel, value }))
  return [...new Set((await store.addresses.find(ids)).flatMap(({ people }) => people))]
}

const anyPartner = async (store: Store, people: readonly string[]): Promise<boolean> =>
  (await Promise.all(people.map((each) => store.cases.ofPerson(each, ['defender', 'advocate'], 1)))).flat().length > 0
