import type { BroadcastDoc, BroadcastText } from '../../cases/broadcast-doc.ts'
import { nouns } from '../../cases/index.ts'
import type { Facts } from '../../engine/facts.ts'
import type { Problem } from '../../engine/problem.ts'
import type { Json } from '../../engine/session.ts'
import type { AddressRecord } from '../../store/addresses.ts'
import { NOTHING_KNOWN } from '../facts/case-file.ts'
import { takeSnapshot } from '../facts/facts.ts'
import type { Hub } from '../hub.ts'
import { BROADCAST_FLOW, BROADCAST_NODE } from './words-of-broadcast.ts'

/** Why it cannot be sent as it is; in words for staff, with what to do. */
export type Blocker = { code: string; lang?: string; problem: string; remedy: string }

/** What a broadcast is to the checks of all conversations: one message that we begin with, and no question. */
const asFlow = (level: string): string => `flow: ${BROADCAST_FLOW}
audience: migrant
facts: [person, contact, claim, matter, hub, now]
start: { staff: true }
nodes:
  known: { branch: [{ when: [{ fact: contact.level, at_least: ${level} }], go: ${BROADCAST_NODE} }, { go: over }] }
  ${BROADCAST_NODE}: { say: {}, level: ${level}, template: true, go: over }
  over: { end: told }
`
/** Every conversation is written in two languages at least; a broadcast only in those that its people read. */
const ABOUT_FILES: readonly string[] = ['locale-keys', 'translations', 'variants']
/** How to stop stands in every SMS; WhatsApp has it below the words. */
const STOP: Readonly<Record<string, RegExp>> = { es: /\bALTO\b/, en: /\bSTOP\b/, fr: /\bARR[EÊ]T\b/ }

/** Checks the words as if they stood in the locale files: kept-out words, usted, level, links, known facts, one SMS. */
export async function textProblems(
  { flows, parts }: Pick<Hub, 'flows' | 'parts'>,
  doc: Pick<BroadcastDoc, 'level' | 'texts'>,
): Promise<Blocker[]> {
  const words = Object.fromEntries(
    doc.texts.map(({ lang, text, sms }) => [
      lang,
      JSON.stringify({ [BROADCAST_NODE]: { text, ...(sms ? { sms } : {}) } }),
    ]),
  )
  const problems = await flows.check({ flow: BROADCAST_FLOW, yaml: asFlow(doc.level), words })
  const withoutStop = doc.texts
    .filter(({ lang, text, sms }) => !STOP[lang]?.test(sms ?? text))
    .map(
      ({ lang }): Blocker => ({
        code: 'sms_without_stop',
        lang,
        problem: 'The SMS does not say how to stop.',
        remedy: 'End it with: Para salir, ALTO. (en: Reply STOP to stop. fr: ARRET pour cesser.)',
      }),
    )
  return [...problems.filter(isOurs).map(asBlocker), ...withoutStop, ...(await unknownValues(parts, doc.texts))]
}

/** Values that are known of nobody: everybody would be left out. */
async function unknownValues(parts: Hub['parts'], texts: readonly BroadcastText[]): Promise<Blocker[]> {
  const known = await factsThereAre(parts)
  return texts.flatMap(({ lang, text, sms }) =>
    [text, sms ?? '']
      .flatMap(parts.live.words.rules.placeholders)
      .filter(({ path }) => !isThere(known, path))
      .map(({ path }) => ({
        code: 'value_unknown',
        lang,
        problem: `It tells {${path}}, which is known of nobody.`,
        remedy: 'Use the facts that docs/flows.md lists.',
      })),
  )
}

/** Every fact that there may be: as of somebody of whom nothing is known but that they have a claim. */
async function factsThereAre(parts: Hub['parts']): Promise<Facts> {
  const claim = { noun: 'claim', subject: '', state: '', facets: {}, version: 0, updatedAt: new Date(0) }
  const file = { ...NOTHING_KNOWN, claim: { _id: '', ...claim, doc: nouns.claim.initial('') as never } }
  const address: AddressRecord = { _id: '', channel: 'whatsapp', country: 'MX', sealed: '', people: [], aliases: [] }
  return (await takeSnapshot(parts, file, address, null)).facts
}

function isThere(facts: Facts, path: string): boolean {
  let value: Json = facts
  return path.split('.').every((step) => {
    if (value === null || typeof value !== 'object' || Array.isArray(value) || !Object.hasOwn(value, step)) return false
    value = value[step] ?? null
    return true
  })
}

const isOurs = ({ check, file, warning }: Problem): boolean =>
  !warning && !ABOUT_FILES.includes(check) && new RegExp(`/${BROADCAST_FLOW}\\.(?:json|yaml)$`).test(file)

function asBlocker({ check, file, problem, remedy }: Problem): Blocker {
  const lang = /locales\/([^/]+)\//.exec(file)?.[1]
  return { code: check.replaceAll('-', '_'), ...(lang ? { lang } : {}), problem, remedy }
}
