import type { WithoutCourtesy } from '../reading/courtesy.ts'
import type { Cut } from '../reading/head-and-rest.ts'
import type { ReadIntent } from '../reading/intent.ts'
import type { Country, Lang, Reader } from '../reading/reader.ts'
import type { WrittenOut } from '../reading/written-out.ts'
import type { Facts } from './facts.ts'
import type { Flow } from './flow/flow.ts'
import type { Choice } from './node.ts'

/** What the engine must know about the words without holding them; `src/words` implements it. */
export type WordIndex = {
  /** Does any language have words under this key? */
  has(flow: string, key: string): boolean
  /** Can these words be heard, in any language? */
  recorded(flow: string, key: string): boolean
  /** Paths of the placeholders under this key, in any language and form: these values are frozen at the turn. */
  placeholders(flow: string, key: string): readonly string[]
  /** Labels and further words of the options, in the order of `ids`. */
  choices(flow: string, node: string, ids: readonly string[], lang: Lang, country: Country): readonly Choice[]
}

export type Readers = Readonly<Record<string, Reader<unknown, never>>>

export type EngineParts = {
  flows: readonly Flow[]
  readers: Readers
  readIntent: ReadIntent
  /** Without it keywords are heard only as they are spelt. */
  writtenOut?: WrittenOut
  /** Without it an answer is named to the letter only where no thanks stand behind it. */
  withoutCourtesy?: WithoutCourtesy
  /** Without it an answer with something else behind it is heard only as a whole. */
  cutsOf?: (text: string, lang: Lang) => Cut[]
  words: WordIndex
}

/** All that a turn may know beside its session and input. Clock and ids come from outside. */
export type TurnContext = {
  facts: Facts
  /** ISO. */
  now: string
  newId: () => string
  country: Country
  lang: Lang
  /** IANA zone of the person. */
  zone: string
  /** Which flows are for them: a flow's audience, or `anyone` for a stranger. */
  audience: string
  /** Who talks; the engine itself does not look at it. */
  personId?: string
  /** Flow -> question that its present version does not have -> where those go on who stand there (see `carried`). */
  moved?: ReadonlyMap<string, Readonly<Record<string, string>>>
  /** Somebody else spoke to them since the open question was put: a bare "sí" may be meant for them. */
  interrupted?: boolean
  /** The open question has not left yet: nothing that they say is an answer to it. */
  unseen?: boolean
  /** When the open question left, ISO, where that was later than it was planned: it waited for the morning. */
  putAt?: string
  /** The case that the input is an answer about, where the way that it came by says so: an Advocate's mail. */
  thread?: string
  /** The channel that the input came by, or that a start should use. */
  channel: string
}
