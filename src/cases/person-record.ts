import type { FieldKind } from './field.ts'
import { including, without } from './list.ts'
import { byFlow, type Move } from './noun.ts'
import { tellCase } from './party.ts'
import type { PersonDoc, PersonState, Preferences } from './person-doc.ts'
import { LIVING, omit, standing } from './person-standing.ts'
import { said } from './said.ts'
import { SHARE_ANSWERS } from './search-doc.ts'

type PersonMoves = Record<string, Move<PersonState, PersonDoc>>

const TRUST = ['who_asked', 'scam_asked', 'verify_asked', 'visa_asked', 'cost_asked']

const about: Record<string, FieldKind> = {
  given_name: 'word',
  first_surname: 'word',
  second_surname: 'word',
  nickname: 'word',
  address_form: 'word',
  birth_year: 'whole',
  town: 'word',
  region: 'word',
  country: 'word',
  language: 'word',
}

const preferences: Record<string, FieldKind> = {
  mode: 'word',
  language: 'word',
  languages: 'texts',
  best_hour: 'word',
  variant_place: 'word',
}

/** What is known about the person: record, addresses, wishes, questions of trust, death, merging. */
export const recordMoves: PersonMoves = {
  import: {
    from: 'any',
    to: (doc) => (LIVING.some((state) => state === doc.state) ? standing(doc) : doc.state),
    who: ['import', 'staff', 'defender'],
    fields: { ...about, row: 'word' },
    requires: ['given_name'],
    change: (_, update) => ({
      ...(said(about, update) as Partial<PersonDoc>),
      known: true,
      ...(update.payload.row ? { imported_row: update.payload.row as string } : {}),
    }),
  },
  describe: {
    from: 'any',
    who: ['import', 'staff', 'defender'],
    fields: about,
    change: (_, update) => said(about, update) as Partial<PersonDoc>,
  },
  introduce: {
    from: 'any',
    who: ['bot', 'timer', 'staff', 'defender'],
    fields: { name: 'text', town: 'text', clue: 'text', opening: 'text', address: 'word' },
    change: (_, { payload }) => ({
      ...Object.fromEntries(
        ['name', 'town', 'clue', 'opening'].flatMap((field) =>
          payload[field] ? [[`said_${field}`, payload[field]]] : [],
        ),
      ),
      ...(payload.name && payload.address ? { said_at: payload.address as string } : {}),
    }),
  },
  add_address: {
    from: 'any',
    who: ['import', 'staff', 'defender', 'bot'],
    fields: { address: 'word', source: 'word', order: 'whole' },
    requires: ['address'],
    change: (doc, { payload, eventAt }) => {
      const id = payload.address as string
      if (doc.addresses.some((each) => each.id === id)) return {}
      const entry = {
        id,
        added_at: eventAt,
        source: (payload.source ?? 'unknown') as string,
        order: (payload.order ?? doc.addresses.length + 1) as number,
      }
      return { addresses: [...doc.addresses, entry].sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1)) }
    },
  },
  remove_address: {
    from: 'any',
    to: (doc) => (LIVING.some((state) => state === doc.state) ? standing(doc) : doc.state),
    who: ['staff'],
    fields: { address: 'word' },
    requires: ['address'],
    change: (doc, { payload }) => ({
      addresses: doc.addresses.filter((each) => each.id !== payload.address),
      levels: omit(doc.levels, payload.address as string),
      reached: omit(doc.reached, payload.address as string),
    }),
  },
  reach: {
    from: LIVING,
    to: standing,
    who: ['bot', 'person', 'defender', 'staff'],
    fields: { address: 'word' },
    change: (doc, { payload, eventAt, actor }) => {
      const where = (payload.address ?? actor.kind) as string
      return doc.reached[where] ? {} : { reached: { ...doc.reached, [where]: eventAt } }
    },
  },
  prefer: {
    from: 'any',
    who: ['timer', 'bot', 'person', 'defender', 'staff'],
    fields: { ...preferences, shared: 'flag', address: 'word' },
    guard: (_, { payload }) =>
      payload.shared != null && payload.address == null ? 'Whether a phone is shared needs the field address.' : null,
    change: (doc, update) => {
      const { shared, address } = update.payload as { shared?: boolean; address?: string }
      const next: Partial<PersonDoc> = {
        prefs: { ...doc.prefs, ...(said(preferences, update) as Preferences) },
      }
      if (shared == null || address == null) return next
      return {
        ...next,
        shared: shared ? including(doc.shared, address) : doc.shared.filter((each) => each !== address),
        unshared: shared ? doc.unshared.filter((each) => each !== address) : including(doc.unshared, address),
      }
    },
  },
  // An acquaintance of somebody whom we look for (told by the search).
  may_know: {
    from: 'any',
    who: ['case'],
    fields: { search: 'word' },
    requires: ['search'],
    change: (doc, { payload }) => ({
      may_know: [...without(doc.may_know ?? [], payload.search as string), payload.search as string],
    }),
  },
  // Told by the search for them: what they answer is told to it.
  sought: {
    from: 'any',
    who: ['case'],
    fields: { search: 'word' },
    requires: ['search'],
    change: (doc, { payload }) => ({ sought_in: including(doc.sought_in ?? [], payload.search as string) }),
  },
  // Told by the search for them: who writes the word of the slip may be they.
  slip_left: {
    from: 'any',
    who: ['case'],
    fields: { word: 'word' },
    requires: ['word'],
    change: (doc, { payload }) => ({ slips: including(doc.slips ?? [], payload.word as string) }),
  },
  // B6: whether who asked for them may have their number; told to the searches for them.
  share_contact: {
    from: 'any',
    who: ['bot', 'defender', 'staff'],
    fields: { answer: { one_of: SHARE_ANSWERS } },
    requires: ['answer'],
    tells: (doc, { payload }) =>
      (doc.sought_in ?? []).flatMap((search) =>
        tellCase('search', search, 'share_contact', { answer: payload.answer }),
      ),
  },
  // Nothing is begun at a phone that a child answers, until a grown-up does.
  minor_answers: {
    from: 'any',
    who: ['bot', 'timer', 'defender', 'staff'],
    fields: { address: 'word' },
    requires: ['address'],
    change: (doc, { payload }) => ({ minors: including(doc.minors ?? [], payload.address as string) }),
  },
  adult_answers: {
    from: 'any',
    who: ['bot', 'defender', 'staff'],
    fields: { address: 'word' },
    requires: ['address'],
    change: (doc, { payload }) => ({ minors: without(doc.minors ?? [], payload.address as string) }),
  },
  trust: {
    from: 'any',
    who: ['timer', 'bot', 'person', 'defender', 'staff'],
    fields: { what: 'word' },
    requires: ['what'],
    guard: (_, { payload }) =>
      TRUST.includes(payload.what as string) ? null : `What was asked must be one of ${TRUST.join(', ')}.`,
    change: (doc, { payload }) => {
      const what = payload.what as string
      return { trust: { ...doc.trust, [what]: (doc.trust[what] ?? 0) + 1 } }
    },
  },
  // Anybody may report a death; that stops the outreach. Only staff, who looked into it, make it a fact.
  decease: {
    from: LIVING,
    to: (doc, { actor }) => (actor.kind === 'staff' ? 'DECEASED' : doc.state),
    who: ['bot', 'person', 'defender', 'staff', 'case'],
    change: (doc, { eventAt }) => ({ death_reported_at: doc.death_reported_at ?? eventAt }),
    tells: (doc, { actor }) =>
      doc.state === 'DECEASED' || byFlow(actor) ? [] : [{ to: 'staff', reason: 'death_reported', priority: 'high' }],
  },
  // Told by the claims that they inherited.
  stand_for: {
    from: 'any',
    who: ['case'],
    fields: { other_id: 'word' },
    requires: ['other_id'],
    change: (doc, { payload }) => ({ heir_of: including(doc.heir_of ?? [], payload.other_id as string) }),
  },
  stand_down: {
    from: 'any',
    who: ['case'],
    fields: { other_id: 'word' },
    requires: ['other_id'],
    change: (doc, { payload }) => ({ heir_of: without(doc.heir_of ?? [], payload.other_id as string) }),
  },
  deny_death: {
    from: [...LIVING, 'DECEASED'],
    to: standing,
    who: ['staff'],
    guard: (doc) => (doc.death_reported_at ? null : 'No death was reported.'),
    change: () => ({ death_reported_at: '' }),
  },
}
