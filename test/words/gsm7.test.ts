import fc from 'fast-check'
import { SegmentedMessage } from 'sms-segments-calculator'
import { describe, expect, it } from 'vitest'
import { isGsm7, smsSegments, toGsm7 } from '../../src/words/gsm7.ts'

describe('GSM-7', () => {
  it.each([
    ['¿Está ahí, señor? Ñandú, pingüino', '¿Esta ahi, señor? Ñandu, pingüino'],
    ['José “dijo” que sí… — ya', 'José "dijo" que si... - ya'],
    ['ÁÉÍÓÚ àèìòù âêîôû ç œ', 'AÉIOU àèìòù aeiou c oe'],
    ['a\u0301 nfd', 'a nfd'],
    ['👍🏽 listo', 'listo'],
    ['un\u00a0espacio', 'un espacio'],
    ['\ud83d solo', 'solo'],
  ])('%s becomes %s', (text, plain) => {
    expect(toGsm7(text)).toBe(plain)
    expect(isGsm7(plain)).toBe(true)
  })

  it('is what comes out of anything', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => isGsm7(toGsm7(text))))
  })

  it.each([
    ['a'.repeat(160), 1],
    ['a'.repeat(161), 2],
    ['{'.repeat(80), 1],
    ['{'.repeat(81), 2],
    ['á'.repeat(70), 1],
    ['á'.repeat(71), 2],
    [`${'a'.repeat(152)}{${'a'.repeat(152)}`, 3],
  ])('counts segments as the provider does (%#)', (text, segments) => {
    expect(smsSegments(text)).toBe(segments)
    expect(new SegmentedMessage(text).segmentsCount).toBe(segments)
  })

  it('agrees with the provider on any GSM-7 text', () => {
    const text = fc.string({ unit: fc.constantFrom(...'abc ñé¿{}|€ABC.,'), maxLength: 500, minLength: 1 })
    fc.assert(fc.property(text, (one) => smsSegments(one) === new SegmentedMessage(one).segmentsCount))
  })
})
