import type { Step } from '../walk.ts'

const self = { kind: 'defender', id: 'x' } as const

export const defender: Step[][] = [
  [
    ['register', 'staff', { name: 'Francisco Ruiz', country: 'MX', may_legally: ['OATHS'] }],
    ['describe', 'staff', { languages: ['es', 'hus'], regions: ['Huasteca'] }],
    ['activate', 'staff'],
    ['sum_up', 'timer'],
    ['prefer', self, { mode: 'audio', best_hour: '18:00' }],
    ['report_danger', self],
    ['narrow_danger', self, { region: 'Hidalgo', town: 'Huejutla' }],
    ['assign', 'case', { facilitation_id: 'CF-1042' }],
    ['go_away', self, { until: '2026-03-09' }],
    ['come_back', 'timer', {}, 170],
    ['unassign', 'case', { facilitation_id: 'CF-1042' }],
    ['suspend', 'staff', { reason: 'Complaint' }],
    ['leave', 'staff'],
    ['return', 'staff'],
  ],
]
