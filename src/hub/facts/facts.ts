import type { AdvocateDoc } from '../../cases/advocate.ts'
import { type ClaimDoc, OPEN_STATES } from '../../cases/claim-doc.ts'
import type { MatterDoc } from '../../cases/matter-doc.ts'
import type { PersonDoc } from '../../cases/person.ts'
import { isFrozen } from '../../cases/person-safety.ts'
import { levelAt } from '../../cases/person-standing.ts'
import { countingCodes } from '../../cases/person-trust.ts'
import { countries } from '../../channels/countries.ts'
import { hoursFor, type OfficeHours } from '../../channels/hours.ts'
import { windowOpen } from '../../channels/window.ts'
import { zoneOf } from '../../channels/zones.ts'
import type { Level } from '../../engine/events.ts'
import type { Facts } from '../../engine/facts.ts'
import { fold } from '../../reading/normalise.ts'
import type { Country, Lang } from '../../reading/reader.ts'
import type { AddressRecord } from '../../store/addresses.ts'
import type { CaseDocument } from '../../store/case-documents.ts'
import type { ConversationRecord } from '../../store/conversations.ts'
import type { Parts } from '../parts.ts'
import { strangerAt } from '../people/sender-address.ts'
import { type CaseFile, isOpenClaim, isWrongParty } from './case-file.ts'
import { deskToldLately, nightTold, thankedLately, turnedAwayLately, voiceToldLately } from './courtesies.ts'
import { hearsIn, needsInterpreter } from './hears.ts'
import { levelLost } from './level-lost.ts'
import { hasNamesake } from './namesake.ts'
import { answerBy } from './office.ts'
import { payoutFacts } from './payout-facts.ts'
import { quietDays, vetoedUntil } from './quiet-days.ts'
import { placesOver } from './vetoed-places.ts'

/** What a turn and a message need to know of a person at an address. */
export type Snapshot = {
  facts: Facts
  claimId: string | null
  /** The claim is one in which the person is still being asked, and how the outreach of its matter stands. */
  asking: boolean
  outreach: MatterDoc['outreach'] | null
  level: Level
  wrongParty: boolean
  country: Country
  lang: Lang
  /** That is how they have just written, where their country alone told another. */
  writes?: Lang
  /** The language in which they are sent recordings; null: they read. */
  hears: string | null
  /** We can say nothing in the language that they are said to prefer. */
  unheard: boolean
  zone: string
  /** An Advocate of whom no e-mail is known. */
  noMail?: boolean
  /** Of an Advocate who gave them. */
  office?: OfficeHours | undefined
  /** Rest days of this person beside Sundays and public feasts, ISO dates. */
  alsoRest: readonly string[]
  /** Nothing that we begin may reach their place before. */
  vetoedUntil: Date | null
  /** An incident of the person is open. */
  frozen: boolean
  /** Somebody under 18 answered here. */
  minor: boolean
  /** Must not be contacted. */
  barred: boolean
  /** How the person stands in each group, by its id. */
  groups: Readonly<Record<string, string>>
}

const DAY_MS = 86_400_000

/** Makes of a person's case documents the read-only snapshot that flows see. Missing values are null. */
export async function takeSnapshot(
  { store, clock, senders, words }: Pick<Parts, 'store' | 'clock' | 'senders' | 'words'>,
  { person, claim, matter, partner, invitations, erasureAsked }: CaseFile,
  address: AddressRecord,
  conversation: ConversationRecord | null,
  /** In which language they have just written. */
  written: Lang | null = null,
): Promise<Snapshot> {
  const now = clock.now()
  const organisation = await store.settings.organisation()

  // Until somebody gives an office number, our own sender is the number to call.
  const publicPhone = organisation.publicPhone ?? senders[0] ?? null

  const country = (person?.country ?? address.country) as Country
  const row = countries[country] ?? countries[address.country as Country]
  const own = partner?.noun === 'advocate' ? (partner.doc as unknown as AdvocateDoc) : null
  const zone = own?.zone ?? zoneOf(country, person?.region)
  const known = langOf(wishOf(person) ?? languageOf(partner), country)
  const wrongParty = person !== null && isWrongParty(store, person, address)
  const writes = written !== null && known === 'en' && written !== known && !wishOf(person) && !partner && !wrongParty
  const lang = writes ? written : known
  const lost = wrongParty || (!partner && levelLost(person, address, now) !== null)
  const level = person && !lost ? levelOf(person, address._id, partner) : 'L0'
  const shared = sharedAt(person, address._id)
  const home = { country, region: person?.region, town: person?.town }
  const places = await store.places.around(home)
  const alsoRest = quietDays(places, person?.death_reported_at, zone, now)
  const hoursAt = (at: Date) => hoursFor({ kind: 'ours', now: at.toISOString(), zone, country, alsoRest })
  const hours = hoursAt(now)
  const opensAfter = (at: Date): string | null => {
    const then = hoursAt(at)
    return then.allowed ? null : then.opens
  }

  const facts: Facts = {
    person: {
      first_name: firstName(person),
      nickname: person?.nickname ?? null,
      initial: person?.first_surname ? `${person.first_surname[0]}.` : null,
      address_form: person?.address_form ?? firstName(person),
      second_surname: person?.second_surname ?? null,
      surnames: surnamesOf(person),
      language: wishOf(person) ?? null,
      mode: person?.prefs.mode ?? null,
      known: person?.known ?? false,
      introduced: !wrongParty && person?.said_at === address._id,
      opted_out: conversation?.optedOut ?? false,
      told_how_to_return:
        conversation?.remindedAt !== undefined && now.getTime() - conversation.remindedAt.getTime() < DAY_MS,
      thanked: thankedLately(conversation, now),
      turned_away: turnedAwayLately(conversation, now),
      voice_told: voiceToldLately(conversation, now),
      identity_sessions: person?.identity_sessions ?? 0,
      reminders: person?.consents.REMINDER.state !== 'WITHDRAWN',
      // Said to them alone: it is of no worth once another has heard it.
      trust_word: level === 'L0' || shared ? null : (person?.trust_word ?? null),
      namesake: await hasNamesake({ store }, person, address),
      death_reported: Boolean(person?.death_reported_at),
      erasure_asked: erasureAsked ?? false,
    },
    contact: {
      // Whoever of them writes or reads: on a phone of several nobody is known (A27).
      level: shared ? 'L0' : level,
      channel: address.channel,
      country: address.country,
      can_reply: address.channel !== 'sms' || row.twoWaySms,
      by_themselves: wroteByThemselves(person, address),
      shared,
      minor: minorAt(person, address._id),
      wrong_party: wrongParty,
      codes: person ? countingCodes(person, now.getTime()).map(({ code }) => code) : [],
      window_open: windowOpen(address.lastInboundAt?.toISOString() ?? null, now.toISOString()),
      lang,
    },
    claim: { ...(claimFacts(claim, matter) as object), inherited: claim !== null && claim.doc.heir_id === person?.id },
    payout: payoutFacts(claim?.doc ?? null),
    matter: matterFacts(matter, organisation.alias, publicPhone),
    now: {
      quiet: !hours.allowed,
      rest_day: !hours.allowed && hours.reason === 'rest-day',
      told: nightTold(conversation, now, opensAfter),
      desk_told: deskToldLately(conversation, now),
      opens: hours.allowed ? now.toISOString() : hours.opens,
      answer_by: new Date(answerBy(now.getTime())).toISOString(),
    },
    hub: {
      alias: organisation.alias,
      public_phone: publicPhone,
      numbers: [...new Set([...senders, ...(publicPhone ? [publicPhone] : [])])],
      staff_name: organisation.staffName ?? oneOf('team', words, lang),
      emergency: row.emergency,
      report_line: row.reportLine,
      life_line: row.lifeLine ?? row.emergency,
      complaints_name: organisation.complaintsName ?? oneOf('complaints', words, lang),
      country_name: countryName(country, lang),
      recorded: (words.recordings.get(hearsIn(person, lang) ?? lang)?.size ?? 0) > 0,
    },
  }
  return {
    facts,
    claimId: claim?.subject ?? null,
    asking: claim !== null && (OPEN_STATES as readonly string[]).includes(claim.state),
    outreach: matter?.outreach ?? null,
    level,
    wrongParty,
    country: (address.country as Country) ?? country,
    lang,
    ...(writes ? { writes: written } : {}),
    hears: hearsIn(person, lang),
    unheard: needsInterpreter(person, words),
    zone,
    ...(own && !own.email ? { noMail: true } : {}),
    office: officeOf(own),
    alsoRest,
    vetoedUntil: vetoedUntil(placesOver(await store.places.list(), home), now),
    frozen: person !== null && isFrozen(person),
    minor: minorAt(person, address._id),
    barred: person?.state === 'DO_NOT_CONTACT',
    groups: Object.fromEntries(invitations.flatMap(({ doc, state }) => (doc.group_id ? [[doc.group_id, state]] : []))),
  }
}

/** Making what tells the names costs more than all the rest of a snapshot. */
const namesIn = new Map<string, Intl.DisplayNames>()
function countryName(country: Country, lang: Lang): string {
  const names = namesIn.get(lang) ?? new Intl.DisplayNames([lang], { type: 'region' })
  namesIn.set(lang, names)
  return names.of(country) ?? country
}

/** Until somebody is named, people are told of "a person of the team". */
const oneOf = (key: 'team' | 'complaints', words: Parts['words'], lang: Lang): string =>
  words.render(
    { flow: 'common', key, values: {} },
    { channel: 'whatsapp', lang, country: 'MX', zone: 'UTC', now: new Date(0).toISOString(), buttons: false },
  ).text

/** "José Luis" is José; "Ma. Guadalupe" and "J. Jesús" are not a name without their second part. */
export const firstName = (person: Pick<PersonDoc, 'given_name'> | null): string | null => {
  const [first, second] = person?.given_name?.split(' ') ?? []
  return first?.endsWith('.') && second ? `${first} ${second}` : (first ?? null)
}

/** Words of their names, on the list and on their ID, that are no given name. */
const surnamesOf = (person: PersonDoc | null): string[] => {
  const words = (name = ''): string[] => name.split(' ').filter((word) => word !== '')
  const given = new Set(words(person?.given_name).map(fold))
  return [person?.first_surname, person?.second_surname, person?.name_on_id]
    .flatMap(words)
    .filter((word) => !given.has(fold(word)))
}

/** Null while nobody has said whether the phone is shared. */
const sharedAt = (person: PersonDoc | null, addressId: string): boolean | null => {
  if (person?.shared.includes(addressId)) return true
  return person?.unshared.includes(addressId) ? false : null
}

/** Nobody gave us this number, for somebody or of an acquaintance: who has it wrote to us first. */
const wroteByThemselves = (person: PersonDoc | null, { _id, people }: AddressRecord): boolean =>
  [...people, person?.id ?? strangerAt(_id)].every((each) => each === strangerAt(_id)) && !person?.may_know?.length

const minorAt = (person: PersonDoc | null, addressId: string): boolean => person?.minors?.includes(addressId) ?? false

export function claimFacts(claim: CaseDocument<ClaimDoc> | null, matter: MatterDoc | null): Facts['claim'] {
  if (!claim) return { id: null, state: null, open: false }
  return {
    id: claim.subject,
    matter: claim.matterId ?? null,
    state: claim.state,
    open: isOpenClaim(claim.state),
    last_year: claim.doc.last_year ?? null,
    employers: claim.doc.employers,
    work: claim.doc.work,
    informed: claim.doc.informed_text !== undefined,
    understood: claim.doc.understood,
    form_sent: Boolean(claim.doc.form_sent),
    joined_on: claim.doc.joined_at ?? null,
    deadline: claim.doc.deadline ?? matter?.deadline ?? null,
  }
}

export function matterFacts(matter: MatterDoc | null, alias: string, publicPhone: string | null): Facts['matter'] {
  return {
    alias: matter?.facts.alias ?? alias,
    public_phone: matter?.facts.public_phone ?? publicPhone,
    defender: matter?.facts.defender ?? null,
    company: matter?.facts.company ?? null,
    advocate: matter?.facts.advocate ?? null,
    firm: matter?.facts.firm ?? null,
    case_number: matter?.facts.case_number ?? null,
    court: matter?.facts.court ?? null,
    place: matter?.facts.place ?? null,
    expected_month: matter?.facts.expected_month ?? null,
    participation: matter?.participation ?? null,
    distributing: matter?.state === 'DISTRIBUTING',
  }
}

/** Staff registered the phone of a partner: who writes from it is taken for them, until somebody doubts it. */
const levelOf = (person: PersonDoc, address: string, partner: CaseFile['partner']): Level =>
  partner !== null && person.levels[address] === undefined ? 'L1' : levelAt(person, address)

const officeOf = (advocate: AdvocateDoc | null): OfficeHours | undefined =>
  advocate?.office_from === undefined || advocate.office_to === undefined
    ? undefined
    : { from: advocate.office_from, to: advocate.office_to }

const languageOf = (partner: CaseFile['partner']): string | undefined =>
  typeof partner?.doc.language === 'string' ? partner.doc.language : undefined

const wishOf = (person: PersonDoc | null): string | undefined => person?.prefs.language ?? person?.language

/** The language we write in: the person's wish where we have words for it, else by country. */
const langOf = (wish: string | undefined, country: Country): Lang => {
  if (wish === 'en' || wish === 'fr' || wish === 'es') return wish
  return wish === undefined && (country === 'US' || country === 'CA') ? 'en' : 'es'
}
