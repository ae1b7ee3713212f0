import type { Step } from '../walk.ts'

const ana = { kind: 'staff', id: 'ana' } as const
const eva = { kind: 'staff', id: 'eva' } as const

export const alert: Step[][] = [
  [
    ['draft', 'case', { incident: 'i', matter_id: 'LAND-1' }],
    ['approve', ana],
    ['approve', eva],
  ],
  [
    ['draft', ana, { matter_id: 'LAND-1' }],
    ['drop', eva, { reason: 'It was our own letter' }],
  ],
]
