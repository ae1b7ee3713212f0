import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createReplyAddresses } from '../../src/channels/reply-address.ts'
import { createVault } from '../../src/store/vault.ts'

const { blindIndex } = createVault(Buffer.alloc(32, 7))
const replies = createReplyAddresses('Reply@hub.example.org', blindIndex)
const DANA = 'dana@whitfield.example'
const own = replies.to(DANA, 'CF-1042')

it('tells the case and nothing of who reads it, in what every server takes', () => {
  expect(own).toMatch(/^reply\+cf1042-[0-9a-f]{20}@hub\.example\.org$/)
  expect(replies.to(DANA)).toMatch(/^reply\+mail-[0-9a-f]{20}@hub\.example\.org$/)
  expect(own.indexOf('@')).toBeLessThanOrEqual(64)
})

describe('is an answer', () => {
  it('of the one it was given to, however it is written', () => {
    expect(replies.read(own, DANA)).toEqual({ ref: 'CF-1042' })
    expect(replies.read(own.toUpperCase(), 'Dana@Whitfield.Example')).toEqual({ ref: 'CF-1042' })
    expect(replies.read(replies.to(DANA), DANA)).toEqual({})
  })

  it.each<[string, string, string]>([
    ['of somebody else', own, 'eva@whitfield.example'],
    ['about another case', own.replace('cf1042', 'cf1043'), DANA],
    ['about no case', own.replace('cf1042', 'mail'), DANA],
    ['at another server', own.replace('hub.', 'hub2.'), DANA],
    ['to another address', own.replace('reply+', 'hub+'), DANA],
    ['without a tag', 'reply@hub.example.org', DANA],
    ['with a tag cut short', own.replace(/[0-9a-f]@/, '@'), DANA],
  ])('not %s', (_, address, sender) => {
    expect(replies.read(address, sender)).toBeNull()
  })

  it('not under another key', () => {
    const other = createReplyAddresses('reply@hub.example.org', createVault(Buffer.alloc(32, 8)).blindIndex)
    expect(other.read(own, DANA)).toBeNull()
  })

  it('never by chance', () => {
    fc.assert(fc.property(fc.string(), (text) => replies.read(text, DANA) === null))
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9a-f]{20}$/), (mac) => {
        expect(replies.read(`reply+cf1042-${mac}@hub.example.org`, DANA)).toBeNull()
      }),
    )
  })
})
