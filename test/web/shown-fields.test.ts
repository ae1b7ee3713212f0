import { expect, it } from 'vitest'
import type { ApiRole } from '../../src/store/api-keys.ts'
import { showClaim } from '../../src/web/api/shown-fields.ts'

const claim = {
  ...{ id: 'c_1', state: 'PAYEE_CONFIRMED', account: '032180000118359719' },
  ...{ last_year: 2021, employers: ['Green Hollow'], work: 'jardines', questions: ['¿y mi visa?'] },
}

it.each<[ApiRole, string, boolean]>([
  ['admin', '032180000118359719', true],
  ['staff', '032180000118359719', true],
  ['finance', '032180000118359719', false],
  ['safety', '…9719', true],
  ['defender', '…9719', true],
  ['advocate', '…9719', false],
  ['integration', '…9719', false],
])('%s sees of the account %s; their words: %s', (role, account, words) => {
  const shown = showClaim(claim, { id: 'k_1', role })
  expect(shown).toMatchObject({ id: 'c_1', state: 'PAYEE_CONFIRMED', account })
  expect('questions' in shown && 'last_year' in shown).toBe(words)
})

it('no account is shown where there is none', () => {
  const { account: _, ...bare } = claim
  expect(showClaim(bare, { id: 'k_1', role: 'advocate' })).not.toHaveProperty('account')
})
