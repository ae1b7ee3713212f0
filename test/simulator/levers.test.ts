import { request } from 'node:http'
import { describe, expect, it } from 'vitest'
import { clientOf, newForEach, smsFrom } from './support.ts'

const stage = newForEach()

async function call(method: string, path: string, body?: object): Promise<{ status: number; body: unknown }> {
  const answer = await fetch(`${stage.simulator.url}/_sim${path}`, {
    method,
    ...(body ? { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) } : {}),
  })
  const text = await answer.text()
  return { status: answer.status, body: text === '' ? null : JSON.parse(text) }
}

describe('the levers over HTTP', () => {
  it('let a person write, and show the chat', async () => {
    expect((await call('POST', '/phones/w01/say', { channel: 'whatsapp', text: 'Hola' })).status).toBe(201)
    await call('POST', '/idle')
    expect(stage.hub.inbound()[0]?.fields.Body).toBe('Hola')
    const chat = await call('GET', '/phones/w01/thread?channel=whatsapp')
    expect(chat.body).toMatchObject([{ text: 'Hola', mine: true, tick: 'delivered' }])
  })

  it('take a number instead of a name, also one that nobody has had', async () => {
    expect((await call('POST', '/phones/+50300000077/say', { channel: 'whatsapp', text: 'Buenas' })).status).toBe(201)
    await call('POST', '/idle')
    expect(stage.hub.inbound()[0]?.fields.From).toBe('whatsapp:+50300000077')
  })

  it('count unread messages by channel until the chat is looked at', async () => {
    await clientOf(stage.simulator).messages.create({ from: smsFrom, to: '+525500000015', body: 'x' })
    await call('POST', '/idle')
    const unread = async () => {
      const { body } = await call('GET', '/phones')
      return (body as { id: string; unread: object }[]).find(({ id }) => id === 'w15')?.unread
    }
    expect(await unread()).toEqual({ whatsapp: 0, sms: 1 })
    await call('POST', '/phones/w15/read', { channel: 'sms' })
    await call('POST', '/idle')
    expect(await unread()).toEqual({ whatsapp: 0, sms: 0 })
    expect(stage.simulator.control.messages()[0]?.status).toBe('delivered')
  })

  it('change faults in part, refuse unknown ones, and heal', async () => {
    expect(await call('PUT', '/faults', { webhooks: { times: 3 } })).toMatchObject({
      status: 200,
      body: { webhooks: { times: 3, retries: 1 } },
    })
    expect((await call('PUT', '/faults', { rain: 1 })).status).toBe(400)
    expect((await call('DELETE', '/faults')).body).toMatchObject({ webhooks: { times: 1 } })
  })

  it('repeat a webhook and a callback later', async () => {
    const { sid } = stage.simulator.control.say('w15', { channel: 'sms', text: 'Hola' })
    await call('POST', `/messages/${sid}/redeliver`)
    await call('POST', `/messages/${sid}/callback`, { status: 'delivered' })
    await call('POST', '/idle')
    expect(stage.hub.inbound().map((one) => one.fields.MessageSid)).toEqual([sid, sid])
  })

  it.each([
    ['an unknown phone', 'POST', '/phones/w99/say', { text: 'x' }, 404],
    ['a phone without the channel', 'POST', '/phones/w15/say', { channel: 'whatsapp', text: 'x' }, 409],
    ['nothing to say', 'POST', '/phones/w01/say', { channel: 'whatsapp' }, 409],
    ['an unknown message', 'POST', '/messages/SM0/redeliver', {}, 404],
    ['an unknown sample', 'GET', '/samples/passwd', undefined, 404],
  ])('answer %s in words', async (_what, method, path, body, status) => {
    const answer = await call(method, path, body)
    expect(answer).toMatchObject({ status, body: { error: expect.any(String) } })
  })

  it.each([[{ host: 'evil.example' }], [{ origin: 'https://evil.example' }], [{ origin: 'null' }]])(
    'are closed to pages from elsewhere: %j',
    async (headers) => {
      const { port } = new URL(stage.simulator.url)
      const status = await new Promise((resolve, reject) => {
        request({ port, host: '127.0.0.1', path: '/_sim/phones', headers }, (answer) => {
          answer.resume()
          resolve(answer.statusCode)
        })
          .on('error', reject)
          .end()
      })
      expect(status).toBe(403)
    },
  )

  it('forget everything but the phones', async () => {
    stage.simulator.control.say('w15', { channel: 'sms', text: 'STOP' })
    await call('POST', '/idle')
    expect((await call('POST', '/reset')).status).toBe(204)
    expect(stage.simulator.control.messages()).toEqual([])
    const sent = await clientOf(stage.simulator).messages.create({ from: smsFrom, to: '+525500000015', body: 'x' })
    expect(sent.status).toBe('queued')
  })
})
