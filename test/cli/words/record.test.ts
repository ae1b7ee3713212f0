import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type Recording, recordWords } from '../../../src/cli/words/record.ts'
import { recordingsText } from '../../../src/cli/words/recordings-text.ts'
import { HUM, recordedLocales } from '../../support/recorded-locales.ts'

const dir = await recordedLocales()
const record = (change: Partial<Recording> = {}): Promise<string> =>
  recordWords(dir, { flow: 'faq', node: 'audio', lang: 'quc', file: HUM, by: 'Alma', on: '2026-03-02', ...change })
const scratch = (name: string, bytes: Uint8Array | string): string => {
  writeFileSync(join(dir, name), bytes)
  return join(dir, name)
}

describe('words record', () => {
  it('takes a recording in, in a language that has no written words', async () => {
    expect(await record()).toBe(join(dir, 'locales/quc/audio/faq.audio.ogg'))
    const text = recordingsText(dir, 'quc')
    expect(text).toMatch(/^recorded +faq\/audio +faq\.audio\.ogg, Alma, 2026-03-02, [0-9a-f]{12}$/m)
    expect(text).toMatch(/^missing +faq\/cost_not_yet$/m)
    expect(text).toMatch(/^only written +faq\/scam_answer$/m)
    expect(text).toMatch(/^ {2}recorded +1$/m)
  })

  it('puts a new recording in the place of the old one, whatever it was encoded as', async () => {
    await record({ lang: 'mam' })
    const frame = Buffer.concat([
      Buffer.from('ID3\x03\0\0\0\0\0\x0a', 'latin1'),
      Buffer.alloc(10),
      Buffer.from([0xff, 0xfb, 0x90, 0x00]),
      Buffer.alloc(413),
    ])
    const path = await record({ lang: 'mam', file: scratch('note.mp3', frame) })
    expect(path).toMatch(/faq\.audio\.mp3$/)
    expect(existsSync(join(dir, 'locales/mam/audio/faq.audio.ogg'))).toBe(false)
  })

  it('takes another wording of a node by its own name', async () => {
    const text = recordingsText(dir, 'es')
    const again = /^missing +(\w[\w-]*)\/(\w+\.again)$/m.exec(text)
    expect(again).not.toBeNull()
    expect(await record({ lang: 'es', flow: again?.[1] ?? '', node: again?.[2] ?? '' })).toMatch(/\.again\.ogg$/)
  })

  it.each<[string, () => Partial<Recording>, RegExp]>([
    ['a file that is no audio', () => ({ file: scratch('a.ogg', 'OggS but words') }), /no Ogg with Opus and no MP3/],
    ['a file of over 1 MB', () => ({ file: scratch('b.ogg', Buffer.alloc(1_048_577)) }), /over 1 MB/],
    ['words that differ from person to person', () => ({ node: 'scam_answer' }), /something else to each person/],
    ['words that are not there', () => ({ node: 'nothing' }), /no words under faq\/nothing/],
    ['a region without words of its own', () => ({ lang: 'es-GT' }), /no words under faq\/audio in locales\/es-GT/],
    ['a language that nobody knows', () => ({ lang: 'xyz' }), /no table of languages/],
  ])('refuses %s', (_, change, why) => expect(record(change())).rejects.toThrow(why))
})
