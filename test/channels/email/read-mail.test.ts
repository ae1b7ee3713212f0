import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readMail } from '../../../src/channels/email/read-mail.ts'
import { mails } from './mails.ts'

const options = { from: 'hub@hub.example.org', server: 'mx.hub.example.org' }
const read = (raw: string | Buffer) => readMail(Buffer.from(raw as string, 'latin1'), options)
const TO = 'reply+cf1042-0123456789abcdef0123@hub.example.org'

describe('a mail that somebody wrote', () => {
  it.each<[string, string, object]>([
    [
      'from a browser',
      mails.browser,
      { words: 'Please ask about the pay stubs of 2019. Señor Ruiz has them.', files: 0 },
    ],
    ['from an office program', mails.office, { words: 'SEND', files: 0 }],
    ['with a file', mails.withFile, { words: 'See the order.', files: 1 }],
    ['with a logo', mails.withLogo, { words: 'Thank you.', files: 0 }],
    [
      'HTML alone',
      mails.htmlOnly,
      { words: 'Please ask about the pay stubs & the visa.\n\nSeñor Ruiz has them.', files: 0 },
    ],
    ['signed', mails.signed, { words: 'Thank you.', files: 0 }],
    ['with nothing but a subject', mails.stopInSubject, { words: 'STOP', files: 0 }],
  ])('%s', async (_, raw, found) => {
    expect(await read(raw)).toMatchObject({
      ...{ kind: 'words', from: 'dana@whitfield.example', vouched: true, to: [TO] },
      ...found,
    })
  })

  it('is kept whole for people, with what it quotes', async () => {
    expect(await read(mails.browser)).toMatchObject({ whole: expect.stringContaining('The office was closed.') })
  })

  it('is the same mail when another server has added a header, and another with another id', async () => {
    const first = await read(mails.plain('Hello'))
    expect((await read(`X-Seen: 1\r\n${mails.plain('Hello')}`)).id).toBe(first.id)
    expect((await read(mails.plain('Hello', { id: 'a2@whitfield.example' }))).id).not.toBe(first.id)
    expect((await read(mails.plain('Hello', { from: 'eva@whitfield.example' }))).id).not.toBe(first.id)
  })

  it('is read by its beginning when files make it large', async () => {
    const large = mails.withFile.replace('JVBERi0xLjc=', `${'JVBERi0xLjc0'.repeat(6)}\r\n`.repeat(20_000))
    expect(await read(large)).toMatchObject({ kind: 'words', words: 'See the order.', files: 1 })
  })
})

describe('what no person wrote', () => {
  it.each<[string, string, object]>([
    ['an absence', mails.absent, { kind: 'automatic' }],
    ['an absence that says so in its subject only', mails.absentUnmarked, { kind: 'automatic' }],
    ['a mail to many', mails.precedence, { kind: 'automatic' }],
    ['a list', mails.list, { kind: 'automatic' }],
    ['a receipt', mails.read, { kind: 'automatic' }],
    ['a failure', mails.failed, { kind: 'bounce', messageId: 'm_abc-DEF_1', code: 'mail.5.1.1' }],
    ['a full mailbox', mails.full, { kind: 'bounce', messageId: 'm_abc-DEF_1', code: 'mail.5.2.2' }],
    ['a delay', mails.late, { kind: 'automatic' }],
    ['a report of a mail that is not ours', mails.foreignReport, { kind: 'unclear', problem: 'mail_report_unclear' }],
  ])('%s', async (_, raw, found) => {
    expect(await read(raw)).toMatchObject(found)
  })
})

describe('what cannot be read is for people', () => {
  it.each<[string, string]>([
    ['nothing', ''],
    ['no mail', 'GET / HTTP/1.1'],
    ['HTML that only quotes', mails.emptyHtml],
    ['two senders', mails.twoSenders],
    ['no words', mails.plain('> only what was quoted')],
    ['parts within parts without end', nested(400)],
  ])('%s', async (_, raw) => {
    expect(await read(raw)).toMatchObject({ kind: 'unclear', problem: 'mail_unreadable' })
  })
})

it('never throws, and vouches for nothing that our server did not', async () => {
  const piece = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom(
      '\r\n',
      '\r\n\r\n',
      'From: ',
      'Content-Type: multipart/mixed; boundary=b',
      '--b',
      '=?utf-8?Q?',
      '(',
      '"',
      ';',
    ),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 20 }), async (pieces) => {
      const mail = await readMail(Buffer.from(pieces.join('')), options)
      expect(mail.id).toHaveLength(43)
      expect('vouched' in mail && mail.vouched).toBe(false)
    }),
    { numRuns: 50 },
  )
})

function nested(depth: number): string {
  const open = Array.from(
    { length: depth },
    (_, n) => `Content-Type: multipart/mixed; boundary=b${n}\r\n\r\n--b${n}\r\n`,
  )
  return `From: dana@whitfield.example\r\n${open.join('')}Content-Type: text/plain\r\n\r\nhello`
}
