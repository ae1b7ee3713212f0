/** How somebody was found who could not be reached at the number of the list. */
export type Route = 'relative' | 'visit' | 'coworker'

/** What people ask at the menu before they decide, in the order in which they ask it. */
export type Topic = 'scam' | 'visa' | 'cost' | 'money' | 'employer'

/** What somebody answers: words, a tapped button (end of its id), a voice note, or nothing. */
export type Saying = { text: string } | { tap: string } | { voice: true } | null

/** One line of a person's own script: once, for the first message that it fits. */
export type Line = { reads: RegExp; says: Saying; afterHours?: number }

/** Something the person begins without being asked. `at`: local time of the story. */
export type Initiative = { at: string; says: { text: string } }

/** Decides once the questions are asked: what A8 gets. */
export type Ending = 'join' | 'think' | 'decline' | 'none'

/** Somebody of the class list, as the story plays them. */
export type Persona = {
  no: number
  /** Phone of the simulator at which they answer: its id, or a fictional number. Absent: they have none. */
  phone?: string
  channel: 'whatsapp' | 'sms'
  /** Absent: the number of the list was right. `on`: the day on which their number, or they themselves, were found. */
  found?: { on: string; by: Route }
  shared: boolean
  mode: 'text' | 'audio' | 'call' | 'person'
  asks: readonly Topic[]
  ending: Ending
  /** Why they decline, in their words. */
  because?: string
  /** What they do otherwise than others; each line is used once. */
  lines: readonly Line[]
  initiatives: readonly Initiative[]
  /** The Defender speaks with them in person, and reads them what others read: they do not write. */
  inPerson: boolean
  /** Awake until midnight: answers when the office is closed. */
  nightOwl: boolean
}

/** Somebody else who answers at a number of the list. */
export type Stranger = { phone: string; lines: readonly Line[]; initiatives: readonly Initiative[] }
