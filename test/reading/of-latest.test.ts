import { expect, it } from 'vitest'
import { loadLibrary } from '../../src/library.ts'
import { ofLatest } from '../../src/reading/of-latest.ts'

it('asks once for the latest texts and again for those of before', () => {
  const asked: string[] = []
  const length = ofLatest((text, by: string) => {
    asked.push(`${by}:${text}`)
    return text.length
  })
  expect([length('sí', 'es'), length('sí', 'es'), length('sí', 'en')]).toEqual([2, 2, 2])
  expect(asked).toEqual(['es:sí', 'en:sí'])
  for (let n = 0; n < 20; n++) length(`otro ${n}`, 'es')
  length('sí', 'es')
  expect(asked.at(-1)).toBe('es:sí')
})

it('reads the same of a message whatever was asked of it before', async () => {
  const contexts = [
    {},
    { expecting: 'choice', options: ['yes', 'no'] },
    { expecting: 'date' },
    { expecting: 'payout-method', options: ['later'] },
    { country: 'US' as const, lang: 'en' as const },
  ]
  const texts = [
    'sí, ya no me escriba',
    'mañana',
    'no, pare',
    'depósito',
    'cancelar',
    'oiga patrón, no pago nada, gracias',
  ]
  const readings = async (order: readonly number[]) => {
    const { readIntent } = await loadLibrary()
    const found = new Map<string, unknown>()
    for (const text of texts)
      for (const at of order)
        found.set(
          `${text}|${at}`,
          readIntent(text, {
            country: 'MX',
            lang: 'es',
            now: '2026-03-09T16:00:00.000Z',
            zone: 'America/Mexico_City',
            ...contexts[at],
          }),
        )
    return found
  }
  const [there, back] = [await readings([0, 1, 2, 3, 4]), await readings([4, 3, 2, 1, 0])]
  for (const [key, reading] of there) expect(back.get(key), key).toEqual(reading)
})
