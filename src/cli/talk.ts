import { after } from '../engine/duration.ts'
import type { Engine } from '../engine/engine.ts'
import type { Event, Level } from '../engine/events.ts'
import type { Facts } from '../engine/facts.ts'
import type { Input, MediaKind, MediaProblem } from '../engine/input.ts'
import type { Json, Session } from '../engine/session.ts'
import type { Country, Lang } from '../reading/reader.ts'
import type { Words } from '../words/words.ts'
import { factsAfter } from './facts-after.ts'

/** Who talks, where and when. */
export type TalkSetting = {
  facts: Facts
  audience: string
  channel: string
  country: Country
  lang: Lang
  zone: string
  /** ISO. */
  now: string
}

/** What came of an input, in order. */
export type Outcome =
  | { kind: 'said'; text: string; options: { id: string; label: string }[]; channel: string; level: Level }
  | { kind: 'update'; noun: string; move: string; payload: Record<string, Json> }
  | { kind: 'handoff'; reason: string; priority: string }
  | { kind: 'consent'; to: string }
  | { kind: 'ended'; outcome: string }
  | { kind: 'team'; wanted: string }
  | { kind: 'deferred' }

/**
 * One conversation without a hub: a clock that moves when told, a timer, facts that follow what is recorded. Between any two
 * inputs the session is saved as JSON and loaded again. Used by `portavoz chat`, the .chat tests and the crawler.
 */
export class Talk {
  readonly setting: TalkSetting
  private readonly engine: Engine
  private readonly words: Words
  /** What the latest turn left, and what of it was loaded again. */
  private kept: { session: Session | null; loaded?: Session | null } = { session: null, loaded: null }
  private ids = 0
  private timer: { waitId: string; until: string } | null = null
  /** Buttons shown so far, the latest first. */
  private shown: { id: string; label: string }[] = []

  constructor(engine: Engine, words: Words, setting: TalkSetting) {
    this.engine = engine
    this.words = words
    // Groups of facts are replaced, never changed, so a copy of the first level is enough.
    this.setting = { ...setting, facts: { ...setting.facts } }
  }

  get session(): Session | null {
    return this.kept.session
  }

  /** Saved and loaded once for all that goes on from here: a turn that changed the session it is handed would throw. */
  private get loaded(): Session | null {
    const { kept } = this
    if (kept.loaded === undefined) kept.loaded = frozen(JSON.parse(JSON.stringify(kept.session)) as Session | null)
    return kept.loaded
  }

  /** When silence will fire, ISO; null when nothing waits for time. */
  get due(): string | null {
    return this.timer?.until ?? null
  }

  /** The same conversation once more, to be led another way from here. */
  fork(): Talk {
    const other = new Talk(this.engine, this.words, this.setting)
    other.kept = this.kept
    other.ids = this.ids
    other.timer = this.timer
    other.shown = this.shown
    return other
  }

  open(flow: string, answers?: Record<string, Json>): Outcome[] {
    return this.turn({ kind: 'start', flow, ...(answers ? { answers } : {}) })
  }

  write(text: string): Outcome[] {
    return this.turn({ kind: 'text', text })
  }

  /** Tap a button by its label or option id: the latest one shown that is called so. Null when there is none. */
  tap(name: string): Outcome[] | null {
    const button = this.shown.find(({ id, label }) => label === name || id === name || id.endsWith(`.${name}`))
    return button ? this.turn({ kind: 'text', text: button.label, button: button.id }) : null
  }

  media(media: MediaKind, problem?: MediaProblem): Outcome[] {
    return this.turn({ kind: 'media', media, mediaId: `media-${++this.ids}`, ...(problem ? { problem } : {}) })
  }

  event(event: string): Outcome[] {
    return this.turn({ kind: 'event', event })
  }

  /** Let time pass until an instant; timers fire in their order, each at its own time. */
  until(instant: string): Outcome[] {
    const outcomes: Outcome[] = []
    for (let fired = 0; this.timer && this.timer.until <= instant && fired < 50; fired++) {
      const { waitId, until } = this.timer
      this.timer = null
      if (until > this.setting.now) this.setting.now = until
      outcomes.push(...this.turn({ kind: 'silence', waitId }))
    }
    if (instant > this.setting.now) this.setting.now = instant
    return outcomes
  }

  pass(ms: number): Outcome[] {
    return this.until(after(this.setting.now, ms))
  }

  /** Set a fact, `contact.shared` for instance. */
  know(path: string, value: Json): void {
    const [group = '', name = ''] = path.split('.')
    const known = this.setting.facts[group]
    this.setting.facts[group] = { ...(typeof known === 'object' && !Array.isArray(known) ? known : {}), [name]: value }
  }

  turn(input: Input): Outcome[] {
    const { facts, ...rest } = this.setting
    const { session, events, deferred } = this.engine.turn(this.loaded, input, {
      ...rest,
      facts,
      newId: () => `wait-${++this.ids}`,
    })
    this.kept = { session }
    const outcomes = events.flatMap((event) => this.happened(event))
    if (this.timer && this.timer.waitId !== session?.waitId) this.timer = null
    return deferred ? [{ kind: 'deferred' }, ...outcomes] : outcomes
  }

  private happened(event: Event): Outcome[] {
    this.setting.facts = factsAfter(this.setting.facts, event)
    const { language } = (this.setting.facts.person ?? {}) as Record<string, Json>
    if (language === 'es' || language === 'en' || language === 'fr') this.setting.lang = language
    switch (event.type) {
      case 'said': {
        const { lang, country, zone, now } = this.setting
        const channel = event.channel ?? this.setting.channel
        const { text, options = [] } = this.words.render(event.text, {
          ...{ lang, country, zone, now, channel },
          buttons: channel !== 'sms',
        })
        this.shown = [...options, ...this.shown].slice(0, 40)
        return [{ kind: 'said', text, options, channel, level: event.level }]
      }
      case 'recorded':
        return [{ kind: 'update', noun: event.noun, move: event.move, payload: event.payload }]
      case 'waited':
        this.timer = event.until === undefined ? null : { waitId: event.waitId, until: event.until }
        return []
      case 'handed-off':
        return [{ kind: 'handoff', reason: event.reason, priority: event.priority }]
      case 'consent-changed':
        return [{ kind: 'consent', to: event.to }]
      case 'team-words':
        return [{ kind: 'team', wanted: event.wanted }]
      case 'voice-confirmed':
        return []
      case 'ended':
        return [{ kind: 'ended', outcome: event.outcome }]
    }
  }
}

const frozen = <T>(value: T): T => {
  if (value === null || typeof value !== 'object') return value
  for (const inner of Object.values(value)) frozen(inner)
  return Object.freeze(value)
}
