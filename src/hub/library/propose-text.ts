import type { Problem } from '../../engine/problem.ts'
import { textHash } from '../../words/text-hash.ts'
import type { Hub } from '../hub.ts'

/** A wording of a matter's own: `key` is `<flow>/<node>`, `lang` a language that we write in, or a region of it. */
export type MatterWording = { key: string; lang: string; text: string; sms?: string | undefined }

export type Judged = { hash: string } | { unknown: true } | { problems: readonly Problem[] }

/**
 * Checks a wording as if it stood in the locale files: length, characters, level, words that are kept out, the same facts as in
 * the other languages. Nothing is written.
 */
export async function judgeWording(
  { parts, flows }: Pick<Hub, 'parts' | 'flows'>,
  { key, lang, text, sms }: MatterWording,
): Promise<Judged> {
  const [flow = '', node = ''] = key.split('/')
  const { store } = parts
  const { words } = parts.live
  const general = words.locales.get('es')?.get(flow)?.get(node)
  const standing = (await flows.standing()).get(flow)
  const version = standing && (await store.flowVersions.version(flow, standing.hash))
  const spoken = lang.split('-')[0] ?? lang
  if (!general?.approval || node.includes('.') || !version || !words.locales.get(lang) || !version.words[spoken])
    return { unknown: true }

  const shipped = new Set(words.placeholders(flow, node))
  const surplus = [text, sms ?? '']
    .flatMap(words.rules.placeholders)
    .filter(({ path }) => !shipped.has(path) && path !== 'now')
  if (surplus.length > 0)
    return {
      problems: surplus.map(({ path }) => ({
        check: 'placeholders',
        file: `locales/${lang}/${flow}.json`,
        node,
        problem: `tells {${path}}, which is not known where these words are said`,
        remedy: `use only ${[...shipped].map((one) => `{${one}}`).join(', ') || 'words without placeholders'}`,
      })),
    }
  const problems = await flows.check({
    ...version,
    words: { ...version.words, [lang]: replaced(version.words[lang], node, text, sms) },
  })
  const wrong = problems.filter(({ warning }) => !warning)
  return wrong.length > 0 ? { problems: wrong } : { hash: textHash(JSON.stringify([lang, text, sms ?? null])) }
}

/** The locale file with this text in the place of the one that is there; answers and what people say stay. */
const replaced = (file: string | undefined, node: string, text: string, sms: string | undefined): string => {
  const entries = JSON.parse(file ?? '{}') as Record<string, unknown>
  const before = entries[node]
  const {
    sms: _sms,
    again: _again,
    back: _back,
    ...rest
  } = typeof before === 'object' ? (before as Record<string, unknown>) : {}
  return JSON.stringify({ ...entries, [node]: { ...rest, text, ...(sms ? { sms } : {}) } })
}
