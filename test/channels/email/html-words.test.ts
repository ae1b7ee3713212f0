import { expect, it } from 'vitest'
import { wordsOfHtml } from '../../../src/channels/email/html-words.ts'

it.each<[string, string, string]>([
  ['paragraphs', '<p>First.</p><p>Second.</p>', 'First.\nSecond.'],
  ['letters by name', '<div>Se&ntilde;or &amp; Se&#241;ora</div>', 'Señor & Señora'],
  ['what programs write for themselves', '<style>p{color:red}</style><script>alert(1)</script><p>Yes.</p>', 'Yes.'],
  ['a quotation', 'Yes.<blockquote type="cite">words</blockquote>', 'Yes.'],
  ['one in another', '<BLOCKQUOTE>a<blockquote>b</blockquote>c</BLOCKQUOTE>Yes.', 'Yes.'],
  [
    'answers between',
    '<blockquote>Where?</blockquote>In Tula.<blockquote>When?</blockquote>In May.',
    'In Tula.\nIn May.',
  ],
  ['one that is never closed', 'Yes.<blockquote>words', 'Yes.'],
  ['one that was never opened', 'Yes.</blockquote> Do.', 'Yes.\nDo.'],
])('%s', async (_, html, words) => {
  const lines = (await wordsOfHtml(html, false)).split('\n').map((line) => line.trim())
  expect(lines.filter((line) => line !== '').join('\n')).toBe(words)
})

it('keeps what is quoted for people', async () => {
  expect(await wordsOfHtml('Yes.<blockquote>words</blockquote>', true)).toContain('words')
})
