import { expect, test } from 'vitest'
import { createConsole } from '../../../src/channels/console/console.ts'

const printed = async (more: object) => {
  let text = ''
  const channel = createConsole({ write: (part) => (text += part) })
  const outcome = await channel.send({
    messageId: 'm-1',
    to: { channel: 'console', value: 'me' },
    text: 'Hola.\n¿Es usted?',
    ...more,
  })
  return { text, outcome }
}

test('words, numbered options and footer, and the message has arrived', async () => {
  const options = [
    { id: 'a', label: 'Sí' },
    { id: 'b', label: 'No' },
  ]
  expect(await printed({ options, footer: 'ALTO' })).toEqual({
    text: '< Hola.\n< ¿Es usted?\n<   1. Sí\n<   2. No\n< ALTO\n',
    outcome: { kind: 'sent', externalId: 'm-1' },
  })
})

test('words cannot steer the terminal', async () => {
  expect((await printed({ text: 'a\u001b[2Jb\rc\u0007' })).text).toBe('< a [2Jb c \n')
})

test('nothing waits at a terminal', async () => {
  const channel = createConsole({ write: () => {} })
  expect(await channel.listSent({ channel: 'console', value: 'me' }, '2026-03-02T15:00:00Z')).toEqual([])
  expect(await channel.listReceived('2026-03-02T15:00:00Z')).toEqual([])
})
