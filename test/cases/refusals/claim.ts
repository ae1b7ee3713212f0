import type { Refusal } from '../refusal.ts'
import { claim as walks } from '../walks/claim.ts'

const paid = walks[1] ?? []
const before = (move: string): Refusal[1] =>
  paid.slice(
    0,
    paid.findIndex(([name]) => name === move),
  )
const FROZEN: Refusal[2] = ['freeze', 'case', { incident: 'i' }]

export const claim: Refusal[] = [
  ...(['choose_method', 'confirm_payee', 'schedule', 'send'] as const).map((move): Refusal => {
    const step = paid.find(([name]) => name === move) as Refusal[2]
    return [`${move} while an incident is open`, [...before(move), FROZEN], step, /payout is frozen/]
  }),
  [
    'another way of paying, told by another source',
    [...before('confirm_payee')],
    ['choose_method', { kind: 'defender', id: 'd' }, { method: 'BANK' }],
    /Another source said otherwise/,
  ],
]
