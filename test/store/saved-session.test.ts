import { expect, it } from 'vitest'
import type { Session } from '../../src/engine/session.ts'
import { openSession, sealSession } from '../../src/store/saved-session.ts'
import { createVault, SealBroken } from '../../src/store/vault.ts'

const vault = createVault(Buffer.alloc(32, 7))
const session: Session = {
  frames: [{ flow: 'checkin', version: 'v', node: 'one' }],
  answers: { words: 'mucha lluvia ☔', tasks: Array.from({ length: 20 }, (_, n) => ({ ref: `T${n}`, state: 'done' })) },
  misses: 0,
  askedAt: '2026-03-02T15:00:00.000Z',
  waitId: 'w1',
  silences: 0,
}

it('comes back as it was, in less room than its text', () => {
  const sealed = sealSession(vault, vault.ownKey, 'p1', session)
  expect(openSession(vault, vault.ownKey, 'p1', sealed)).toEqual(session)
  expect(sealed.length).toBeLessThan(JSON.stringify(session).length / 2)
})

it('is read as older stores hold it, not deflated', () => {
  const sealed = vault.seal(vault.ownKey, JSON.stringify(session), 'conversations/p1')
  expect(openSession(vault, vault.ownKey, 'p1', sealed)).toEqual(session)
})

it("is not read as another person's", () => {
  const sealed = sealSession(vault, vault.ownKey, 'p1', session)
  expect(() => openSession(vault, vault.ownKey, 'p2', sealed)).toThrow(SealBroken)
})
