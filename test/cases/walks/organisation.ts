import type { Step } from '../walk.ts'

export const organisation: Step[][] = [
  [
    ['register', 'staff', { name: 'Casa del Migrante', country: 'MX', regions: ['Huasteca'] }],
    ['describe', 'staff', { languages: ['es', 'hus'] }],
    ['leave', 'staff', { reason: 'Closed' }],
    ['return', 'staff'],
  ],
]
