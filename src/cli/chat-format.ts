import { DateTime } from 'luxon'
import { durationMs } from '../engine/duration.ts'
import type { Json } from '../engine/session.ts'
import type { Outcome } from './talk.ts'

/** `as leocadio on whatsapp, 2026-03-02 17:30 America/Mexico_City, lang es, country MX` */
export type ChatHeader = { who: string; channel: string; now: string; zone: string; lang?: string; country?: string }

export type Action =
  | { kind: 'write'; text: string }
  | { kind: 'tap'; label: string }
  | { kind: 'media'; media: string; problem?: string }
  | { kind: 'open'; flow: string; answers?: Record<string, Json> }
  | { kind: 'event'; event: string }
  | { kind: 'pass'; ms: number }
  | { kind: 'until'; at: string }
  | { kind: 'know'; path: string; value: Json }

/** One action and what must come of it. */
export type Step = { line: number; action: Action; expected: { line: number; text: string }[] }

export type Chat = { header: ChatHeader; steps: Step[] }

/** Parse a .chat file. Throws with the line of what cannot be read. */
export const parseChat = (text: string): Chat => {
  let header: ChatHeader | null = null
  const steps: Step[] = []
  for (const [index, raw] of text.split('\n').entries()) {
    const line = index + 1
    const written = raw.trim()
    if (written === '' || written.startsWith('#')) continue
    if (!header) header = parseHeader(written, line)
    else if (/^[<!=]/.test(written)) {
      const step = steps.at(-1)
      if (!step || step.action.kind === 'know')
        throw new Error(`line ${line}: nothing was written or opened before this`)
      step.expected.push({ line, text: written })
    } else steps.push({ line, action: parseAction(written, line, header.zone), expected: [] })
  }
  if (!header) throw new Error('line 1: begin with "as <who> on <channel>, <date> <time> <zone>"')
  return { header, steps }
}

const HEADER = /^as (\S+) on (\S+), (\d{4}-\d\d-\d\d \d\d:\d\d) ([A-Za-z_]+(?:\/[A-Za-z_]+)*)((?:, [a-z]+ \S+)*)$/

const parseHeader = (written: string, line: number): ChatHeader => {
  const match = HEADER.exec(written)
  if (!match) throw new Error(`line ${line}: begin with "as <who> on <channel>, <date> <time> <zone>"`)
  const [, who = '', channel = '', at = '', zone = '', more = ''] = match
  const extra = Object.fromEntries(more.split(', ').flatMap((part) => (part ? [part.split(' ')] : [])))
  return {
    ...{ who, channel, zone, now: instant(at, zone, line) },
    ...(extra.lang ? { lang: extra.lang } : {}),
    ...(extra.country ? { country: extra.country } : {}),
  }
}

const parseAction = (written: string, line: number, zone: string): Action => {
  const tapped = /^>\s*\[(.+)\]$/.exec(written)?.[1]
  if (tapped) return { kind: 'tap', label: tapped }
  const [, media, problem] = /^>\s*\(([a-z]+)(?: ([a-z]+))?\)$/.exec(written) ?? []
  if (media) return { kind: 'media', media, ...(problem ? { problem } : {}) }
  if (written.startsWith('>')) return { kind: 'write', text: written.slice(1).trim() }
  const opened = /^\+\s*(\S+)(?:\s+(\{.*\}))?$/.exec(written)
  if (opened?.[1]) {
    const answers = opened[2] ? (parseJson(opened[2], line) as Record<string, Json>) : undefined
    return { kind: 'open', flow: opened[1], ...(answers ? { answers } : {}) }
  }
  if (written.startsWith('*')) return { kind: 'event', event: written.slice(1).trim() }
  const known = /^with (\S+) = (.+)$/.exec(written)
  if (known?.[1] && known[2]) return { kind: 'know', path: known[1], value: parseJson(known[2], line) }
  const clock = /^@ (.+)$/.exec(written)?.[1]
  if (clock?.startsWith('+')) {
    const ms = clock
      .slice(1)
      .split(' ')
      .reduce((sum, part) => sum + (durationMs(part.replace('+', '')) ?? Number.NaN), 0)
    if (!Number.isNaN(ms)) return { kind: 'pass', ms }
  } else if (clock) return { kind: 'until', at: instant(clock, zone, line) }
  throw new Error(
    `line ${line}: begin with > (they write), < (we say), ! = (what follows), @ (clock), + (open), * (event), with or #`,
  )
}

const parseJson = (written: string, line: number): Json => {
  try {
    return JSON.parse(written) as Json
  } catch {
    throw new Error(`line ${line}: the value of a fact is JSON: "words", 3, true, null`)
  }
}

const instant = (written: string, zone: string, line: number): string => {
  const at = DateTime.fromFormat(written, 'yyyy-MM-dd HH:mm', { zone }).toUTC().toISO()
  if (!at) throw new Error(`line ${line}: ${written} in ${zone} is no time; write 2026-03-02 17:30`)
  return at
}

/** A fact that becomes so, as a line of a .chat file. */
export const knownLine = ([path, value]: [string, Json]): string => `with ${path} = ${JSON.stringify(value)}`

/** An outcome as a line of a .chat file. */
export const outcomeLine = (outcome: Outcome): string => {
  switch (outcome.kind) {
    case 'said':
      return `< ${[outcome.text.replace(/\s+/g, ' ').trim(), ...outcome.options.map(({ label }) => `[${label}]`)].join(' ')}`
    case 'update':
      return [
        '!',
        outcome.noun,
        outcome.move,
        ...Object.entries(outcome.payload).map(([k, v]) => `${k}=${shown(v)}`),
      ].join(' ')
    case 'handoff':
      return `! handoff ${outcome.reason} ${outcome.priority}`
    case 'consent':
      return `! consent ${outcome.to}`
    case 'ended':
      return `= ${outcome.outcome}`
    case 'team':
      return `! team ${outcome.wanted}`
    case 'deferred':
      return '! deferred'
  }
}

const shown = (value: Json): string => (typeof value === 'string' ? value : JSON.stringify(value))
