import { IANAZone } from 'luxon'
import { z } from 'zod'
import { countries } from '../../channels/countries.ts'
import type { OrganisationSettings } from '../../store/settings.ts'
import { defineRoute, type Route } from './route.ts'
import { text } from './shapes.ts'

const price = z.strictObject({
  channel: z.enum(['whatsapp', 'sms']),
  country: z.enum(Object.keys(countries) as [string, ...string[]]),
  price: z.number().min(0).max(10),
})

const desk = z
  .strictObject({
    from: z.int().min(0).max(23),
    to: z.int().min(1).max(24),
    zone: z.string().refine((zone) => IANAZone.isValidZone(zone), 'must be a zone like America/Mexico_City'),
  })
  .refine(({ from, to }) => from < to, 'must close after it opens')
  .meta({ description: 'Hours of the office, Monday to Friday, as Advocates are told them: whole hours of its zone' })

const settingsSchema = z
  .object({
    alias: z.string().meta({ description: 'What the hub calls itself where no matter is known yet' }),
    public_phone: z.string().nullable().meta({ description: 'Office number that people may call to check who we are' }),
    weekly_contacts: z.int().meta({
      description: 'How often a week the hub may begin with a person; answers to their own messages are free',
    }),
    weekly_advocate_contacts: z.int().meta({ description: 'The same for an Advocate' }),
    staff_name: z.string().nullable().meta({ description: 'Who answers; null: "a person of the team"' }),
    complaints_name: z
      .string()
      .nullable()
      .meta({ description: 'The one person who reads complaints; null: not named' }),
    prices: z.array(price).meta({ description: 'What a WhatsApp message or an SMS segment costs, by country' }),
    price_currency: z.string(),
    desk,
  })
  .meta({ id: 'Settings' })

const view = ({
  alias,
  publicPhone,
  staffName,
  complaintsName,
  weeklyContacts,
  weeklyAdvocateContacts,
  prices,
  priceCurrency,
  desk,
}: OrganisationSettings) => ({
  alias,
  public_phone: publicPhone,
  staff_name: staffName,
  complaints_name: complaintsName,
  weekly_contacts: weeklyContacts,
  weekly_advocate_contacts: weeklyAdvocateContacts,
  prices,
  price_currency: priceCurrency,
  desk,
})

/** How the hub introduces itself. Public facts: whoever holds a key may read them. */
export const settingsRoutes: readonly Route[] = [
  defineRoute({
    name: 'readSettings',
    method: 'get',
    path: '/settings',
    summary: 'How the hub introduces itself.',
    roles: ['admin', 'staff', 'finance', 'safety', 'advocate', 'defender', 'integration'],
    gives: { status: 200, schema: settingsSchema },
    run: async (_request, { hub }) => ({ body: view(await hub.parts.store.settings.organisation()) }),
  }),
  defineRoute({
    name: 'changeSettings',
    method: 'patch',
    path: '/settings',
    summary: 'Change how the hub introduces itself. Every process uses it within seconds.',
    roles: ['admin'],
    body: z.strictObject({
      alias: text(14).optional(),
      public_phone: text(30).optional(),
      staff_name: text(40).optional(),
      complaints_name: text(40).optional(),
      weekly_contacts: z.int().min(1).max(21).optional(),
      weekly_advocate_contacts: z.int().min(1).max(21).optional(),
      prices: z.array(price).max(50).optional(),
      price_currency: z
        .string()
        .regex(/^[A-Z]{3}$/, 'must be a currency like USD')
        .optional(),
      desk: desk.optional(),
    }),
    gives: { status: 200, schema: settingsSchema },
    run: async ({ body }, { hub }) => {
      const {
        alias,
        public_phone,
        staff_name,
        complaints_name,
        weekly_contacts,
        weekly_advocate_contacts,
        prices,
        price_currency,
        desk,
      } = body
      const { settings } = hub.parts.store
      await settings.setOrganisation({
        ...(alias === undefined ? {} : { alias }),
        ...(public_phone === undefined ? {} : { publicPhone: public_phone }),
        ...(staff_name === undefined ? {} : { staffName: staff_name }),
        ...(complaints_name === undefined ? {} : { complaintsName: complaints_name }),
        ...(weekly_contacts === undefined ? {} : { weeklyContacts: weekly_contacts }),
        ...(weekly_advocate_contacts === undefined ? {} : { weeklyAdvocateContacts: weekly_advocate_contacts }),
        ...(prices === undefined ? {} : { prices }),
        ...(price_currency === undefined ? {} : { priceCurrency: price_currency }),
        ...(desk === undefined ? {} : { desk }),
      })
      return { body: view(await settings.organisation()) }
    },
  }),
]
