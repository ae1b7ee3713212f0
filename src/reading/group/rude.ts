import { defineDetector } from './rule.ts'

/** Insults: a quarrel in a group of people who do not see each other ends the trust in it. That somebody doubts us, or says "robo", is none. */
export const rude = defineDetector({
  rule: 'RUDE',
  finds: ({ plain }) => INSULT.test(plain),
})

const INSULT = new RegExp(
  `\\b(?:${[
    'pendej\\w+|cabron\\w*|put[oa]s?|put[oa] madre|culer[oa]s?|ojet\\w*|mamon(?:es|a)?|joto\\w*|maric\\w+|imbecil\\w*|idiota\\w*|estupid[oa]s?|baboso?s?|babosas?',
    'chinga\\w*|chingu\\w*|chingad\\w+|vete a la verga|a la verga|verga|mierda|hij[oa]s? de (?:su|tu|la) \\w+|hdp|hijueputa\\w*|cerot[ea]s?|malparid\\w+|gonorrea',
    'indi[oa]s? (?:pat\\w+|bajad\\w+|mugros\\w+)|pinches?|lamebotas|arrastrad[oa]s?|perr[oa]s? (?:del patron|falder\\w+)',
    'asshole\\w*|bitch\\w*|bastard\\w*|fuck\\w*|motherfuck\\w*|idiots?|connard\\w*|salope\\w*|putain',
  ].join('|')})\\b`,
)
