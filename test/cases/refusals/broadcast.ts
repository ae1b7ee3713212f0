import type { Refusal } from '../refusal.ts'
import type { Step } from '../walk.ts'
import { APPROVED, DRAFT, FROZEN } from '../walks/broadcast.ts'

const ana = { kind: 'staff', id: 'ana' } as const
const berta = { kind: 'staff', id: 'berta' } as const
const saying = (text: string): Step => ['draft', ana, { ...DRAFT, texts: [{ lang: 'es', text }] }]
const approve = (who: Step[1]): Step => ['approve_text', who, (doc) => ({ hash: doc.text_hash })]
const freeze = (people: number, freezing = 'f1'): Step => ['freeze', 'bot', { people, freezing }]

export const broadcast: Refusal[] = [
  ['a filter that says nothing', [], ['draft', ana, { ...DRAFT, audience: {} }], /would mean everybody/],
  [
    'a filter of empty lists',
    [],
    ['draft', ana, { ...DRAFT, audience: { states: [], people: [] } }],
    /would mean everybody/,
  ],
  [
    '"everybody" that is not meant',
    [],
    ['draft', ana, { ...DRAFT, audience: { everybody: false } }],
    /would mean everybody/,
  ],
  ['a criterion that nobody knows', [], ['draft', ana, { ...DRAFT, audience: { age: ['x'] } }], /nothing else/],
  [
    'two texts of one language',
    [],
    ['draft', ana, { ...DRAFT, texts: [...DRAFT.texts, ...DRAFT.texts] }],
    /one text for each/,
  ],
  [
    'the approval of what was changed',
    [saying('Uno.'), ['write', ana, { texts: [{ lang: 'es', text: 'Dos.' }] }]],
    ['approve_text', berta, { hash: 'a'.repeat(64) }],
    /changed since/,
  ],
  ['money approved by its author', [saying('Su pago ya salió.')], approve(ana), /money/],
  [
    'money approved by whoever put it in',
    [saying('Ya salió.'), ['write', berta, { texts: [{ lang: 'es', text: 'Son 900 pesos.' }] }]],
    approve(berta),
    /money/,
  ],
  ['more than 20 people on the word of the author', [saying('Hola.'), approve(ana)], freeze(21), /More than 20 people/],
  ['an audience of nobody', APPROVED, freeze(0), /Nobody/],
  [
    'a frozen audience whose text is not approved any more',
    [...FROZEN, ['write', ana, { level: 'L2' }]],
    ['schedule', 'staff', { expires_at: '2026-03-09T15:00:00Z' }],
    /it is DRAFT/,
  ],
  [
    'an end before the beginning',
    FROZEN,
    ['schedule', 'staff', { starts_at: '2026-03-09T15:00:00Z', expires_at: '2026-03-08T15:00:00Z' }],
    /before it begins/,
  ],
  [
    'an hour of the night',
    FROZEN,
    ['schedule', 'staff', { expires_at: '2026-03-09T15:00:00Z', at_hour: 22 }],
    /from 8 to 19/,
  ],
  [
    'going on after objections without a reason',
    [
      ...FROZEN,
      ['schedule', 'staff', { expires_at: '2026-03-09T15:00:00Z' }],
      ['start', 'timer'],
      ['halt', 'timer', { objections: 3, reason: 'OBJECTIONS' }],
    ],
    ['resume', 'staff'],
    /Say why/,
  ],
  [
    'a second sending again',
    [...FROZEN, ['schedule', 'staff', { expires_at: '2026-03-09T15:00:00Z' }], ['start', 'timer'], ['finish', 'timer']],
    ['resend', 'bot', { round: 2, expires_at: '2026-03-09T15:00:00Z' }],
    /already/,
  ],
]
