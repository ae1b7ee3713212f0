import { defineDetector } from './rule.ts'

/** Illness, injury, pregnancy: nobody else's business, and in the wrong hands a lever. */
export const health = defineDetector({
  rule: 'HEALTH',
  finds: ({ plain }) => ILL.test(plain),
})

const ILL = new RegExp(
  `\\b(?:${[
    'enferm\\w*|diabet\\w*|cancer\\w*|sida|vih|hospital\\w*|operaron|operacion(?:es)?|cirugia|embaraz\\w+|depresion|deprimid\\w|covid|dialisis',
    'infarto|tumor\\w*|quimio\\w*|discapacid\\w*|epilep\\w*|tubercul\\w*|hepatitis|convuls\\w*|derrame|alcoholi\\w+|adict\\w+|drogadic\\w+',
    'presion alta|me lastime|me lesione|lesion(?:ado|ada|es)?|fractur\\w*|me quebre|me corte|me quemo|herid\\w|medicinas?|medicamentos?|pastillas?',
    'del rinon|de los rinones|del corazon|del higado|del pulmon|doctora?|clinica|insulina|terapia|me duele\\w*|psicolog\\w+|psiquiatr\\w+|aborto',
    'sick|illness|disease|cancer|pregnan\\w+|surgery|injur\\w+|diabetes|hiv|medicine|malade|maladie|enceinte|blesse\\w*',
  ].join('|')})\\b`,
)
