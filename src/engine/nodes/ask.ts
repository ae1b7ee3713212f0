import { z } from 'zod'
import { aboutEach, saidBefore, withoutLead } from '../about-each.ts'
import { matches } from '../against.ts'
import { exactChoice } from '../exact-choice.ts'
import type { MediaKind } from '../input.ts'
import { keepParts } from '../keep-parts.ts'
import { type Answer, defineNode, type Next, type NodeOf, type TurnTools } from '../node.ts'
import { compileOptions, type Option, optionsSchema, takeOption } from '../option.ts'
import { compileRecords, optionReads, type RecordStep, recordsSchema } from '../records.ts'
import { saidAmong } from '../said-among.ts'
import type { Json } from '../session.ts'
import { each, saved, target, word } from '../target.ts'
import { takeWhole, type Whole, wholeOf, wholeSchema } from '../whole.ts'

export type AskSpec = {
  reader: string
  save: string
  /** Path of the fact that the answer is compared with; then only pass or fail is kept. */
  against?: string
  /** Saved words that may hold the answer already: then nothing is asked. */
  from?: string
  /** Answer under which the words of an answer are kept, for the question that looks at them (`ahead`). */
  rest?: string
  /** Words that answered an earlier question, looked at once by this reader: what it finds there is the answer, and is not asked. */
  ahead?: { reader: string; from: string }
  /** An earlier question that was left open: its answer is also taken here, once. */
  late?: { reader: string; save: string; against?: string }
  /** Answer that holds the name of what is asked about (`expense.label`), where people name another of the list. */
  by?: string
  /** A reader that is tried first: its value answers more than this question. */
  whole?: Whole
  /** What the reader does not understand is kept as words, instead of counting as a miss. */
  otherwise?: { save: string; go: string }
  /** Parts of the value that become answers of their own, where they were said. */
  fields: readonly string[]
  /** Of a list that was told before only what is named now changes. */
  mends: boolean
  /** These files are as good an answer as words. */
  media: readonly MediaKind[]
  /**
   * What they tell is the answer, whatever it may mean besides: "que me llame" is for somebody else. False: a name or a place is asked
   * for, and a complaint or a stolen phone is none.
   */
  story?: boolean
  /** Handed to the reader; `=tasks.refs` as what stands there. */
  options: Record<string, Json>
  go: string
  /** Recorded after a good answer. */
  records: RecordStep[]
  /** Other things people say here: an intent's name in lower case, or an id with `words` in the locale. */
  also: Option[]
}

/** Readers that are no readers of words: a picture of something, or a voice note, is asked for. */
export const MEDIA_READERS: Record<string, readonly MediaKind[]> = {
  photo: ['image', 'document'],
  voice: ['audio'],
  file: ['image', 'document', 'audio'],
}
const PICTURES = ['image', 'document'] as const satisfies readonly MediaKind[]
const FILES = [...PICTURES, 'audio'] as const

/**
 * `ask: { reader: year, save: q1, against: claim.last_year }`: an open question. The reader returns a value (saved), a
 * problem in words, or the question that settles what is ambiguous. A photo or a voice note answers where one is asked for.
 */
export const ask = defineNode({
  type: 'ask',
  shape: {
    ask: z
      .object({
        reader: z.string(),
        save: word,
        against: z.string().optional(),
        from: saved.optional(),
        media: z.union([z.literal(true), z.array(z.enum(FILES)).min(1)]).optional(),
        story: z.boolean().optional(),
        fields: z.array(word).optional(),
        mends: z.literal(true).optional(),
      })
      .catchall(z.union([z.string(), z.number(), z.boolean(), z.array(z.union([z.string(), z.number()]))])),
    rest: word.optional(),
    by: each.optional(),
    ahead: z.strictObject({ reader: z.string(), from: word }).optional(),
    late: z.strictObject({ reader: z.string(), save: word, against: z.string().optional() }).optional(),
    whole: wholeSchema.omit({ from: true }).optional(),
    else: z.strictObject({ save: word, go: target }).optional(),
    go: target,
    also: optionsSchema.optional(),
    // biome-ignore lint/suspicious/noThenProperty: a key of the flow language, never awaited
    then: recordsSchema.optional(),
  },
  compile: (raw): AskSpec => {
    const { reader, save, against, from, media, story, fields, mends, ...options } = raw.ask
    return {
      reader,
      save,
      media: media === true ? PICTURES : (media ?? []),
      ...(story === undefined ? {} : { story }),
      fields: fields ?? [],
      mends: mends ?? false,
      ...(against === undefined ? {} : { against }),
      ...(from === undefined ? {} : { from }),
      ...(raw.rest === undefined ? {} : { rest: raw.rest }),
      ...(raw.by === undefined ? {} : { by: raw.by }),
      ...(raw.ahead === undefined ? {} : { ahead: raw.ahead }),
      ...(raw.late === undefined ? {} : { late: withoutAbsent(raw.late) }),
      ...(raw.whole === undefined ? {} : { whole: wholeOf(raw.whole) }),
      ...(raw.else === undefined ? {} : { otherwise: raw.else }),
      options,
      go: raw.go,
      records: compileRecords(raw.then),
      also: compileOptions(raw.also),
    }
  },
  targets: ({ go, also, otherwise, whole }) => [
    go,
    ...also.map((option) => option.go),
    ...[otherwise, whole].flatMap((other) => (other ? [other.go] : [])),
  ],
  waits: true,
  takes: (spec) => spec.also.map((option) => option.id),
  tells: {
    speaks: true,
    reads: ({ against, late, from, ahead, by, whole, options }) => [
      ...[against, late?.against].flatMap((path) => path ?? []),
      ...(by === undefined ? [] : [`answers.${by}`]),
      ...optionReads(options),
      ...optionReads(whole?.options ?? {}),
      ...[from, ahead?.from].flatMap((name) => (name === undefined ? [] : [`answers.${name}`])),
    ],
    saves: ({ save, fields, otherwise, late, rest, whole }) => [
      save,
      ...fields,
      ...(whole ? [whole.save, ...whole.fields] : []),
      ...[otherwise?.save, late?.save, rest].flatMap((name) => name ?? []),
    ],
    readers: ({ reader, late, ahead, whole }) => [
      ...(reader in MEDIA_READERS ? [] : [reader]),
      ...[late?.reader, ahead?.reader, whole?.reader].flatMap((name) => name ?? []),
    ],
    records: ({ records }) => records,
    options: ({ also }) => also,
  },
  enter: (node, turn) => {
    const { from, ahead } = node.spec
    const found = ahead && wordsOnce(turn, ahead.from)
    const named = ahead && found ? turn.read(ahead.reader, found, {}) : null
    if (named && 'value' in named) return accept(node, turn, named.value)
    const said = from === undefined ? null : turn.value(`answers.${from}`)
    // Words that are no answer are none: then it is asked.
    if (typeof said === 'string') {
      const next = understood(node, turn, said)
      if (!('miss' in next)) return next
    }
    const before = node.spec.by === undefined ? null : saidBefore(node.spec.by, turn)
    const told = before === null ? null : optionIn(node, turn, before)
    if (told) return told
    turn.say(node)
    turn.wait(node)
    return { stay: true }
  },
  resume: (node, turn, answer) => {
    const { spec } = node
    if (answer.kind === 'option') return takeOption(spec.also, answer.id, turn, answer.text)
    if (answer.kind === 'media') return resumeMedia(node, turn, answer)
    if (answer.kind !== 'text') return { miss: true }
    const whole = takeWhole(spec.whole, turn, answer.text)
    if (spec.reader in MEDIA_READERS) return whole ?? ofThisOne(node, turn, answer.text)
    const next = whole ?? answered(node, turn, answer.text)
    if (spec.rest !== undefined && !('miss' in next)) turn.save(spec.rest, answer.text)
    return next
  },
})

/** Words where a picture is asked for: "no me dieron de la comida" is about the food, whichever is asked about. */
const ofThisOne = (node: NodeOf<'ask', AskSpec>, turn: TurnTools, text: string): Next => {
  if (node.spec.by === undefined) {
    const named = saidAmong(turn.choices(node.name), text)
    return named === null ? { miss: true } : takeOption(node.spec.also, named, turn, text)
  }
  const { own, others } = aboutEach(text, node.spec.by, turn)
  const [other] = others
  if (own !== null || other === undefined) {
    // "No dieron, el chofer nunca da": the words that were asked for, and why.
    const [first = '', ...why] = text.split(/[,.;\n]/)
    return optionIn(node, turn, own ?? text) ?? (why.length > 0 ? ofThisOne(node, turn, first) : { miss: true })
  }
  turn.understood()
  return { miss: true, problem: turn.words('readers', 'reference.kept', { ref: other }) }
}

/** The option that the words name to the letter, but for what leads on to what they are about. */
const optionIn = (node: NodeOf<'ask', AskSpec>, turn: TurnTools, text: string): Next | null => {
  const id = exactChoice(withoutLead(text), turn.choices(node.name), 0)
  return id === null ? null : takeOption(node.spec.also, id, turn, text)
}

const answered = (node: NodeOf<'ask', AskSpec>, turn: TurnTools, text: string): Next => {
  const { also } = node.spec
  const other = exactChoice(text, turn.choices(node.name), 0)
  if (other !== null) return takeOption(also, other, turn, text)
  const late = takeLate(node, turn, text)
  if (late) return late
  const named = namedBeside(node, turn, text)
  if (named !== null) return takeOption(also, named, turn, text)
  return understood(node, turn, text)
}

const wordsOnce = (turn: TurnTools, name: string): string | null => {
  const words = turn.value(`answers.${name}`)
  turn.save(name, null)
  return typeof words === 'string' ? words : null
}

/** What the words are: a value, words to keep, or a miss with what there is to say about it. */
const understood = (node: NodeOf<'ask', AskSpec>, turn: TurnTools, text: string): Next => {
  const { spec } = node
  const reading = turn.read(spec.reader, text, spec.options)
  if ('value' in reading) return accept(node, turn, reading.value)
  const named = saidAmong(turn.choices(node.name), text) ?? (spec.otherwise ? saidFirst(node, turn, text) : null)
  if (named !== null) return takeOption(spec.also, named, turn, text)
  if (spec.otherwise && /[\p{L}\d]{2}/u.test(text)) {
    turn.save(spec.otherwise.save, text)
    return { go: spec.otherwise.go }
  }
  if ('problem' in reading) return { miss: true, problem: turn.words('readers', reading.problem, reading.values) }
  const question = turn.words('readers', reading.ambiguous, reading.values)
  const [only, ...more] = reading.between ?? []
  return only !== undefined && more.length === 0 ? { miss: true, question, offered: only } : { miss: true, question }
}

/** "Sí kítelo, ya estaba", where other words are kept: what they begin with, however it is spelled, is the option. */
const saidFirst = ({ name }: NodeOf<'ask', AskSpec>, turn: TurnTools, text: string): string | null => {
  const [first = ''] = text.split(/[,.;\n]/)
  const reading = turn.read('choice', first.trim().split(/\s+/).slice(0, FIRST_WORDS).join(' '), {
    options: turn.choices(name),
  })
  return 'value' in reading && typeof reading.value === 'string' ? reading.value : null
}
const FIRST_WORDS = 3

/**
 * "No me acuerdo cómo se llamaba el patrón": where an answer is compared with what we know and does not fit, words for something else
 * are heard among others, too. A number alone is no such words.
 */
const namedBeside = (
  { name, spec: { against } }: NodeOf<'ask', AskSpec>,
  turn: TurnTools,
  text: string,
): string | null => {
  if (against === undefined || matches(text, turn.value(against)) || !/\p{L}{2}/u.test(text)) return null
  const reading = turn.read('choice', text, { options: turn.choices(name) })
  return 'value' in reading && typeof reading.value === 'string' ? reading.value : null
}

/**
 * "Ya me acordé, fue en 2021": the answer to the earlier question is kept, and the open one stays unless the same words answer it
 * too. Only while the earlier one has no answer, so that nobody guesses twice.
 */
const takeLate = (node: NodeOf<'ask', AskSpec>, turn: TurnTools, text: string): Next | null => {
  const { late, against } = node.spec
  if (!late || turn.value(`answers.${late.save}`) !== null) return null
  const reading = turn.read(late.reader, text, {})
  if (!('value' in reading)) return null
  keep(turn, late, reading.value)
  return against !== undefined && matches(text, turn.value(against)) ? null : { go: node.name }
}

/** The value, or where it is compared with a fact only whether it matches. */
const keep = (turn: TurnTools, { save, against }: { save: string; against?: string }, value: Json): void =>
  turn.save(save, against === undefined ? value : matches(value, turn.value(against)))

const withoutAbsent = ({ against, ...rest }: { reader: string; save: string; against?: string | undefined }) => ({
  ...rest,
  ...(against === undefined ? {} : { against }),
})

/** Keep the value (or only whether it matches), record what a good answer records, go on. */
export const accept = (node: NodeOf<'ask', AskSpec>, turn: TurnTools, value: Json) => {
  const { spec } = node
  keep(turn, spec, keepParts(turn, spec.fields, value, spec.mends))
  turn.record(spec.records)
  return { go: spec.go }
}

const resumeMedia = (node: NodeOf<'ask', AskSpec>, turn: TurnTools, answer: Extract<Answer, { kind: 'media' }>) =>
  answer.problem === undefined
    ? accept(node, turn, { media: answer.media, id: answer.mediaId ?? null })
    : { miss: true as const, problem: turn.words('readers', `photo.${answer.problem}`) }
