/** Amounts, in the currencies that people are paid in. */
const AMOUNT = /[$€]\s?\d|\b(?:usd|cad|mxn|gtq|hnl|nio)\b/
/** Whole words without accents. Rather too many: a second person who looks costs minutes. */
const WORDS = new RegExp(
  `\\b(?:${[
    'dinero|pag(?:os?|ue|uen|aron|ados?|ar(?:le|les|on|an|emos|se)?)|cobr(?:os?|e|en|amos|ar(?:le|les|on|an)?)|cheques?|depositos?|salarios?|sueldos?',
    'indemnizacion|transferencias?|remesas?|banco|cuenta bancaria|tarjeta|montos?|cantidad|pesos|dolares|quetzales|lempiras|cordobas',
    'money|pay(?:s|ing|ments?|outs?)?|paid|wages?|checks?|deposits?|fees?|bank|dollars?|amounts?|transfers?',
    'argent|pai(?:ements?|e)|pay(?:er|e|es|ons|ez)|salaires?|virements?|banque|frais|montants?',
  ].join('|')})\\b`,
)

/** Whether words speak of money, in any language that we write in: then a second person approves them. */
export function mentionsMoney(text: string): boolean {
  const plain = text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
  return AMOUNT.test(plain) || WORDS.test(plain)
}
