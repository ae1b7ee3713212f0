import { z } from 'zod'
import type { Json } from '../session.ts'

/** `{ task: block, of: =answers.task.id, with: { field: literal | "=answers.x" | "=facts.claim.state" } }`, compiled. */
export type RecordStep = {
  noun: string
  move: string
  /** Path of the id of the document; absent: the person's own, their claim, or a new one. */
  of?: string
  payload: Record<string, Json>
}

const word = z.string().regex(/^[a-z][a-z0-9_]*$/, 'nouns and moves are lower case words')
const scalar = z.union([z.string(), z.number(), z.boolean()])
const literal = z.union([scalar, z.array(scalar)])

const reference = z.string().regex(/^=[a-z]+(\.[a-z0-9_]+)+$/, 'a document is named by =answers.task.id or a fact')

/** Exactly one noun with its move, and optionally `of` and `with`. */
const recordSchema = z
  .object({ of: reference.optional(), with: z.record(z.string(), literal).optional() })
  .catchall(word)
  .refine(
    (step) => Object.keys(step).filter((key) => key !== 'with' && key !== 'of').length === 1,
    'name exactly one noun with its move',
  )

export const recordsSchema = z.array(recordSchema).min(1)

export const compileRecords = (raw: z.infer<typeof recordsSchema> | undefined): RecordStep[] =>
  (raw ?? []).map(({ with: payload, of, ...nouns }) => {
    const [noun = '', move = ''] = Object.entries(nouns)[0] ?? []
    return { noun, move: String(move), ...(of === undefined ? {} : { of: pathOf(of) }), payload: payload ?? {} }
  })

/** Paths (`answers.x`, `claim.state`) that the steps read. */
export const recordReads = (steps: readonly RecordStep[]): string[] =>
  steps.flatMap(({ of, payload }) => [
    ...(of === undefined ? [] : [of]),
    ...Object.values(payload)
      .flat()
      .flatMap((value) => (isReference(value) ? [pathOf(value)] : [])),
  ])

/** Paths that the options of a reader name (`refs: =tasks.refs`). */
export const optionReads = (options: Readonly<Record<string, Json>>): string[] =>
  Object.values(options).flatMap((value) => (isReference(value) ? [pathOf(value)] : []))

/** A value that stands for another: `=answers.day`. */
export const isReference = (value: unknown): value is string => typeof value === 'string' && value.startsWith('=')

/** The path behind `=`; `=facts.claim.state` and `=claim.state` are the same. */
export const pathOf = (reference: string): string => reference.slice(1).replace(/^facts\./, '')
