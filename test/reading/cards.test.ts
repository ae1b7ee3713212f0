import { expect, it } from 'vitest'
import { withoutCards } from '../../src/reading/numbers/cards.ts'

it.each([
  ['4111 1111 1111 1111', '•••• •••• •••• ••••'],
  ['es la 4111111111111111 gracias', 'es la •••• •••• •••• •••• gracias'],
  ['5555-5555-5555-4444', '•••• •••• •••• ••••'],
  ['3782 822463 10005', '•••• •••• •••• ••••'],
  ['032180000118359719', '032180000118359719'],
  ['es la 4152313412345678, con un número mal', 'es la •••• •••• •••• ••••, con un número mal'],
  ['1234 5678 9012 3456', '•••• •••• •••• ••••'],
  ['123456789012345', '123456789012345'],
  ['llámeme al 52 55 0000 0001', 'llámeme al 52 55 0000 0001'],
])('%s', (text, kept) => expect(withoutCards(text)).toBe(kept))
