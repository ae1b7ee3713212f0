import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createVault, MasterUnknown, SealBroken } from '../../src/store/vault.ts'

const vault = createVault(randomBytes(32))

describe('the vault', () => {
  it('opens what it sealed, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (text, where) => {
        const key = vault.newKey()
        expect(vault.open(key, vault.seal(key, text, where), where)).toBe(text)
      }),
    )
  })

  it('never seals the same text to the same value', () => {
    const key = vault.newKey()
    expect(vault.seal(key, 'sí', 'a')).not.toBe(vault.seal(key, 'sí', 'a'))
  })

  it.each([
    ['moved to another place', (key: string, sealed: string) => vault.open(key, sealed, 'messages/2')],
    [
      'opened with another person’s key',
      (_: string, sealed: string) => vault.open(vault.newKey(), sealed, 'messages/1'),
    ],
    [
      'changed in one byte',
      (key: string, sealed: string) => {
        const bytes = Buffer.from(sealed, 'base64url')
        bytes[30] = (bytes[30] ?? 0) ^ 1
        return vault.open(key, bytes.toString('base64url'), 'messages/1')
      },
    ],
    ['cut short', (key: string, sealed: string) => vault.open(key, sealed.slice(0, 20), 'messages/1')],
  ])('refuses a value that was %s', (_, open) => {
    const key = vault.newKey()
    const sealed = vault.seal(key, 'sí, soy yo', 'messages/1')
    expect(() => open(key, sealed)).toThrow(SealBroken)
  })

  it('says of a key that another master key wrapped that it is not its own, not that a value is broken', () => {
    const key = vault.newKey()
    const sealed = vault.seal(key, 'sí, soy yo', 'messages/1')
    expect(() => createVault(randomBytes(32)).open(key, sealed, 'messages/1')).toThrow(MasterUnknown)
  })

  it('says where it broke and nothing of what was in it', () => {
    const key = vault.newKey()
    const sealed = vault.seal(key, 'Maximiliano', 'people/1/name')
    expect(() => vault.open(key, sealed, 'people/2/name')).toThrow(/people\/2\/name/)
    expect(() => vault.open(key, sealed, 'people/2/name')).not.toThrow(/Maximiliano/)
  })

  it('finds the same address under the same master key only', () => {
    expect(vault.blindIndex('sms:+525500000001')).toBe(vault.blindIndex('sms:+525500000001'))
    expect(vault.blindIndex('sms:+525500000001')).not.toBe(vault.blindIndex('whatsapp:+525500000001'))
    expect(vault.blindIndex('sms:+525500000001')).not.toBe(createVault(randomBytes(32)).blindIndex('sms:+525500000001'))
  })

  it('refuses a master key of another length', () => {
    expect(() => createVault(randomBytes(31))).toThrow(/32 bytes/)
  })
})
