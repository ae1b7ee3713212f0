import type { Refusal } from '../refusal.ts'
import { PROPOSED, REPORT } from '../walks/relationship.ts'

export const relationship: Refusal[] = [
  [
    'somebody as their own relative',
    [],
    ['report', 'bot', { person_id: 'p', other_id: 'p', kind: 'SIBLING' }],
    /between two people/,
  ],
  [
    'another relative',
    [REPORT],
    ['report', 'bot', { person_id: 'p', other_id: 'r', kind: 'SPOUSE' }],
    /same two people/,
  ],
  [
    'one who approves what they put forward',
    PROPOSED,
    ['approve_authority', { kind: 'staff', id: 'ana' }],
    /second person/,
  ],
  [
    'an authority without a document',
    PROPOSED.slice(0, 2),
    ['approve_authority', { kind: 'staff', id: 'eva' }],
    /No document/,
  ],
  [
    'another kind, told by another',
    [REPORT],
    ['report', { kind: 'defender', id: 'd' }, { person_id: 'p', other_id: 'q', kind: 'SIBLING' }],
    /Another source said otherwise/,
  ],
]
