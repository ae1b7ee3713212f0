import { existsSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { DateTime } from 'luxon'
import { countries } from '../channels/countries.ts'
import { zoneOf } from '../channels/zones.ts'
import { type Facts, valueAt } from '../engine/facts.ts'
import { AUDIENCES } from '../engine/flow/flow.ts'
import type { Json } from '../engine/session.ts'
import { projectRoot } from '../library.ts'
import type { Country } from '../reading/reader.ts'
import { sampleFacts } from './sample-facts.ts'
import type { TalkSetting } from './talk.ts'

export type ChatOptions = {
  /** A file in test/chats/people, without its ending, or else a first name. Default: that of `facts`, or `usual`. */
  as?: string
  channel: string
  at: string
  zone?: string
  lang?: string
  country?: string
  audience?: string
  facts?: string
  /** `contact.level=L1`. */
  with?: string[]
  dir: string
}

/** A person of test/chats/people, as its file holds them. */
export type Person = Pick<TalkSetting, 'audience' | 'lang' | 'country' | 'facts'>

export type ChatSetting = {
  who: string
  setting: TalkSetting
  /** What test/chats/people must hold for a saved talk to go the same way; absent: it does already. */
  person?: Person
  /** Facts that differ from the person's file. */
  known: [string, Json][]
}

/**
 * Who talks, where and when, from the options of the command.
 * @param opened audience that of the flow which is opened: it counts where the person is of none
 * @throws Error that says which option is wrong
 */
export const chatSetting = (options: ChatOptions, opened = 'anyone'): ChatSetting => {
  const name = options.as ?? (options.facts === undefined ? usual(opened) : basename(options.facts, '.json'))
  const kept = [options.dir, projectRoot]
    .map((root) => join(root, 'test/chats/people', `${name}.json`))
    .find((path) => existsSync(path))
  const path = options.facts ?? kept
  const file = path === undefined ? {} : (JSON.parse(readFileSync(path, 'utf8')) as Partial<Person>)
  const country = oneOf('--country', options.country ?? file.country ?? 'MX', Object.keys(countries)) as Country
  const zone = options.zone ?? zoneOf(country)
  const now = DateTime.fromISO(options.at, { zone, setZone: false }).toUTC().toISO()
  if (!now)
    throw new Error(`--at ${options.at} is no time; write 2026-03-02T17:30, or with its zone 2026-03-02T17:30:00-06:00`)
  const channel = oneOf('--channel', options.channel, ['whatsapp', 'sms'])
  const lang = oneOf('--lang', options.lang ?? file.lang ?? 'es', ['es', 'en', 'fr']) as Person['lang']
  const audience = oneOf(
    '--audience',
    options.audience ?? file.audience ?? (opened === 'anyone' ? 'migrant' : opened),
    AUDIENCES,
  )
  const facts = file.facts ?? named(name)
  const changes: [string, Json][] = [
    ['contact.country', country],
    ['contact.can_reply', channel !== 'sms' || countries[country].twoWaySms],
    ['contact.lang', lang],
    ...(options.with ?? []).map(given),
  ]
  const known = changes.filter(([name, value]) => valueAt(facts, name) !== value)
  return {
    who: name,
    setting: {
      facts: withFacts(facts, [['contact.channel', channel], ...known]),
      audience,
      channel,
      country,
      lang,
      zone,
      now,
    },
    known,
    ...(kept === undefined || options.facts !== undefined ? { person: { audience, lang, country, facts } } : {}),
  }
}

/** `contact.level=L1`, `contact.shared = true`: the value is JSON, or words. Null when it is written otherwise. */
export const factIn = (text: string): [string, Json] | null => {
  const [, name, value] = /^\s*([a-z]+\.[a-z0-9_]+)\s*=\s*(.+)$/.exec(text) ?? []
  return name === undefined || value === undefined ? null : [name, jsonOrWords(value)]
}

/** `day=2026-03-09`: an answer that a flow is handed. */
export const answerIn = (text: string): [string, Json] => {
  const [, name, value] = /^\s*([a-z][a-z0-9_]*)\s*=\s*(.+)$/s.exec(text) ?? []
  if (name === undefined || value === undefined)
    throw new Error(`--answer ${text} is no answer; write --answer day=2026-03-09`)
  return [name, jsonOrWords(value)]
}

/** JSON, else words. */
const jsonOrWords = (text: string): Json => {
  try {
    return JSON.parse(text) as Json
  } catch {
    return text.trim()
  }
}

const given = (text: string): [string, Json] => {
  const fact = factIn(text)
  if (!fact) throw new Error(`--with ${text} is no fact; write --with contact.level=L1`)
  return fact
}

const withFacts = (facts: Facts, changes: readonly [string, Json][]): Facts => {
  const changed = structuredClone(facts)
  for (const [path, value] of changes) {
    const [group = '', name = ''] = path.split('.')
    changed[group] = { ...(changed[group] as object | undefined), [name]: value }
  }
  return changed
}

/** Who talks to a flow when nobody is named: a worker, or somebody of another audience, called like it. */
const usual = (opened: string): string => (opened === 'migrant' || opened === 'anyone' ? 'leocadio' : opened)

/** A worker of the class list under this first name. */
const named = (as: string): Facts => {
  const name = as.charAt(0).toUpperCase() + as.slice(1)
  return { ...sampleFacts, person: { ...(sampleFacts.person as object), first_name: name, address_form: name } }
}

const oneOf = (option: string, value: string, known: readonly string[]): string => {
  if (!known.includes(value)) throw new Error(`${option} ${value} is unknown; give one of ${known.join(', ')}`)
  return value
}
