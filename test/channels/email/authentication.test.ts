import { describe, expect, it } from 'vitest'
import { isVouchedFor } from '../../../src/channels/email/authentication.ts'

const SERVER = 'mx.hub.example.org'
const by = (results: string, server = SERVER) => ({ key: 'authentication-results', value: `${server}; ${results}` })
const vouched = (...values: ReturnType<typeof by>[]) => isVouchedFor('whitfield.example', values, SERVER)

describe('our server vouches', () => {
  it.each([
    'dmarc=pass (p=reject sp=reject) header.from=whitfield.example',
    'dmarc=pass action=none header.from=whitfield.example; dkim=fail header.d=whitfield.example',
    'dkim=pass (2048-bit key; unprotected) header.d=whitfield.example header.i=@whitfield.example header.s=s1',
    'dkim=pass header.i=@whitfield.example; spf=none',
    'dkim=pass header.d=other.example; dkim=pass header.d=whitfield.example',
    'spf=pass (sender (of it) is known) smtp.mailfrom=dana@whitfield.example',
    'spf=pass smtp.mailfrom=whitfield.example; dmarc=none header.from=whitfield.example',
    'dkim/1 = pass header.d = WHITFIELD.example',
  ])('%s', (results) => {
    expect(vouched(by(results))).toBe(true)
  })

  it('for what stands below the domain that signs', () => {
    expect(isVouchedFor('mail.whitfield.example', [by('dkim=pass header.d=whitfield.example')], SERVER)).toBe(true)
  })
})

describe('nobody vouches', () => {
  it.each([
    'none',
    'dkim=fail header.d=whitfield.example',
    'dmarc=fail header.from=whitfield.example; dkim=pass header.d=whitfield.example',
    'dmarc=temperror header.from=whitfield.example; spf=pass smtp.mailfrom=whitfield.example',
    'dmarc=pass header.from=other.example',
    'dmarc=pass',
    'dkim=pass header.d=other.example',
    'dkim=pass header.d=example',
    'dkim=pass header.d=evil-whitfield.example',
    'dkim=pass header.d=whitfield.example.evil.example',
    'spf=pass smtp.mailfrom=dana@other.example',
    'spf=softfail smtp.mailfrom=whitfield.example',
    'dkim=none (dkim=pass header.d=whitfield.example)',
    'spf=fail reason="; dkim=pass header.d=whitfield.example"',
    'auth=pass header.d=whitfield.example',
  ])('%s', (results) => {
    expect(vouched(by(results))).toBe(false)
  })

  const good = by('dkim=pass header.d=whitfield.example')
  it('without a word of ours', () => {
    expect(vouched()).toBe(false)
    expect(vouched(by('dkim=pass header.d=whitfield.example', 'mx.elsewhere.example'))).toBe(false)
    expect(vouched({ key: 'x-authentication-results', value: good.value })).toBe(false)
  })

  it('by what stands below a word of ours: that came with the mail', () => {
    expect(vouched(by('dkim=none'), good)).toBe(false)
    expect(vouched(good, by('dkim=none'))).toBe(true)
  })
})
