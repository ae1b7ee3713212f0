import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

/**
 * What an answer must say, whatever its words are, and what it may not: a lawyer's text that loses one of these in an edit or in a
 * translation is another text. The facts stand in Spanish, English and French; `sms` says that the short form keeps them, too.
 */
type Fact = { es: RegExp; en: RegExp; fr: RegExp; sms?: true }

/** Where the short form has no room for it. */
const long = ({ es, en, fr }: Fact): Fact => ({ es, en, fr })
const nothingToPay: Fact = { es: /no paga nada/, en: /pay nothing/, fr: /ne payez rien/, sms: true }
const call: Fact = {
  es: /le llame|llame usted|hablar con alguien/,
  en: /call|talk with someone/,
  fr: /appel|parler avec/,
}
const theirNumber: Fact = { es: /public_phone/, en: /public_phone/, fr: /public_phone/, sms: true }
const approvedByCourt: Fact = {
  es: /aprobar el juzgado/,
  en: /court has to approve/,
  fr: /tribunal doit d'abord approuver/,
  sms: true,
}
const byPhone: Fact = {
  es: /por llamada, no por mensaje/,
  en: /by phone call, not by message/,
  fr: /par téléphone, pas par message/,
  sms: true,
}
const byWork: Fact = { es: /cuánto trabajó/, en: /how much you worked/, fr: /temps travaillé/, sms: true }
/** Who inherited it has not worked for it. */
const byTheirWork: Fact = {
  es: /cuánto trabajó esa persona/,
  en: /how much that person worked/,
  fr: /temps travaillé par cette personne/,
  sms: true,
}
const onceSure: Fact = {
  es: /confirmemos que es usted/,
  en: /confirm that it is you/,
  fr: /confirmé que c'est vous/,
  sms: true,
}
const theDate: Fact = { es: /\{claim\.deadline/, en: /\{claim\.deadline/, fr: /\{claim\.deadline/, sms: true }
const whoGave: Fact = { es: /No digo quién/, en: /do not say by whom/, fr: /ne dis pas par qui/, sms: true }
const toldAFriend: Fact = {
  es: /no mande sus datos sin su permiso/,
  en: /do not send their details without/,
  fr: /N'envoyez pas ses données sans/,
  sms: true,
}
const paidApart: Fact = {
  es: /se les paga aparte, como aprobó el juzgado/,
  en: /paid separately, as the court approved/,
  fr: /payés à part, comme (l'a )?approuvé/,
  sms: true,
}

const FACTS: Readonly<Record<string, readonly Fact[]>> = {
  scam_answer: [
    { es: /hace bien en preguntar/, en: /right to ask/, fr: /raison de demander/, sms: true },
    { es: /Nunca le pedimos dinero/, en: /never ask you for money/, fr: /demandons jamais d'argent/, sms: true },
    { es: /códigos/, en: /codes/, fr: /codes/, sms: true },
    theirNumber,
  ],
  scam_not_yet: [
    { es: /Hace bien en desconfiar/, en: /right to be careful/, fr: /avez raison/, sms: true },
    { es: /\{matter\.defender\}/, en: /\{matter\.defender\}/, fr: /\{matter\.defender\}/, sms: true },
    { es: /VERIFICAR/, en: /VERIFY/, fr: /VERIFIER/, sms: true },
    theirNumber,
  ],
  scam_stranger: [{ es: /VERIFICAR/, en: /VERIFY/, fr: /VERIFIER/, sms: true }, theirNumber],
  cost_answer: [
    nothingToPay,
    { es: /ni antes ni después/, en: /before or after/, fr: /ni avant ni après/, sms: true },
    paidApart,
    {
      es: /no pague y avíseme/,
      en: /do not pay, and tell me/,
      fr: /(ne payez pas|refusez) et dites-le-moi/,
      sms: true,
    },
  ],
  cost_not_yet: [
    {
      es: /No cobramos nada, ni ahora ni después/,
      en: /charge nothing, now or later/,
      fr: /rien, ni maintenant ni plus tard/,
      sms: true,
    },
  ],
  visa_answer: [
    { es: /ley prohíbe castigar/, en: /law forbids punishing/, fr: /loi interdit de punir/, sms: true },
    {
      es: /nadie le puede prometer una visa/i,
      en: /nobody can promise you a visa/i,
      fr: /personne ne peut (vous )?promettre un visa/i,
      sms: true,
    },
    { es: /equipo de abogados/, en: /lawyers' team/, fr: /équipe d'avocats/i, sms: true },
    call,
  ],
  amount_answer: [byWork, onceSure, byPhone],
  amount_enrolled: [byWork, byPhone],
  amount_inherited: [byTheirWork, byPhone],
  amount_and_month: [
    byWork,
    long(onceSure),
    long(byPhone),
    approvedByCourt,
    { es: /\{matter\.expected_month/, en: /\{matter\.expected_month/, fr: /\{matter\.expected_month/, sms: true },
    { es: /puede cambiar/, en: /may change/, fr: /peut changer/, sms: true },
  ],
  amount_and_unknown: [
    byWork,
    long(onceSure),
    long(byPhone),
    approvedByCourt,
    { es: /Todavía no hay fecha/, en: /no date yet/, fr: /pas encore de date/, sms: true },
  ],
  when_month: [
    approvedByCourt,
    { es: /\{matter\.expected_month/, en: /\{matter\.expected_month/, fr: /\{matter\.expected_month/, sms: true },
    { es: /puede cambiar/, en: /may change/, fr: /peut changer/, sms: true },
  ],
  when_unknown: [
    approvedByCourt,
    { es: /Todavía no hay fecha/, en: /no date yet/, fr: /pas encore de date/, sms: true },
  ],
  family_collect_answer: [
    { es: /a su nombre/, en: /in your name/, fr: /à votre nom/, sms: true },
    { es: /un poder/, en: /power of attorney/, fr: /procuration/, sms: true },
    {
      es: /No use la cuenta de otra persona/,
      en: /not use another person's account/,
      fr: /N'utilisez pas le compte d'(une )?autr/,
      sms: true,
    },
  ],
  employer_knows_answer: [
    {
      es: /no le avisamos a la empresa/i,
      en: /do not tell the company/,
      fr: /ne prévenons pas l'entreprise/,
      sms: true,
    },
    { es: /papeles del juzgado/, en: /court papers/, fr: /tribunal/, sms: true },
    { es: /está prohibido/, en: /forbidden/, fr: /interdit/, sms: true },
    { es: /avíseme/, en: /tell me/, fr: /dites-le-moi/, sms: true },
  ],
  no_papers_answer: [
    { es: /derecho a su salario/, en: /right to their wages/, fr: /droit à son salaire/, sms: true },
    { es: /No le preguntamos/, en: /do not ask/, fr: /ne demandons pas/, sms: true },
  ],
  travel_needed_answer: [
    { es: /No tiene que viajar/, en: /not have to travel/, fr: /n'avez pas à voyager/, sms: true },
    { es: /cerca de donde vive/, en: /near where you live/, fr: /près de chez vous/, sms: true },
  ],
  coworker_answer: [theirNumber, toldAFriend],
  already_paid_answer: [
    { es: /Una persona lo revisa/, en: /person will check it/, fr: /personne le vérifie/, sms: true },
    { es: /no le dé dinero a nadie/, en: /not give anyone money/, fr: /ne donnez d'argent à personne/, sms: true },
  ],
  deadline_passed_answer: [
    theDate,
    {
      es: /no (se )?lo puedo prometer/,
      en: /cannot promise it/,
      fr: /ne peux pas le promettre|sans promesse/,
      sms: true,
    },
    { es: /\{now\.answer_by/, en: /\{now\.answer_by/, fr: /\{now\.answer_by/, sms: true },
  ],
  do_nothing_opt_in: [
    theDate,
    { es: /no queda en este caso/, en: /not in this case/, fr: /n'(ê|e)tes pas dans ce dossier/, sms: true },
    { es: /otra opción/, en: /other option/, fr: /autre option/, sms: true },
  ],
  do_nothing_claims_made: [
    theDate,
    {
      es: /no le pagan por este caso/,
      en: /not paid from this case/,
      fr: /ne recevez rien de ce dossier|pas de paiement/,
      sms: true,
    },
    {
      es: /tal vez ya no pueda reclamar/,
      en: /may not be able to claim later/,
      fr: /peut-(ê|e)tre trop tard/,
      sms: true,
    },
  ],
  do_nothing_opt_out: [
    theDate,
    { es: /sigue en el caso/, en: /stay in the case/, fr: /vous restez/, sms: true },
    { es: /le puede tocar una parte/, en: /may have a share/, fr: /pouvez avoir une part/, sms: true },
  ],
  do_nothing_backpay: [
    theDate,
    { es: /gobierno guarda/, en: /government keeps/, fr: /gouvernement garde/, sms: true },
    { es: /se puede perder/, en: /can be lost/, fr: /peut être perdu/, sms: true },
  ],
  lawyer_who_answer: [
    { es: /\{matter\.advocate\}/, en: /\{matter\.advocate\}/, fr: /\{matter\.advocate\}/, sms: true },
    { es: /\{matter\.firm\}/, en: /\{matter\.firm\}/, fr: /\{matter\.firm\}/ },
    { es: /\{matter\.case_number\}/, en: /\{matter\.case_number\}/, fr: /\{matter\.case_number\}/, sms: true },
    { es: /\{matter\.court\}/, en: /\{matter\.court\}/, fr: /\{matter\.court\}/, sms: true },
    call,
  ],
  lawyer_who_team: [{ es: /equipo de abogados/, en: /team of lawyers/, fr: /équipe d'avocats/, sms: true }, call],
  tax_answer: [{ es: /le contesta una persona/, en: /A person answers/, fr: /Une personne répond/, sms: true }, call],
  lawyer_call: [{ es: /\{hub\.staff_name\}/, en: /\{hub\.staff_name\}/, fr: /\{hub\.staff_name\}/, sms: true }],
  no_call_now: [],
  number_answer: [whoGave, { es: /ya no lo usamos/, en: /stop using it/, fr: /ne l'utilisons plus/, sms: true }],
  number_not_yet: [whoGave, { es: /lo quite/, en: /remove it/, fr: /l'enl[eè]ve/, sms: true }],
  by_call: [byPhone],
  person_too: [{ es: /escriba PERSONA/, en: /write PERSON/, fr: /écrivez PERSONNE/, sms: true }],
  who: [
    { es: /avisos personales/, en: /personal messages/, fr: /messages personnels/, sms: true },
    {
      es: /No vendemos ni cobramos|no vendemos ni cobramos/,
      en: /charge nothing/,
      fr: /vend(ons|re)[^.]*demand/,
      sms: true,
    },
    theirNumber,
  ],
  audio: [{ es: /audios/, en: /audio/, fr: /vocaux/, sms: true }],
  only_written: [{ es: /solo puedo escribirle/, en: /only write to you/, fr: /seulement vous écrire/, sms: true }],
  not_yet_known: [
    {
      es: /en cuanto sepa que es esa persona/,
      en: /as soon as I know it is that person/,
      fr: /dès que je sais que c'est cette personne/,
      sms: true,
    },
  ],
  not_yet_stranger: [
    { es: /en cuanto sepa con quién habla/, en: /as soon as they know whom/, fr: /dès qu'elle sait à qui/, sms: true },
  ],
}

const LANGUAGES = ['es', 'en', 'fr'] as const
type Words = { text: string; sms?: string }
const read = (lang: string): Record<string, Words> =>
  JSON.parse(readFileSync(join(import.meta.dirname, `../../locales/${lang}/faq.json`), 'utf8'))
/** SMS has no room for some accents. */
const bare = (text: string): string => text.normalize('NFD').replace(/\p{M}+/gu, '')
const says = (fact: RegExp, text: string): boolean =>
  fact.test(text) || new RegExp(bare(fact.source), fact.flags).test(bare(text))

/** Nobody may promise these: a sum, a paper, a day, a victory. */
const PROMISES = {
  es: /le (van a|vamos a) (dar|pagar|tocar)|le garantizo|seguro que|sin duda|va a ganar|le prometo/i,
  en: /you will (receive|win|be paid)|you will get (the|your|a|some) (money|pay|share|visa)|guarantee|for sure|i promise/i,
  fr: /vous (aurez|recevrez|gagnerez) (une? part|de l'argent|un visa)|garanti|je (vous )?promets/i,
}

describe.each(LANGUAGES)('what is answered to questions, in %s', (lang) => {
  const words = read(lang)

  it('has a row for each answer', () => expect(Object.keys(FACTS).sort()).toEqual(Object.keys(words).sort()))

  it.each(Object.entries(FACTS))('%s', (key, facts) => {
    const { text, sms } = words[key] as Words
    for (const fact of facts) {
      expect(text, `${lang}/faq.json, ${key}`).toSatisfy((one: string) => says(fact[lang], one))
      if (sms !== undefined && fact.sms)
        expect(sms, `${lang}/faq.json, ${key}, sms`).toSatisfy((one: string) => says(fact[lang], one))
    }
    for (const form of [text, sms ?? '']) expect(form).not.toMatch(PROMISES[lang])
  })
})
