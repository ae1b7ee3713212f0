import { hasJoined } from '../../../cases/claim-doc.ts'
import { codeOf, divide } from '../cells.ts'
import type { Label, Section } from '../report.ts'
import type { LabelKey } from '../words/en.ts'
import type { Member } from './members.ts'

/** Everybody on the list, divided in several ways; each must add up to all of them. */
export const partitionSections = (list: readonly Member[]): Section[] => [
  part('phone', 'phone_on_list', list, phoneOnList, [
    ['right_whatsapp', 'phone_right_whatsapp'],
    ['right_sms', 'phone_right_sms'],
    ['sms_silent', 'phone_sms_silent'],
    ['stranger', 'phone_stranger'],
    ['nowhere', 'phone_nowhere'],
    ['none', 'none'],
  ]),
  part('language', 'language', list, languageOf, LANGUAGES),
  part('way', 'preferred_way', list, wayOf, [
    ['text', 'way_text'],
    ['voice', 'way_voice'],
    ['in_person', 'way_in_person'],
    ['not_asked', 'not_asked'],
  ]),
  part('channel', 'final_channel', list, finalChannel, [
    ['own_whatsapp', 'channel_own'],
    ['shared_whatsapp', 'channel_shared'],
    ['sms_only', 'channel_sms'],
    ['none', 'none'],
  ]),
  part('claim', 'final_claim', list, standingOf, [
    ['joined', 'joined'],
    ['declined', 'declined'],
    ['no_decision', 'no_decision'],
  ]),
]

const LANGUAGES = [
  ['es', 'language_es'],
  ['nhe', 'language_nhe'],
  ['hus', 'language_hus'],
  ['ote', 'language_ote'],
] as const

type Order = readonly (readonly [string, Label])[]

const part = (name: string, title: LabelKey, list: readonly Member[], partOf: (one: Member) => string, order: Order) =>
  ({
    name,
    title,
    whole: list.length,
    rows: divide('claim', list, partOf, [
      ...order,
      ['other', 'other'],
      ['not_known', 'not_known'],
      ['erased', 'erased'],
    ]),
  }) satisfies Section

export const languageOf = ({ person }: Member): string =>
  person?.doc ? codeOf(person.doc.language ?? 'not_known') : 'erased'

const WAYS: Readonly<Record<string, string>> = { text: 'text', audio: 'voice', call: 'voice', person: 'in_person' }
const wayOf = ({ person }: Member): string =>
  person?.doc ? (WAYS[person.doc.prefs.mode ?? ''] ?? 'not_asked') : 'erased'

/** What became of the numbers that stood on the list. */
function phoneOnList({ person, addresses }: Member): string {
  if (!person?.doc) return 'erased'
  const { addresses: own, reached, wrong_party } = person.doc
  const listed = own.flatMap(({ id, source }) => {
    const address = addresses.find((each) => each.id === id)
    return source === 'class_list' && address ? [address] : []
  })
  if (listed.length === 0) return 'none'
  if (listed.some(({ id }) => wrong_party.includes(id))) return 'stranger'
  const answered = listed.find(({ id }) => reached[id] !== undefined)
  const heard = answered ?? listed.find(({ lastInboundAt }) => lastInboundAt !== undefined)
  if (heard) return heard.channel === 'sms' ? 'right_sms' : 'right_whatsapp'
  return listed.some(({ unreachable }) => unreachable === undefined) ? 'sms_silent' : 'nowhere'
}

/** Where the person can be written to now. */
export function finalChannel({ person, addresses }: Member): string {
  if (person?.state === 'DECEASED') return 'none'
  if (!person?.doc) return 'erased'
  const { wrong_party, shared } = person.doc
  const wrong = new Set(addresses.flatMap(({ id, same }) => (wrong_party.includes(id) ? same : [])))
  const usable = addresses.filter(({ id, unreachable }) => unreachable === undefined && !wrong.has(id))
  const onWhatsApp = usable.filter((each) => each.channel === 'whatsapp')
  if (onWhatsApp.some(({ id }) => shared.includes(id))) return 'shared_whatsapp'
  if (onWhatsApp.length > 0) return 'own_whatsapp'
  return usable.length > 0 ? 'sms_only' : 'none'
}

function standingOf({ state }: Member): string {
  if (hasJoined(state)) return 'joined'
  if (state === 'DECLINED') return 'declined'
  return state === 'NO_DECISION' ? 'no_decision' : state
}
