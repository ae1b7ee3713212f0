import { defineDetector } from './rule.ts'

/** Where somebody stands in the case, with papers or with a debt: for them and the team alone. */
export const ownCase = defineDetector({
  rule: 'OWN_CASE',
  finds: ({ plain }) => OWN.test(plain),
})

const OWN = new RegExp(
  [
    '\\bmi (?:pago|cheque|dinero|caso|deuda|cuenta|clabe|tarjeta|banco|firma|formulario|solicitud|numero|telefono|contrato|visa|estatus|ine|curp|dpi|dui|credencial|pasaporte)\\b',
    '\\b(?:a mi )?(?:no|ya|nunca) me (?:ha|han|a|an|lo) (?:llegado|llego|pagado|pagaron|pagan|depositado|depositaron|dado|dieron)\\b',
    // "Si no quiere, no firme" is said to others.
    '^no (?:firme|cobre)\\b|\\b(?:ya|aun no|todavia no|yo no|no he|ya no he) (?:he )?(?:firme|firmado|cobre|cobrado)\\b|\\bno (?:firme|cobre) (?:todavia|aun)\\b|\\bme (?:deben|debe|quedaron a deber)\\b|\\bdebo (?:dinero|mucho)\\b|\\ble debo\\b',
    '\\b(?:me|lo|la|los|nos) deporta\\w+|\\b(?:soy|estoy|estaba|estuve|era|es|esta) (?:ilegal\\w*|indocumentad\\w+|sin papeles|detenid\\w+)|\\bsin papeles\\b|\\bpase de mojad\\w\\b|\\bcoyote\\b',
    '\\bmy (?:payment|check|case|debt|account|visa|status|number)\\b|\\bi (?:was|got) deported\\b|\\bmon (?:paiement|cheque|dossier|visa|compte)\\b',
  ].join('|'),
)
