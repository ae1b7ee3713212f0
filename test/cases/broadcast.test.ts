import { describe, expect, it } from 'vitest'
import { type AnyDoc, nouns } from '../../src/cases/index.ts'
import { mentionsMoney } from '../../src/cases/mentions-money.ts'
import { walk } from './walk.ts'
import { APPROVED, DRAFT, FROZEN } from './walks/broadcast.ts'

describe('words that speak of money', () => {
  it.each([
    ['Su pago ya salió.', true],
    ['Le van a depositar: son $ 900.', true],
    ['Pase a cobrar el lunes.', true],
    ['Son 4,000 pesos.', true],
    ['Your check is ready.', true],
    ['Le paiement est parti.', true],
    ['La oficina no abre el lunes.', false],
    ['Guarde esta página.', false],
    ['Mañana llega la brigada.', false],
    ['Votre dossier avance.', false],
  ])('%s', (text, money) => expect(mentionsMoney(text)).toBe(money))
})

describe('an approval', () => {
  it('is for the text: the same words written again keep it, others take it off', () => {
    const same = walk(nouns.broadcast, [...FROZEN, ['write', 'staff', { title: 'Another title', texts: DRAFT.texts }]])
    expect(same.doc).toMatchObject({ state: 'AUDIENCE_FROZEN', approved_by: 'berta', people: 46 })
    const other = walk(nouns.broadcast, [...FROZEN, ['write', 'staff', { purpose: 'REMINDER' }]])
    expect(other.doc).toMatchObject({ state: 'DRAFT', approved_by: '', people: 0 })
  })

  it('may be the author’s own for a few people and no money', () => {
    const { refused } = walk(nouns.broadcast, [
      ['draft', { kind: 'staff', id: 'ana' }, DRAFT],
      ['approve_text', { kind: 'staff', id: 'ana' }, (doc) => ({ hash: doc.text_hash })],
      ['freeze', 'bot', { people: 20, freezing: 'f1' }],
    ])
    expect(refused).toEqual([])
  })

  it('of its author is no way of no return: a second person’s is taken behind it, and not the other way round', () => {
    const hash = (doc: AnyDoc) => ({ hash: doc.text_hash })
    const { doc, refused } = walk(nouns.broadcast, [
      ['draft', { kind: 'staff', id: 'ana' }, DRAFT],
      ['approve_text', { kind: 'staff', id: 'ana' }, hash],
      ['approve_text', { kind: 'staff', id: 'berta' }, hash],
      ['approve_text', { kind: 'staff', id: 'ana' }, hash],
      ['freeze', 'bot', { people: 46, freezing: 'f1' }],
    ])
    expect(refused).toEqual([expect.stringContaining('approved already')])
    expect(doc).toMatchObject({ state: 'AUDIENCE_FROZEN', approved_by: 'berta' })
  })

  it('does not depend on the order in which the languages were written', () => {
    const texts = [{ lang: 'en', text: 'Hello.' }, ...DRAFT.texts]
    const hashes = [texts, texts.toReversed()].map(
      (each) => walk(nouns.broadcast, [['draft', 'staff', { ...DRAFT, texts: each }]]).doc.text_hash,
    )
    expect(new Set(hashes).size).toBe(1)
  })
})

it('another audience has to be frozen anew', () => {
  const { doc } = walk(nouns.broadcast, [
    ...APPROVED,
    ...FROZEN.slice(2),
    ['aim', 'staff', { audience: { towns: ['La Ceiba'] } }],
  ])
  expect(doc).toMatchObject({ state: 'TEXT_APPROVED', people: 0, audience: { towns: ['La Ceiba'] } })
})
