import { expect, it } from 'vitest'
import type { FacilitationDoc } from '../../src/cases/facilitation-doc.ts'
import { raiseAsked } from '../../src/cases/facilitation-standing.ts'

const asked = (cap_minutes: number, minutes: number) =>
  raiseAsked({
    cap_minutes,
    reports: { R1: { minutes, expenses: '0.00', defender_payment: 'NONE', advocate_invoice: 'NONE' } },
  } as unknown as FacilitationDoc)

it('asks for a fifth of the cap in whole hours, and for no less than what is over it', () => {
  expect(asked(600, 540)).toBe(120)
  expect(asked(60, 50)).toBe(60)
  expect(asked(660, 900)).toBe(240)
  expect(asked(660, 901)).toBe(300)
})
