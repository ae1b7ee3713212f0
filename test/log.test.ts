import { Writable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { createLog } from '../src/log.ts'
import { createVault } from '../src/store/vault.ts'

const vault = createVault(Buffer.alloc(32, 3))

function logged(write: (log: ReturnType<typeof createLog>) => void): string {
  let lines = ''
  const destination = new Writable({
    write(chunk, _encoding, done) {
      lines += String(chunk)
      done()
    },
  })
  write(createLog('trace', vault, destination))
  return lines
}

describe('the log', () => {
  it.each<[string, (log: ReturnType<typeof createLog>) => void]>([
    ['in the message', (log) => log.info('sent to +52 55 0000 0001')],
    ['in a field', (log) => log.info({ to: 'whatsapp:+525500000001' }, 'sent')],
    ['deep in a field', (log) => log.info({ a: { b: [{ c: '52-55-0000-0001' }] } }, 'sent')],
    ['in an error', (log) => log.error({ err: new Error('no route to +525500000001') }, 'failed')],
    [
      'in an error’s cause',
      (log) => log.error({ err: new Error('no', { cause: new Error('+525500000001') }) }, 'failed'),
    ],
    ['in an argument', (log) => log.info('sent to %s', '+525500000001')],
  ])('holds no number %s', (_, write) => {
    const lines = logged(write)
    expect(lines).not.toBe('')
    expect(lines.replace(/\D/g, '')).not.toContain('5500000001')
  })

  it('gives one number one pseudonym, so that two lines can be put side by side', () => {
    const lines = logged((log) => {
      log.info({ to: '+525500000001' }, 'a')
      log.info({ to: '+52 55 0000 0001' }, 'b')
      log.info({ to: '+525500000002' }, 'c')
    })
    const [a, b, c] = lines
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).to)
    expect(a).toMatch(/^p_[\w-]{10}$/)
    expect(b).toBe(a)
    expect(c).not.toBe(a)
  })

  it('holds no credentials of an address', () => {
    expect(logged((log) => log.warn({ err: new Error('mongodb://hub:secret@db/x refused') }))).not.toContain('secret')
  })

  it('is one JSON object a line, whatever is in it', () => {
    const lines = logged((log) => log.info({ text: 'a\r\nb \u001b[31m' }, 'x\ny')).trim()
    expect(lines.split('\n')).toHaveLength(1)
    expect(JSON.parse(lines)).toMatchObject({ level: 'info' })
  })
})
