import { z } from 'zod'
import type { PersonDoc } from '../../cases/person.ts'
import { countryOf } from '../../channels/countries.ts'
import { canonicalPhone } from '../../channels/e164.ts'
import type { Country } from '../../reading/reader.ts'
import { caseOf } from './case-pages.ts'
import { moveCase } from './move-case.ts'
import { personSchema, personView } from './people.ts'
import { notFound, Problem } from './problem.ts'
import { defineRoute, type Route } from './route.ts'
import { byId, id, instant, text } from './shapes.ts'

const CHANNELS = ['whatsapp', 'sms'] as const
const roles = ['admin', 'staff', 'defender'] as const

/** A number that was found for somebody, and whose word it is that they are who answers there. */
export const personAddressRoutes: readonly Route[] = [
  defineRoute({
    name: 'addPersonAddress',
    method: 'post',
    path: '/people/:id/addresses',
    summary:
      'Add a phone number to a person. Nothing above level L0 is said there until the person is identified at it.',
    roles,
    params: byId,
    body: z.strictObject({
      phone: text(40),
      channels: z
        .array(z.enum(CHANNELS))
        .min(1)
        .max(CHANNELS.length)
        .default([...CHANNELS]),
      source: text(60).meta({ description: 'Who or what it comes from, as a word: sister, mayor, visit' }),
      event_at: instant.optional(),
    }),
    gives: { status: 201, schema: personSchema },
    run: async ({ params, body, caller, id: requestId }, parts) => {
      const { store } = parts.hub.parts
      const { doc } = await caseOf<PersonDoc>(store, caller, 'person', params.id)
      const phone = canonicalPhone(body.phone, (doc.country ?? 'MX') as Country)
      if ('problem' in phone) throw new Problem(400, 'invalid', `The phone ${phone.problem}.`)
      // The order in which they are tried: after those that are known already.
      for (const [index, channel] of [...new Set(body.channels)].entries()) {
        const address = await store.addresses.ensure(
          { channel, value: phone.value },
          countryOf(phone.value) ?? 'MX',
          params.id,
        )
        await moveCase(parts, caller, {
          noun: 'person',
          subject: params.id,
          move: 'add_address',
          payload: { address: address._id, source: body.source, order: doc.addresses.length + index + 1 },
          eventAt: body.event_at,
          personId: params.id,
          id: `${requestId}:${channel}`,
        })
      }
      const person = await caseOf<PersonDoc>(store, caller, 'person', params.id)
      return { status: 201, body: await personView(store, caller, person) }
    },
  }),
  defineRoute({
    name: 'vouchForPerson',
    method: 'post',
    path: '/people/:id/vouch',
    summary: 'Say that the person is who answers at an address, and how one knows: level L1 there, without questions.',
    roles,
    params: byId,
    body: z.strictObject({
      address: id.meta({ description: 'Id of one of the addresses of the person' }),
      how: text(200).meta({ description: 'How one knows: neighbour, same village, spoke with them' }),
      event_at: instant.optional(),
    }),
    gives: { status: 200, schema: personSchema },
    run: async ({ params, body, caller, id: requestId }, parts) => {
      const { store } = parts.hub.parts
      await caseOf<PersonDoc>(store, caller, 'person', params.id)
      const address = await store.addresses.get(body.address)
      if (!address?.people.includes(params.id)) throw notFound('address of this person')
      await moveCase(parts, caller, {
        noun: 'person',
        subject: params.id,
        move: 'vouch',
        payload: { address: body.address, how: body.how },
        eventAt: body.event_at,
        personId: params.id,
        id: requestId,
      })
      const person = await caseOf<PersonDoc>(store, caller, 'person', params.id)
      return { body: await personView(store, caller, person) }
    },
  }),
]
