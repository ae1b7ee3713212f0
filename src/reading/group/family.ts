import { defineDetector } from './rule.ts'

/** Somebody's own family: deaths, marriages, children, heirs. */
export const family = defineDetector({
  rule: 'FAMILY',
  finds: ({ plain }) => KIN.test(plain),
})

const KIN =
  /\b(?:mi|mis) (?:difunt[oa] )?(?:espos[oa]s?|mujer|marido|hij[oa]s?|ninos?|mama|papa|madre|padre|herman[oa]s?|suegr[oa]s?|abuel[oa]s?|senora|viej[oa]|familia)\b|\b(?:herencia|hereder[oa]s?|testamento|divorci\w+|me separe|viud[oa])\b|\bmy (?:wife|husband|son|daughter|kids|mother|father|brother|sister)\b|\bm(?:a|on) (?:femme|mari|fils|fille|mere|pere|frere|soeur)\b/
