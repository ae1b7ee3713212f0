import type { Saying as Sending } from '../../simulator/inbound.ts'
import { sameNumber } from '../../simulator/numbers.ts'
import type { Simulator } from '../../simulator/server.ts'
import type { Bubble } from '../../simulator/thread.ts'
import { answerTo, isMenu, type Memory } from './answers.ts'
import { people, strangers } from './people.ts'
import type { Line, Persona, Saying } from './persona.ts'
import { instant, localTime, type StoryClock } from './story-clock.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
/** Nobody answers in these days: everybody is at the feast. */
const FEAST = [instant('2026-04-02 00:00'), instant('2026-04-06 07:30')] as const

type Plan = { at: number; phone: string; channel: 'whatsapp' | 'sms'; says: Exclude<Saying, null>; to: Bubble | null }
type Player = {
  phone: string
  channel: 'whatsapp' | 'sms'
  nightOwl: boolean
  lines: Line[]
  /** People at this phone; what they know of themselves goes by place on the list. */
  personas: readonly Persona[]
  /** Bubbles that were read. */
  read: number
  asked: number
  said: number
}

export type Players = {
  /** Everybody looks at their phone and decides what to answer, and when. */
  look(): void
  /** When the next of them writes; null: nobody will. */
  next(): number | null
  /** Those whose time has come write. */
  write(): void
}

/** The people on their virtual phones: they read, wait a while, and answer; at night they sleep. */
export function createPlayers(
  { control, state }: Pick<Simulator, 'control' | 'state'>,
  clock: StoryClock,
  memories: ReadonlyMap<number, Memory>,
): Players {
  const plans: Plan[] = []
  const players = new Map<string, Player>()
  for (const persona of people) {
    if (!persona.phone) continue
    const known = players.get(persona.phone)
    // Father and son have one phone in the hand.
    if (known) known.personas = [...known.personas, persona]
    else players.set(persona.phone, player(persona.phone, persona.channel, persona.lines, persona.nightOwl, [persona]))
  }
  for (const { phone, lines } of strangers) players.set(phone, player(phone, 'whatsapp', lines, false, []))
  for (const { phone, channel, initiatives } of [
    ...people.flatMap((persona) => (persona.phone ? [{ ...persona, phone: persona.phone }] : [])),
    ...strangers.map((stranger) => ({ ...stranger, channel: 'whatsapp' as const })),
  ])
    for (const { at, says } of initiatives) plans.push({ at: instant(at), phone, channel, says, to: null })

  /** Phones that got something since they were last looked at. */
  const ringing = new Set<Player>()
  const byNumber = new Map([...players.values()].map((one) => [sameNumber(control.phone(one.phone).number), one]))
  state.onChange((change) => {
    const one = change.kind === 'message' ? byNumber.get(change.message.phone) : undefined
    if (one) ringing.add(one)
  })

  function look(): void {
    for (const one of ringing) {
      ringing.delete(one)
      const thread = control.thread(one.phone, one.channel)
      const fresh = thread.slice(one.read)
      one.read = thread.length
      for (const bubble of fresh) if (!bubble.mine && !bubble.notice) consider(one, bubble)
    }
  }

  function consider(one: Player, bubble: Bubble): void {
    const index = one.lines.findIndex(({ reads }) => reads.test(bubble.text))
    const own = index >= 0 ? one.lines.splice(index, 1)[0] : undefined
    const [persona] = one.personas
    const memory = persona ? (memories.get(persona.no) ?? {}) : {}
    const says = own ? own.says : persona ? answerTo(bubble.text, persona, memory, one.asked) : null
    if (!says) return
    if (!own && isMenu(bubble.text)) one.asked++
    // Whoever reads something new answers that, not what came before.
    const stale = plans.findIndex((plan) => plan.phone === one.phone && plan.to !== null)
    if (stale >= 0) plans.splice(stale, 1)
    const wait = own?.afterHours ? own.afterHours * HOUR_MS : pause(one)
    plans.push({
      at: awake(clock.now().getTime() + wait, one.nightOwl, own?.afterHours !== undefined),
      phone: one.phone,
      channel: one.channel,
      says,
      to: bubble,
    })
  }

  return {
    look,
    next: () => (plans.length === 0 ? null : Math.min(...plans.map(({ at }) => at))),
    write() {
      const now = clock.now().getTime()
      for (const plan of plans.filter(({ at }) => at <= now)) {
        plans.splice(plans.indexOf(plan), 1)
        control.say(plan.phone, { channel: plan.channel, ...sending(plan) })
      }
    },
  }
}

const player = (
  phone: string,
  channel: 'whatsapp' | 'sms',
  lines: readonly Line[],
  nightOwl: boolean,
  personas: readonly Persona[],
): Player => ({ phone, channel, nightOwl, lines: [...lines], personas, read: 0, asked: 0, said: 0 })

/** Two minutes to an hour and a half; the same in every run. */
const pause = (one: Player): number => {
  one.said += 1
  const seed = [...one.phone].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), one.said * 7919)
  return (2 + (Math.abs(seed) % 88)) * MINUTE_MS
}

/** The same time, or the next at which the person is awake and not at the feast. */
const awake = (at: number, nightOwl: boolean, exactly: boolean): number => {
  if (exactly) return at
  if (at >= FEAST[0] && at < FEAST[1]) return FEAST[1] + (at % HOUR_MS)
  const local = localTime(at)
  if (local.hour < 7) return local.set({ hour: 7, minute: 30 + (local.minute % 30) }).toMillis()
  const bed = nightOwl ? 24 : 22
  return local.hour < bed ? at : local.plus({ days: 1 }).set({ hour: 7, minute: 30 }).toMillis()
}

/** A tap where the message has the button; on a phone without buttons, words. */
function sending({ says, to }: Plan): Omit<Sending, 'channel'> {
  if ('voice' in says) return { sample: 'voice' }
  if ('text' in says) return says
  const button = to?.layout.options.find(({ id }) => id === says.tap || id.endsWith(`.${says.tap}`))
  if (!to || !button) return { text: WORDS[says.tap] ?? says.tap }
  const kind = to.layout.kind === 'list' ? 'list' : 'buttons'
  return { button: { id: button.id, label: button.label, kind, repliedTo: to.sid } }
}

/** What a tap is in words, for phones without buttons. */
const WORDS: Readonly<Record<string, string>> = {
  yes: 'si',
  no: 'no',
  text: 'por texto',
  audio: 'por audio',
  call: 'por llamada',
  spanish: 'español',
  own: 'el de mi pueblo',
  decide: 'ya quiero decidir',
  join: 'quiero participar',
  later: 'lo voy a pensar',
  bring: 'que me la traigan',
  go: 'yo voy',
}
