import { z } from 'zod'
import { aboutEach, saidBefore } from '../answer/about-each.ts'
import { heardAhead, takeWhole, type Whole, wholeOf, wholeSchema } from '../answer/whole.ts'
import { compileOptions, type Option, optionsSchema, takeOption } from '../flow/option.ts'
import { optionReads } from '../flow/records.ts'
import { keepNamed, numberedFirst, takeSeveral } from '../flow/several.ts'
import { each, entry, target, word } from '../flow/target.ts'
import { namedAhead } from '../hearing/named-ahead.ts'
import { saysPlainly } from '../hearing/plainly.ts'
import { type Answer, defineNode, type Next, type NodeOf, type TurnTools } from '../node.ts'
import type { Json } from '../session.ts'

export type ChooseSpec = {
  /** In the order shown. */
  shown: Option[]
  /** Recognised, not shown. */
  also: Option[]
  /** Answer that holds the id of the option that was chosen, shown or not. */
  save?: string
  /** Several may be named: what each keeps under this name, as a list. They lead on alike. */
  several?: string
  /** What nothing else understood is kept as words, instead of counting as a miss. */
  otherwise?: { save: string; go: string }
  /** Words that were said beside an earlier answer, looked at once: what they name is not asked. */
  from?: string
  /** A reader that is tried first: its value answers more than this question. */
  whole?: Whole
  /** A picture or a document sent here is kept under this name: another one of what was asked for before. */
  file?: { save: string; go: string }
  /** Options that settle something: they count only where nothing is said against them beside them. */
  plainly?: string[]
  /** Options that the keywords of another flow say here, by where these enter it (`wants-in.says_so`): it is not opened. */
  keywords?: Record<string, string>
  /** Answer that holds the reference of what is asked about (`task.ref`), where people name several in one message. */
  by?: string
}

/**
 * `choose: { yes: reached, no: wrong_person }`: a question with options, shown as buttons, a list or numbers by channel. An
 * option whose id is an intent's name in lower case is also chosen by that intent. `by: task.ref` inside an `each`: the answer may
 * name what it is about ("t17 listo, t18 atorada"); what is said of others is kept until they are asked about. `plainly: [received]`: "ya
 * fui pero no me pagaron" is not the option "Ya fui".
 */
export const choose = defineNode({
  type: 'choose',
  shape: {
    choose: optionsSchema.refine((value) => Object.keys(value).length > 0, 'give at least one option'),
    also: optionsSchema.optional(),
    save: word.optional(),
    several: word.optional(),
    from: word.optional(),
    else: z.strictObject({ save: word, go: target }).optional(),
    whole: wholeSchema.optional(),
    file: z.strictObject({ save: word, go: target }).optional(),
    plainly: z.array(word).min(1).optional(),
    keywords: z.record(entry, word).optional(),
    by: each.optional(),
  },
  compile: (raw): ChooseSpec => ({
    shown: compileOptions(raw.choose),
    also: compileOptions(raw.also),
    ...(raw.save === undefined ? {} : { save: raw.save }),
    ...(raw.several === undefined ? {} : { several: raw.several }),
    ...(raw.from === undefined ? {} : { from: raw.from }),
    ...(raw.else ? { otherwise: raw.else } : {}),
    ...(raw.whole ? { whole: wholeOf(raw.whole) } : {}),
    ...(raw.file ? { file: raw.file } : {}),
    ...(raw.plainly ? { plainly: raw.plainly } : {}),
    ...(raw.keywords ? { keywords: raw.keywords } : {}),
    ...(raw.by === undefined ? {} : { by: raw.by }),
  }),
  targets: ({ shown, also, otherwise, whole, file }) => [
    ...[...shown, ...also].map(({ go }) => go),
    ...(otherwise ? [otherwise.go] : []),
    ...(whole ? [whole.go] : []),
    ...(file ? [file.go] : []),
  ],
  waits: true,
  shows: ({ shown }) => shown.map((option) => option.id),
  takes: ({ shown, also }) => [...shown, ...also].map((option) => option.id),
  tells: {
    speaks: true,
    reads: ({ by, from, whole }) => [
      ...[by, from, whole?.from].flatMap((name) => (name === undefined ? [] : [`answers.${name}`])),
      ...optionReads(whole?.options ?? {}),
    ],
    saves: ({ save, several, whole, otherwise }) => [
      ...[save, several].flatMap((name) => name ?? []),
      ...(whole ? [whole.save, ...whole.fields, ...[whole.words].flatMap((name) => name ?? [])] : []),
      ...(otherwise ? [otherwise.save] : []),
    ],
    readers: ({ whole }) => (whole ? [whole.reader] : []),
    options: ({ shown, also }) => [...shown, ...also],
  },
  enter: (node, turn) => {
    const heard = heardAhead(node.spec.whole, turn)
    if (heard) return heard
    const ahead = saidAhead(node, turn)
    if (ahead) return ahead
    const said = node.spec.by === undefined ? null : saidBefore(node.spec.by, turn)
    const next = said === null ? null : choice(node, turn, said)
    if (next && !('miss' in next)) return next
    turn.say(node)
    turn.wait(node)
    return { stay: true }
  },
  resume: (node, turn, answer) => {
    const { by } = node.spec
    if (answer.kind === 'option') return take(node, turn, answer.id, answer.text, answer.rest)
    if (answer.kind === 'media') return takeFile(node, turn, answer)
    if (answer.kind !== 'text') return { miss: true }
    const whole = takeWhole(node.spec.whole, turn, answer.text)
    if (whole) return whole
    if (by === undefined) return choice(node, turn, answer.text)
    const { own, others, bare } = aboutEach(answer.text, by, turn)
    const [other] = others
    if (bare[0] !== undefined && !own && other === undefined) {
      turn.understood()
      return { miss: true, problem: turn.words('readers', 'reference.bare', { ref: bare[0] }) }
    }
    if (own !== null || other === undefined) return choice(node, turn, own ?? answer.text)
    turn.understood()
    return { miss: true, problem: turn.words('readers', 'reference.kept', { ref: other }) }
  },
})

/**
 * The id is kept before the option records anything: what it records may name it. What leads back to this very question has not answered
 * it: the same words again would not say what is asked.
 */
function take(
  { name, spec }: NodeOf<'choose', ChooseSpec>,
  turn: TurnTools,
  id: string,
  said?: string,
  rest?: string,
): Next {
  const { shown, also, save, plainly } = spec
  const named =
    said !== undefined && plainly?.includes(id) ? turn.choices(name).find((choice) => choice.id === id) : null
  if (said !== undefined && named && !saysPlainly(said, named)) return keptWords(spec, turn, said) ?? { miss: true }
  const options = [...shown, ...also]
  if (save !== undefined && options.some((option) => option.id === id)) turn.save(save, id)
  const next = takeOption(options, id, turn, said, rest)
  keepNamed(spec, turn, [id])
  return 'go' in next && next.go === name ? { miss: true } : next
}

/** "Solo yo, por audio": what was said beside the answer before names an option of this question, or asks something. */
const saidAhead = (node: NodeOf<'choose', ChooseSpec>, turn: TurnTools): Next | null => {
  const { from } = node.spec
  const said = from === undefined ? null : turn.value(`answers.${from}`)
  if (from === undefined || typeof said !== 'string') return null
  turn.save(from, null)
  const id = namedAhead(turn, node.name, said)
  const next = id === null ? null : take(node, turn, id, said, said)
  if (next && !('miss' in next)) return next
  return node.spec.otherwise ? keptWords(node.spec, turn, said) : turn.aside(said)
}

const choice = (node: NodeOf<'choose', ChooseSpec>, turn: TurnTools, text: string): Next => {
  const { shown } = node.spec
  const offered = turn.choices(node.name)
  const { ids, beside } = numberedFirst(node.spec, text)
  const added = ids.length > 0 && /\p{L}/u.test(beside) ? turn.read('choice', beside, { options: offered }) : null
  const numbered = takeSeveral(node.spec, turn, [...ids, ...optionsIn(added)], text)
  if (numbered) return numbered
  const reading = turn.read('choice', text, { options: offered })
  if ('value' in reading && typeof reading.value === 'string') {
    const position = offered.findIndex((item) => item.id === reading.value)
    const unseenNumber = /^\W*\d+\W*$/.test(text) && position >= shown.length
    return unseenNumber ? { miss: true } : take(node, turn, reading.value, text)
  }
  if ('ambiguous' in reading) {
    const all = takeSeveral(node.spec, turn, reading.between ?? [], text)
    if (all) return all
    // What is not shown has no name to ask by.
    const named = (reading.between ?? []).every((id) => shown.some((option) => option.id === id))
    return named ? { miss: true, problem: turn.words('readers', reading.ambiguous, reading.values) } : { miss: true }
  }
  return keptWords(node.spec, turn, text) ?? { miss: true }
}

/** One that is named, or all of several. */
const optionsIn = (reading: ReturnType<TurnTools['read']> | null): Json[] => {
  if (reading === null || 'problem' in reading) return []
  return 'value' in reading ? [reading.value] : (reading.between ?? [])
}

/** What nothing understood, where words are kept. */
const keptWords = ({ otherwise }: ChooseSpec, turn: TurnTools, text: string): Next | null => {
  if (!otherwise || !/\p{L}{2}/u.test(text)) return null
  turn.save(otherwise.save, text)
  return { go: otherwise.go }
}

/** Another picture, or what is wrong with it. */
const takeFile = (
  { spec: { file } }: NodeOf<'choose', ChooseSpec>,
  turn: TurnTools,
  { media, mediaId, problem }: Extract<Answer, { kind: 'media' }>,
): Next => {
  if (!file) return { miss: true }
  if (problem !== undefined) return { miss: true, problem: turn.words('readers', `photo.${problem}`) }
  turn.save(file.save, { media, id: mediaId ?? null })
  return { go: file.go }
}
