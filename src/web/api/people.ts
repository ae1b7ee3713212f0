import { z } from 'zod'
import type { PersonDoc } from '../../cases/person.ts'
import { PERSON_STATES } from '../../cases/person-doc.ts'
import { canonicalPhone } from '../../channels/e164.ts'
import { isWrongParty } from '../../hub/facts/case-file.ts'
import { readThread } from '../../hub/people/thread.ts'
import type { CaseDocument } from '../../store/case-documents.ts'
import type { Store } from '../../store/index.ts'
import { type Caller, MAY_READ_WORDS } from './caller.ts'
import { caseOf, matterFilter, pageOfCases, shown } from './case-pages.ts'
import { notFound, Problem } from './problem.ts'
import { defineRoute, type Route } from './route.ts'
import { byId, cursor, id, listOf, page } from './shapes.ts'
import { showPerson } from './shown-fields.ts'

const reason = z.string().max(200).optional().meta({ description: 'Why personal data is read; kept in the access log' })
export const personSchema = z
  .looseObject({
    id: z.string(),
    state: z.enum(PERSON_STATES),
    given_name: z.string().optional(),
    first_surname: z.string().optional(),
    addresses: z.array(z.looseObject({ id: z.string(), channel: z.string(), value: z.string(), level: z.string() })),
    opted_out: z.boolean(),
    version: z.int(),
    updated_at: z.string(),
  })
  .meta({ id: 'Person' })
const messageSchema = z
  .looseObject({
    id: z.string(),
    at: z.string(),
    direction: z.enum(['in', 'out']),
    state: z.string(),
    text: z.string().nullable(),
  })
  .meta({ id: 'Message' })

/** Numbers in full for those who write to people; for others the last two digits. */
export async function personView(
  store: Store,
  caller: Caller,
  document: CaseDocument<PersonDoc>,
): Promise<Record<string, unknown>> {
  const full = MAY_READ_WORDS.includes(caller.role)
  const own = [document.subject, ...(document.doc.merged ?? [])]
  const found = await Promise.all(own.map((personId) => store.addresses.ofPerson(personId)))
  const records = new Map(found.flat().map((each) => [each._id, each]))
  const listed = document.doc.addresses.map((each) => each.id)
  const all = [...listed, ...[...records.keys()].filter((each) => !listed.includes(each))]
  const addresses = all.flatMap((addressId) => {
    const record = records.get(addressId)
    if (!record) return []
    const { value, channel } = store.addresses.value(record)
    const known = document.doc.addresses.find((each) => each.id === addressId)
    return [
      {
        id: addressId,
        channel,
        value: full ? value : `…${value.slice(-2)}`,
        level: document.doc.levels[addressId]?.level ?? 'L0',
        source: known?.source ?? 'wrote_to_us',
        wrong_party: isWrongParty(store, document.doc, record),
        shared: document.doc.shared.includes(addressId),
        unreachable: record.unreachable ?? null,
        last_inbound_at: record.lastInboundAt?.toISOString() ?? null,
      },
    ]
  })
  return { ...shown({ ...document, doc: showPerson(document.doc as never) }), addresses }
}

export const peopleRoutes: readonly Route[] = [
  defineRoute({
    name: 'findPeople',
    method: 'get',
    path: '/people',
    summary: 'Find people: by phone number, by claim, by matter and list number, or page through a matter.',
    roles: ['admin', 'staff', 'safety', 'defender'],
    query: z.strictObject({
      ...page,
      phone: z.string().max(40).optional(),
      claim: id.optional(),
      matter: id.optional(),
      list_no: z.string().max(40).optional(),
      reason,
    }),
    gives: { status: 200, schema: listOf(personSchema) },
    run: async ({ query, caller }, { hub, now }) => {
      const { store } = hub.parts
      const { phone, claim, matter, list_no, limit, after } = query
      let ids: string[]
      let next: string | null = null
      if (phone !== undefined) ids = await byPhone(store, phone)
      else if (claim !== undefined) ids = [(await caseOf(store, caller, 'claim', claim)).personId ?? '']
      else {
        const filter = { noun: 'claim', ...matterFilter(caller, matter) }
        if (filter.matterId === undefined) throw new Problem(400, 'invalid', 'Say a phone, a claim or a matter.')
        const claims = await pageOfCases(store, filter, list_no === undefined ? limit : 1_000, after)
        next = list_no === undefined ? claims.next : null
        ids = claims.documents
          .filter(({ doc }) => list_no === undefined || doc.list_no === list_no)
          .flatMap(({ personId }) => personId ?? [])
      }
      const items: unknown[] = []
      for (const personId of [...new Set(ids)]) {
        const person = await caseOf<PersonDoc>(store, caller, 'person', personId).catch((error: unknown) => {
          if (error instanceof Problem && error.status === 404) return null
          throw error
        })
        if (!person) continue
        await note(store, caller, 'person', personId, query.reason, now())
        items.push(await personView(store, caller, person))
      }
      return { body: { items, next } }
    },
  }),
  defineRoute({
    name: 'readPerson',
    method: 'get',
    path: '/people/:id',
    summary: 'Read a person. The read is logged.',
    roles: ['admin', 'staff', 'safety', 'defender'],
    params: byId,
    query: z.strictObject({ reason }),
    gives: { status: 200, schema: personSchema },
    run: async ({ params, query, caller }, { hub, now }) => {
      const { store } = hub.parts
      const person = await caseOf<PersonDoc>(store, caller, 'person', params.id)
      await note(store, caller, 'person', params.id, query.reason, now())
      return { body: await personView(store, caller, person) }
    },
  }),
  defineRoute({
    name: 'readThread',
    method: 'get',
    path: '/people/:id/thread',
    summary: 'Messages with a person in both directions, newest first, with their delivery. The read is logged.',
    roles: ['admin', 'staff', 'safety'],
    params: byId,
    query: z.strictObject({ ...page, reason }),
    gives: {
      status: 200,
      schema: z.object({ person: z.string(), items: z.array(messageSchema), next: z.string().nullable() }),
    },
    run: async ({ params, query, caller }, { hub, now }) => {
      const { store } = hub.parts
      const before = query.after === undefined ? undefined : Number(cursor.read(query.after))
      if (before !== undefined && !Number.isSafeInteger(before))
        throw new Problem(400, 'invalid', 'after must be the `next` of the page before.')
      await note(store, caller, 'thread', params.id, query.reason, now())
      const thread = await readThread(store, params.id, query.limit, before)
      if (!thread) throw notFound('person')
      const next = thread.next === null ? null : cursor.write(thread.next)
      return { body: { person: thread.person, items: thread.messages, next } }
    },
  }),
]

async function byPhone(store: Store, phone: string): Promise<string[]> {
  const canonical = canonicalPhone(phone, 'MX')
  if ('problem' in canonical) throw new Problem(400, 'invalid', `The phone ${canonical.problem}.`)
  const ids = (['whatsapp', 'sms'] as const).map((channel) => store.addresses.idOf({ channel, value: canonical.value }))
  return (await store.addresses.find(ids)).flatMap((address) => address.people)
}

/** Before the data is given: a read that cannot be logged does not happen. */
const note = (
  store: Store,
  { id: actor, role }: Caller,
  what: 'person' | 'thread',
  subject: string,
  why: string | undefined,
  at: Date,
): Promise<void> => store.accessLog.note({ at, actor, role, what, subject, ...(why ? { reason: why } : {}) })
