import { describe, expect, it } from 'vitest'
import { accountSid, authToken, clientOf, newForEach, whatsappFrom } from './support.ts'

const stage = newForEach()

const authorization = `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`
const to = 'whatsapp:+525500000001'

async function post(path: string, body: object): Promise<{ status: number; body: Record<string, unknown> }> {
  const answer = await fetch(stage.simulator.url + path, {
    method: 'POST',
    headers: { authorization, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> }
}

const question = {
  friendly_name: 'settlement.is_it_you.es',
  language: 'es',
  variables: { 1: 'buenos días' },
  types: {
    'twilio/quick-reply': {
      body: 'Hola, {{1}}. ¿Es usted?',
      actions: [
        { type: 'QUICK_REPLY', title: 'Sí, soy yo', id: 'yes' },
        { type: 'QUICK_REPLY', title: 'No soy yo', id: 'no' },
      ],
    },
    'twilio/text': { body: 'Hola, {{1}}. ¿Es usted? Responda 1 o 2.' },
  },
}

async function made(): Promise<string> {
  const { status, body } = await post('/v1/Content', question)
  expect(status).toBe(201)
  return String(body.sid)
}

describe('a content', () => {
  it('opens a conversation once it is an approved template, and shows its buttons', async () => {
    const contentSid = await made()
    const send = (contentVariables: string) =>
      clientOf(stage.simulator).messages.create({ from: whatsappFrom, to, contentSid, contentVariables })
    await send('{"1":"buenas tardes"}')
    await stage.simulator.control.idle()
    expect(stage.simulator.control.messages()[0]).toMatchObject({ status: 'failed', errorCode: 63016 })

    const asked = await post(`/v1/Content/${contentSid}/ApprovalRequests/whatsapp`, {
      name: 'is_it_you',
      category: 'UTILITY',
    })
    expect(asked).toMatchObject({ status: 201, body: { status: 'received' } })
    const fetched = await clientOf(stage.simulator).content.v1.contents(contentSid).approvalFetch().fetch()
    expect(fetched.whatsapp).toMatchObject({ status: 'approved', name: 'is_it_you' })
    await send('{"1":"buenas tardes"}')
    await send('')
    await stage.simulator.control.idle()
    const [bubble, sample] = stage.simulator.control.thread('w01', 'whatsapp')
    expect(bubble?.text).toBe('Hola, buenas tardes. ¿Es usted?')
    expect(bubble?.layout).toMatchObject({
      kind: 'buttons',
      options: [{ id: 'yes', label: 'Sí, soy yo' }, { id: 'no' }],
    })
    expect(sample?.text).toBe('Hola, buenos días. ¿Es usted?')
    await expect(send('{"1":"two\\nlines"}')).rejects.toMatchObject({ code: 21656 })
    await expect(send('{nonsense')).rejects.toMatchObject({ code: 21656 })
  })

  it('waits for a person where approval is by hand', async () => {
    stage.simulator.control.set({ approval: 'manual' })
    const sid = await made()
    await post(`/v1/Content/${sid}/ApprovalRequests/whatsapp`, { name: 'is_it_you', category: 'UTILITY' })
    const status = async () =>
      (await clientOf(stage.simulator).content.v1.contents(sid).approvalFetch().fetch()).whatsapp.status
    expect(await status()).toBe('pending')
    stage.simulator.control.approve(sid, 'rejected', 'TAG_CONTENT_MISMATCH')
    expect(await status()).toBe('rejected')
  })

  it('is listed page by page, fetched and deleted', async () => {
    for (let n = 0; n < 3; n++) await made()
    const client = clientOf(stage.simulator).content.v1
    const list = await client.contents.list({ pageSize: 2 })
    expect(list).toHaveLength(3)
    const sid = list[0]?.sid ?? ''
    expect((await client.contents(sid).fetch()).friendlyName).toBe(question.friendly_name)
    expect(await client.contents(sid).remove()).toBe(true)
    await expect(client.contents(sid).fetch()).rejects.toMatchObject({ status: 404 })
  })

  it.each([
    ['a type that does not exist', { ...question, types: { 'twilio/buttons': { body: 'x' } } }],
    ['a field that does not exist', { ...question, colour: 'red' }],
    ['no language', { types: question.types }],
    ['no type', { ...question, types: {} }],
    ['a title of 21 characters', withTitle('x'.repeat(21))],
    ['a body over 1024 characters', withBody('x'.repeat(1025))],
  ])('is refused for %s', async (_what, body) => {
    expect(await post('/v1/Content', body)).toMatchObject({ status: 400, body: { code: 20001 } })
  })
})

function withTitle(title: string): object {
  return {
    language: 'es',
    types: { 'twilio/quick-reply': { body: 'x', actions: [{ type: 'QUICK_REPLY', title, id: 'a' }] } },
  }
}

function withBody(body: string): object {
  const actions = [{ type: 'QUICK_REPLY', title: 'a', id: 'a' }]
  return { language: 'es', types: { 'twilio/quick-reply': { body, actions } } }
}
