import type { MatterDoc } from '../../cases/matter-doc.ts'
import { textInForce } from '../../cases/matter-texts.ts'
import type { TextRef } from '../../engine/events.ts'
import type { OwnWords, Words } from '../../words/words.ts'

/** How the matter of a person says it, where it says it in its own way. */
export type MatterWords = {
  own?: OwnWords
  /** The matter says it in its own way, but in another language: what is the same for all matters would not be right here. */
  elsewhere?: true
}

export function matterWords(
  matter: MatterDoc | null,
  { flow, key }: TextRef,
  { lang, country }: { lang: string; country: string },
): MatterWords {
  if (!matter?.texts?.length) return {}
  const id = `${flow}/${key.split('.')[0]}`
  const found = textInForce(matter, id, `${lang}-${country}`) ?? textInForce(matter, id, lang)
  if (found) {
    const { text, sms, hash } = found
    return { own: { lang: found.lang, text, hash, ...(sms ? { sms } : {}) } }
  }
  return matter.texts.some((text) => text.key === id && textInForce(matter, id, text.lang)) ? { elsewhere: true } : {}
}

/** Words about a case that may not go to real people of this matter yet, by key and language: Spanish, and what its people read besides. */
export function unapprovedTexts(
  { locales, approvals }: Pick<Words, 'locales' | 'approvals'>,
  matter: MatterDoc,
): { key: string; lang: string }[] {
  const langs = ['es', ...['en', 'fr'].filter((lang) => matter.languages.includes(lang))]
  return [...(locales.get('es') ?? [])].flatMap(([file, entries]) =>
    [...entries]
      .filter(([node, { approval }]) => approval && !node.includes('.'))
      .flatMap(([node]) => {
        const key = `${file}/${node}`
        const own = langs.some((lang) => textInForce(matter, key, lang))
        return langs
          .filter((lang) => {
            if (textInForce(matter, key, lang)) return false
            const words = locales.get(lang)?.get(file)?.get(node)
            return words !== undefined && (own || approvals.get(lang)?.[key]?.hash !== words.version)
          })
          .map((lang) => ({ key, lang }))
      }),
  )
}
