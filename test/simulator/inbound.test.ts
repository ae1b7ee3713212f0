import { describe, expect, it } from 'vitest'
import { accountSid, authToken, clientOf, newForEach, smsFrom, whatsappFrom } from './support.ts'

const stage = newForEach()

describe('a message of a person', () => {
  it('arrives signed, with the fields of WhatsApp', async () => {
    const { sid } = stage.simulator.control.say('w01', { channel: 'whatsapp', text: 'Sí, señor; ¿qué pasó? ñ=1&b' })
    await stage.simulator.control.idle()
    expect(stage.hub.inbound()).toHaveLength(1)
    expect(stage.hub.inbound()[0]).toMatchObject({
      signed: true,
      fields: {
        MessageSid: sid,
        AccountSid: accountSid,
        From: 'whatsapp:+5215500000001',
        To: whatsappFrom,
        WaId: '5215500000001',
        ProfileName: 'Maximiliano',
        Body: 'Sí, señor; ¿qué pasó? ñ=1&b',
        MessageType: 'text',
        NumMedia: '0',
      },
    })
  })

  it('keeps the written form of number 07, and hides a number behind the id of its user', async () => {
    stage.simulator.state.addPhone({
      id: 'hidden',
      label: 'Sin número',
      number: '+525500000900',
      role: 'stranger',
      channels: ['whatsapp'],
      userId: 'MX.4566',
      hidesNumber: true,
    })
    stage.simulator.control.say('w07', { channel: 'whatsapp', text: 'a' })
    stage.simulator.control.say('hidden', { channel: 'whatsapp', text: 'b' })
    await stage.simulator.control.idle()
    const fields = stage.hub.inbound().map((one) => one.fields)
    expect(fields.find(({ Body }) => Body === 'a')?.From).toBe('whatsapp:+525500000007')
    const hidden = fields.find(({ Body }) => Body === 'b')
    expect(hidden).toMatchObject({ From: 'whatsapp:MX.4566', ExternalUserId: 'whatsapp:MX.4566' })
    expect(hidden).not.toHaveProperty('WaId')
    const answer = await clientOf(stage.simulator).messages.create({
      from: whatsappFrom,
      to: 'whatsapp:MX.4566',
      body: 'c',
    })
    await stage.simulator.control.idle()
    expect(answer.to).toBe('whatsapp:MX.4566')
    expect(stage.simulator.control.thread('hidden', 'whatsapp').map(({ text }) => text)).toEqual(['b', 'c'])
  })

  it('tells a tapped button and a chosen row', async () => {
    stage.simulator.control.say('w01', {
      channel: 'whatsapp',
      button: { id: 'yes', label: 'Sí, soy yo', repliedTo: 'SM1' },
    })
    stage.simulator.control.say('w02', {
      channel: 'whatsapp',
      button: { id: 'visa', label: '¿Y mi visa?', kind: 'list' },
    })
    await stage.simulator.control.idle()
    const fields = stage.hub.inbound().map((one) => one.fields)
    expect(fields.find(({ ButtonPayload }) => ButtonPayload)).toMatchObject({
      ButtonPayload: 'yes',
      ButtonText: 'Sí, soy yo',
      Body: 'Sí, soy yo',
      OriginalRepliedMessageSid: 'SM1',
    })
    expect(fields.find(({ ListId }) => ListId)).toMatchObject({ ListId: 'visa', ListTitle: '¿Y mi visa?' })
  })

  it('is refused where the phone cannot send it', () => {
    expect(() => stage.simulator.control.say('w15', { channel: 'whatsapp', text: 'x' })).toThrow('no whatsapp')
    expect(() => stage.simulator.control.say('unknown', { channel: 'sms', text: 'x' })).toThrow('this country')
    expect(() => stage.simulator.control.say('+525512345678', { channel: 'sms', text: 'x' })).toThrow('no phone')
  })

  it('is tried once more when the stage.hub breaks the connection, and is given up after that', async () => {
    stage.hub.answers.push(0)
    stage.simulator.control.say('w01', { channel: 'whatsapp', text: 'a' })
    await stage.simulator.control.idle()
    expect(stage.hub.inbound().map((one) => one.fields.Body)).toEqual(['a'])
    stage.hub.answers.push(0, 0)
    stage.simulator.control.say('w01', { channel: 'whatsapp', text: 'b' })
    await stage.simulator.control.idle()
    expect(stage.hub.inbound()).toHaveLength(1)
    const listed = await clientOf(stage.simulator).messages.list({ to: whatsappFrom })
    expect(listed.map((message) => message.body).sort()).toEqual(['a', 'b'])
  })

  it('comes as often and in any order as the faults say', async () => {
    stage.simulator.control.set({ webhooks: { times: 3, shuffle: true } })
    for (const text of ['1', '2', '3', '4']) stage.simulator.control.say('w01', { channel: 'whatsapp', text })
    await stage.simulator.control.idle()
    const bodies = stage.hub.inbound().map((one) => one.fields.Body)
    expect(bodies.toSorted()).toEqual([...'111222333444'])
    expect(bodies).not.toEqual([...'111222333444'])
    expect(new Set(stage.hub.inbound().map((one) => one.fields.MessageSid)).size).toBe(4)
  })
})

describe('a voice note', () => {
  it('is fetched with the account, then from a second address that wants no credentials', async () => {
    stage.simulator.control.say('w04', { channel: 'whatsapp', sample: 'voice' })
    await stage.simulator.control.idle()
    const fields = stage.hub.inbound()[0]?.fields ?? {}
    expect(fields).toMatchObject({ NumMedia: '1', MediaContentType0: 'audio/ogg', Body: '', MessageType: 'audio' })
    const url = fields.MediaUrl0 ?? ''
    expect((await fetch(url, { redirect: 'manual' })).status).toBe(401)
    const authorization = `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`
    const first = await fetch(url, { redirect: 'manual', headers: { authorization } })
    expect(first.status).toBe(307)
    const second = first.headers.get('location') ?? ''
    expect((await fetch(second, { headers: { authorization } })).status).toBe(400)
    const file = await fetch(second)
    expect(file.headers.get('content-type')).toBe('audio/ogg')
    expect(
      Buffer.from(await file.arrayBuffer())
        .subarray(0, 4)
        .toString(),
    ).toBe('OggS')
    const client = clientOf(stage.simulator)
    const [item] = await client.messages(fields.MessageSid ?? '').media.list()
    expect(
      await client
        .messages(fields.MessageSid ?? '')
        .media(item?.sid ?? '')
        .remove(),
    ).toBe(true)
    expect((await fetch(url, { headers: { authorization } })).status).toBe(404)
  })
})

describe('the provider answers an opt-out itself', () => {
  const send = () => clientOf(stage.simulator).messages.create({ from: smsFrom, to: '+525500000015', body: 'x' })

  it('by SMS and in English only, and refuses what follows until START', async () => {
    stage.simulator.control.say('w15', { channel: 'sms', text: 'ALTO' })
    await send()
    stage.simulator.control.say('w15', { channel: 'sms', text: ' Stop ' })
    stage.simulator.control.say('w15', { channel: 'sms', text: 'STOP' })
    await expect(send()).rejects.toMatchObject({ status: 400, code: 21610 })
    await stage.simulator.control.idle()
    expect(stage.hub.inbound().map((one) => one.fields.Body)).toEqual(['ALTO', ' Stop ', 'STOP'])
    expect(stage.hub.inbound().some((one) => 'OptOutType' in one.fields)).toBe(false)
    expect(stage.simulator.control.thread('w15', 'sms').filter(({ notice }) => notice)).toHaveLength(1)
    stage.simulator.control.say('w15', { channel: 'sms', text: 'START' })
    expect((await send()).status).toBe('queued')
  })

  it('with the advanced one on every channel, says so, and fails later', async () => {
    stage.simulator.control.set({ advancedOptOut: true })
    stage.simulator.control.say('w01', { channel: 'whatsapp', text: 'STOP' })
    const sent = await clientOf(stage.simulator).messages.create({
      from: whatsappFrom,
      to: 'whatsapp:+525500000001',
      body: 'x',
    })
    await stage.simulator.control.idle()
    expect(stage.hub.inbound()[0]?.fields.OptOutType).toBe('STOP')
    expect(await clientOf(stage.simulator).messages(sent.sid).fetch()).toMatchObject({
      status: 'failed',
      errorCode: 21610,
    })
  })
})
