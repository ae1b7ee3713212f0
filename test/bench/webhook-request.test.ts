import { parse } from 'node:querystring'
import webhooks from 'twilio/lib/webhooks/webhooks.js'
import { describe, expect, it } from 'vitest'
import { account, messageSid, senderNumber, webhookRequest } from '../../bench/webhook-request.ts'
import { isFictional } from '../../src/channels/fictional.ts'

const request = (text: string) => {
  const [head = '', body = ''] = webhookRequest({ sender: 46, text, id: 7 }).toString().split('\r\n\r\n')
  return { head, body, params: parse(body) as Record<string, string> }
}

describe('a webhook of the benchmark', () => {
  it('is signed as the provider signs', () => {
    const { head, params } = request('sí, ¿qué más?')
    const signature = /^X-Twilio-Signature: (.+)$/m.exec(head)?.[1]?.trim() ?? ''
    const url = `${account.publicUrl}${account.path}`
    expect(webhooks.validateRequest(account.authToken, signature, url, params)).toBe(true)
    expect(webhooks.validateRequest('another-token', signature, url, params)).toBe(false)
  })

  it('is as long as it says, in bytes', () => {
    const { head, body } = request('ñandú 🌵')
    expect(Number(/Content-Length: (\d+)/.exec(head)?.[1])).toBe(Buffer.byteLength(body))
  })

  it('comes from a fictional number, and another one for each sender', () => {
    expect(isFictional(senderNumber(46))).toBe(true)
    expect(isFictional(senderNumber(9_999_999))).toBe(true)
    expect(senderNumber(46)).not.toBe(senderNumber(47))
    expect(request('Hola').params.MessageSid).toBe(messageSid(7))
  })
})
