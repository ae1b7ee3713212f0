import type { Step } from '../walk.ts'

export const DRAFT = {
  title: 'The office is closed',
  matter_id: 'LAND-1',
  level: 'L1',
  texts: [{ lang: 'es', text: 'La oficina no abre el lunes.', sms: 'La oficina no abre el lunes.' }],
  audience: { states: ['JOINED'] },
}
const until = { expires_at: '2026-03-09T15:00:00Z' }

/** Written by one, approved by another. */
export const APPROVED: Step[] = [
  ['draft', { kind: 'staff', id: 'ana' }, DRAFT],
  ['approve_text', { kind: 'staff', id: 'berta' }, (doc) => ({ hash: doc.text_hash })],
]
export const FROZEN: Step[] = [...APPROVED, ['freeze', 'bot', { people: 46, freezing: 'f1', repeat_reason: 'again' }]]
const SENDING: Step[] = [
  ...FROZEN,
  ['schedule', 'staff', { starts_at: '2026-03-02T16:00:00Z', ...until }],
  ['start', 'timer'],
]

export const broadcast: Step[][] = [
  [
    ...FROZEN,
    ['aim', 'staff', { audience: { everybody: true } }],
    ['write', { kind: 'staff', id: 'ana' }, { title: 'Closed', texts: [{ lang: 'es', text: 'Abrimos el martes.' }] }],
    ['approve_text', { kind: 'advocate', id: 'dana' }, (doc) => ({ hash: doc.text_hash })],
    [
      'freeze',
      'bot',
      {
        people: 46,
        freezing: 'f2',
        states: ['JOINED'],
        judged: 46,
        foreseen: [{ fate: 'excluded', code: 'opted_out', reason: 'They want none.', people: 2 }],
      },
    ],
    ['schedule', 'staff', { ...until, at_hour: 10 }],
    ['pause', 'staff', { reason: 'wait' }],
    ['resume', 'staff'],
    ['start', 'timer'],
    ['halt', 'timer', { objections: 4, reason: 'OBJECTIONS' }],
    ['resume', 'staff', { reason: 'They had asked before.' }],
    ['finish', 'timer'],
    ['resend', 'bot', { round: 1, ...until }],
    ['finish', 'timer'],
  ],
  [...SENDING, ['cancel', 'advocate', { reason: 'The court said no.' }]],
]
