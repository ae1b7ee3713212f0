import type { Lang } from './reader.ts'

/** "No pago nada, muchas gracias": the words without the greeting before them and the thanks behind them. Empty where nothing else is said. */
export const withoutCourtesy = (text: string, lang: Lang): string => {
  const { before, behind } = COURTESIES[lang]
  let said = text.trim()
  if (said.length > LONGEST) return said
  for (;;) {
    const less = said.replace(before, '').replace(behind, '')
    if (less === said) return said
    said = less
  }
}

/** What is longer is a story, and no answer with a courtesy behind it. */
const LONGEST = 120

const around = (before: string, behind: string) => ({
  before: new RegExp(`^(?:${before})(?:[\\s,.;:!]+|$)`, 'iu'),
  behind: new RegExp(`(?:^|[\\s,.;:!]+)(?:${behind})[\\s,.;!🙏🏻🏼🏽🏾🏿]*$`, 'iu'),
})

const COURTESIES: Record<Lang, { before: RegExp; behind: RegExp }> = {
  es: around(
    'hola|buen(?:os|as)? (?:d[ií]as?|tardes?|noches?)|buenas|oiga|mire|disculpe|perd[oó]n',
    '(?:muchas |muchísimas |mil )?gracias(?: a usted| por todo)?|por ?favor|porfa|bendiciones|dios (?:le|lo|la|los|les) bendiga|saludos|buen(?:os|as)? (?:d[ií]as?|tardes?|noches?)|muy amable|joven|señorita|licenciad[oa]|lic|oiga|🙏',
  ),
  en: around(
    'hi|hello|good (?:morning|afternoon|evening)',
    '(?:many )?thanks|thank you(?: very much| so much)?|please|sir|ma.?am|🙏',
  ),
  fr: around('bonjour|bonsoir|salut', 'merci(?: beaucoup| bien)?|svp|s.il vous pla[iî]t|🙏'),
}
