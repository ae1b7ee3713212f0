import { CASE_COUNTRIES, WORK_COUNTRIES } from './countries.ts'
import type { FieldKind } from './field.ts'
import { defineNoun, type Update } from './noun.ts'
import { said } from './said.ts'

export const ORGANISATION_STATES = ['NEW', 'MEMBER', 'LEFT'] as const
export type OrganisationState = (typeof ORGANISATION_STATES)[number]

/** A member of the alliance; Defenders belong to one. `regions` are what the coverage map counts. */
export type OrganisationDoc = {
  id: string
  state: OrganisationState
  name?: string
  country?: string
  regions: string[]
  languages: string[]
  public_phone?: string
  member_since?: string
  left_because?: string
}

const about: Record<string, FieldKind> = {
  name: 'word',
  country: { one_of: [...WORK_COUNTRIES, ...CASE_COUNTRIES] },
  regions: 'texts',
  languages: 'texts',
  public_phone: 'word',
  member_since: 'date',
}
const describe = (_: OrganisationDoc, update: Update) => said(about, update) as Partial<OrganisationDoc>

export const organisation = defineNoun<OrganisationState, OrganisationDoc>({
  name: 'organisation',
  states: ORGANISATION_STATES,
  initial: (id) => ({ id, state: 'NEW', regions: [], languages: [] }),
  opens: 'register',
  clear: ['country'],
  moves: {
    register: {
      from: ['NEW'],
      to: 'MEMBER',
      who: ['staff', 'import'],
      fields: about,
      requires: ['name', 'country'],
      change: describe,
    },
    describe: { from: ['MEMBER', 'LEFT'], who: ['staff', 'import'], fields: about, change: describe },
    leave: {
      from: ['MEMBER'],
      to: 'LEFT',
      who: ['staff'],
      fields: { reason: 'text' },
      requires: ['reason'],
      change: (_, { payload }) => ({ left_because: payload.reason as string }),
    },
    return: { from: ['LEFT'], to: 'MEMBER', who: ['staff'], change: () => ({ left_because: '' }) },
  },
})
