import type { Step } from '../walk.ts'

const FACTS = {
  alias: 'Voz y Camino',
  defender: 'Francisco Ruiz',
  public_phone: '+525500000100',
  company: 'Green Hollow Landscaping',
  participation: 'OPT_IN_WRITTEN',
  deadline: '2026-05-08T23:59:00-05:00',
}

export const matter: Step[][] = [
  [
    ['create', 'staff', { title: 'Landscaping wages' }],
    ['describe', 'staff', FACTS],
    ['open', 'staff'],
    ['activate', 'staff'],
    ['start_outreach', 'staff'],
    ['pause_outreach', 'defender', { reason: 'feast' }],
    ['hold', 'advocate', { reason: 'court' }],
    ['release', 'staff'],
    ['stop_outreach', 'staff', { reason: 'over' }],
    ['decide', 'advocate'],
    ['settle', 'advocate'],
    ['distribute', 'finance'],
    ['close', 'staff'],
  ],
  [
    ['create', 'staff', { title: 'Another' }],
    ['decline', 'staff', { reason: 'not ours' }],
  ],
]
