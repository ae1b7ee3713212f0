import fc from 'fast-check'
import { expect, it } from 'vitest'
import { writtenNow } from '../../src/channels/written-now.ts'

const US = '<reply+cf1042-0123456789abcdef0123@hub.example.org>'

it.each<[string, string, string]>([
  ['nothing to take away', 'Please ask first.\nThen go.', 'Please ask first.\nThen go.'],
  ['a quotation below', `Yes.\n\nOn Mon, Mar 9, 2026 at 10:31 AM ${US} wrote:\n> JIM CF-1042\n> words`, 'Yes.'],
  ['its line broken in two', `Yes.\n\nOn Mon, Mar 9, 2026 at 10:31 AM\n${US} wrote:\n\n> words`, 'Yes.'],
  ['in Spanish', `Sí.\n\nEl lun, 9 mar 2026 a las 10:31, ${US} escribió:\n> words`, 'Sí.'],
  ['in French', `Oui.\n\nLe lun. 9 mars 2026 à 10:31, ${US} a écrit :\n> words`, 'Oui.'],
  ['answers between', `> Where?\nIn Tula.\n> When?\nIn May.`, 'In Tula.\nIn May.'],
  ['an answer below', `On Mon, Mar 9, 2026, ${US} wrote:\n> words\n\nYes, do.`, 'Yes, do.'],
  ['an office program', 'Yes.\n\nFrom: reply@hub.example.org\nSent: Monday\nTo: Dana\n\nwords', 'Yes.'],
  ['the same in Spanish', 'Sí.\n\nDe: reply@hub.example.org\nEnviado el: lunes\nPara: Dana\n\nwords', 'Sí.'],
  ['a line between', `Yes.\n________________________________\nwords`, 'Yes.'],
  ['an original below', 'Yes.\n-----Original Message-----\nwords', 'Yes.'],
  ['a signature by its sign', 'Yes.\n-- \nDana\nWhitfield Law', 'Yes.'],
  [
    'a signature by the name',
    'SEND\n\nDana Whitfield\nWhitfield Law | 512 555 0123\nCONFIDENTIAL: this mail ...',
    'SEND',
  ],
  ['a first name alone', 'SEND\n\nDana', 'SEND'],
  ['what was remembered after it', 'SEND\n\nDana\n\nPS: and call me.', 'SEND\n\nDana\n\nPS: and call me.'],
  ['a closing above it', 'T6 1\n\nBest regards,\nD. W.\nWhitfield Law LLP\n512-555-0123', 'T6 1'],
  ['a closing alone', 'T6 1\n\nThanks!', 'T6 1'],
  ['in Spanish, signed', 'T6 1\n\nSaludos cordiales,\nLa Lic. Whitfield', 'T6 1'],
  ['in French, signed', 'T6 1\n\nCordialement,\nDana', 'T6 1'],
  ['an initial and the name', 'T6 1\n\nD. Whitfield', 'T6 1'],
  ['the name and a title', 'T6 1\n\nDana Whitfield, Esq.\nWhitfield Law', 'T6 1'],
  [
    'the notice of a firm',
    'T6 1\n\nCONFIDENTIALITY NOTICE: This e-mail is intended only for\nthe named recipient.',
    'T6 1',
  ],
  ['a notice in French', "T6 1\n\nCe courriel est confidentiel et s'adresse à son destinataire.", 'T6 1'],
  ['words below thanks', 'Thanks,\nPlease ask the clerk first.', 'Thanks,\nPlease ask the clerk first.'],
  [
    'a sentence below a closing',
    'Yes.\nThanks,\nplease ask the clerk, too.',
    'Yes.\nThanks,\nplease ask the clerk, too.',
  ],
  ['a mail of which words speak', 'Go.\nThis message is for the family.', 'Go.\nThis message is for the family.'],
  ['who is spoken of', 'Go.\nDana Whitfield, my aunt, has it.', 'Go.\nDana Whitfield, my aunt, has it.'],
  ['the device', 'Yes.\n\nSent from my iPhone', 'Yes.'],
  [
    'what only looks like a quotation',
    'On Monday the clerk wrote:\nno office.',
    'On Monday the clerk wrote:\nno office.',
  ],
  ['what only looks like headers', 'From: the shop\nto the court.', 'From: the shop\nto the court.'],
  ['the name within words', 'Ask for Dana Whitfield there.', 'Ask for Dana Whitfield there.'],
  ['the name first', 'Dana\nis who you ask for', 'Dana\nis who you ask for'],
])('%s', (_, text, words) => {
  expect(writtenNow(text, 'Whitfield, Dana')).toBe(words)
})

it('adds nothing, and takes whole lines only', () => {
  const line = fc.oneof(
    fc.string(),
    fc.constantFrom('', '> x', '--', 'Dana', 'On x', `${US} wrote:`, 'From: x', 'Sent: y'),
  )
  fc.assert(
    fc.property(fc.array(line), (lines) => {
      const text = lines
        .join('\n')
        .replace(/\r/g, '')
        .replace(/\u00a0/g, ' ')
      const given = new Set(text.split('\n').map((each) => each.trim()))
      const left = writtenNow(text, 'Dana Whitfield')
        .split('\n')
        .filter((each) => each !== '')
      expect(left.filter((each) => !given.has(each.trim()))).toEqual([])
    }),
  )
})
