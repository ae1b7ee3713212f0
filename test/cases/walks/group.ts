import type { Step } from '../walk.ts'

const ana = { kind: 'staff', id: 'ana' } as const

export const group: Step[][] = [
  [
    ['propose', ana, { kind: 'RELAY', matter_id: 'LAND-1', people: 46 }],
    ['open', ana],
    ['quiet', 'defender', { reason: 'HOLIDAYS' }],
    ['reopen', ana],
    ['announce_close', ana, { closes_on: '2026-05-20' }],
    ['close', 'timer', {}, 24 * 80],
  ],
  [
    ['propose', 'defender', { kind: 'NETWORK', people: 60 }],
    ['close', ana],
  ],
]
