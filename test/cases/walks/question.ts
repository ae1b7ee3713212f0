import type { Step } from '../walk.ts'

const ana = { kind: 'staff', id: 'ana' } as const
const dana = { kind: 'advocate', id: 'dana' } as const
const asked = { person_id: 'p', matter_id: 'LAND-1', group_id: 'g', member_id: 'g.p', text: '¿Nos quitan la visa?' }
const answer = { short: '¿Nos quitan la visa?', answer: 'Nadie le puede prometer una visa.', legal: true }
const digest = { digest: 'd1' }

export const question: Step[][] = [
  [
    ['ask', 'bot', asked],
    ['cluster', 'timer', { with: 'x', topic: 'faq/visa_answer' }],
    ['gather', 'case', { question: 'y' }],
    ['draft', { kind: 'defender', id: 'francisco' }, answer],
    ['remind', 'timer', {}, 36],
    ['approve', dana],
    ['publish', 'case', digest],
    ['understood', 'bot', { by: 'a', ...digest }],
    ['doubted', 'bot', { by: 'b', ...digest }],
    ['doubted', 'bot', { by: 'c', ...digest }],
    ['understood', 'bot', { by: 'd', ...digest }],
    ['understood', 'bot', { by: 'e', ...digest }],
    ['draft', ana, { ...answer, answer: 'Otra vez, más claro.' }],
    ['approve', dana],
  ],
  [
    ['ask', 'bot', asked],
    ['cluster', ana, { with: 'other' }],
    ['answered', 'case', digest],
  ],
  [
    ['ask', 'bot', asked],
    ['cluster', 'timer', { with: 'x' }],
    ['draft', ana, { ...answer, legal: false }],
    ['approve', ana],
    ['hold', ana, { reason: 'Ask the Advocate first' }],
    ['let_go', ana],
    ['answer_askers', ana],
  ],
  [
    ['ask', { kind: 'defender', id: 'francisco' }, { ...asked, defender_id: 'francisco' }],
    ['cluster', 'timer', { with: 'x' }],
    ['draft', 'timer', { ...answer, legal: false }],
    ['hand_over', 'timer', { answer: answer.answer }],
    ['approve', ana],
    ['ripen', 'timer', {}, 24],
    ['ripen', 'timer', { next: true }, 1],
    ['publish', 'case', digest],
  ],
  [['to_private', 'bot', asked]],
  [
    ['ask', 'person', asked],
    ['reject', ana, { reason: 'An insult' }],
  ],
]
