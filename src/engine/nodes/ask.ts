import { z } from 'zod'
import { saidBefore } from '../answer/about-each.ts'
import { accept, answered, ofThisOne, optionIn, understood } from '../answer/open-answer.ts'
import { takeWhole, type Whole, wholeOf, wholeSchema } from '../answer/whole.ts'
import { compileOptions, type Option, optionsSchema, takeOption } from '../flow/option.ts'
import { compileRecords, optionReads, type RecordStep, recordsSchema } from '../flow/records.ts'
import { each, saved, target, word } from '../flow/target.ts'
import { fold } from '../fold.ts'
import type { MediaKind } from '../input.ts'
import { type Answer, defineNode, type Next, type NodeOf, type TurnTools } from '../node.ts'
import type { Json } from '../session.ts'

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
      ...(whole ? [whole.save, ...whole.fields, ...[whole.words].flatMap((name) => name ?? [])] : []),
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
    if (spec.story === false && isToldBefore(turn, answer.text)) return { miss: true }
    const whole = takeWhole(spec.whole, turn, answer.text)
    if (spec.reader in MEDIA_READERS) return whole ?? ofThisOne(node, turn, answer.text)
    return whole ?? keepingWords(node, turn, answer.text)
  },
})

/** "Que me lo dio mi compadre" where their name is asked: what answered an earlier question is no name and no place. */
const isToldBefore = (turn: TurnTools, text: string): boolean => {
  const words = (said: string): string => fold(said).replace(/^(?:ya (?:le|se lo) dije )?(?:que )?/, '')
  const answers = Object.values(turn.value('answers') ?? {})
  return answers.some((before) => typeof before === 'string' && words(before) === words(text))
}

const resumeMedia = (node: NodeOf<'ask', AskSpec>, turn: TurnTools, answer: Extract<Answer, { kind: 'media' }>) =>
  answer.problem === undefined
    ? accept(node, turn, { media: answer.media, id: answer.mediaId ?? null })
    : { miss: true as const, problem: turn.words('readers', `photo.${answer.problem}`) }

/** The words are there when the answer records something; those of a miss are not kept. */
const keepingWords = (node: NodeOf<'ask', AskSpec>, turn: TurnTools, text: string): Next => {
  const { rest } = node.spec
  if (rest === undefined) return answered(node, turn, text)
  const before = turn.value(`answers.${rest}`)
  turn.save(rest, text)
  const next = answered(node, turn, text)
  if ('miss' in next) turn.save(rest, before)
  return next
}

const wordsOnce = (turn: TurnTools, name: string): string | null => {
  const words = turn.value(`answers.${name}`)
  turn.save(name, null)
  return typeof words === 'string' ? words : null
}

const withoutAbsent = ({ against, ...rest }: { reader: string; save: string; against?: string | undefined }) => ({
  ...rest,
  ...(against === undefined ? {} : { against }),
})
