import { z } from 'zod'
import type { Json } from './session.ts'

/** `{ claim: notify, with: { field: literal | "=answers.x" | "=facts.claim.state" } }`, compiled. */
export type RecordStep = { noun: string; move: string; payload: Record<string, Json> }

const word = z.string().regex(/^[a-z][a-z0-9_]*$/, 'nouns and moves are lower case words')
const literal = z.union([z.string(), z.number(), z.boolean()])

/** Exactly one noun with its move, and optionally `with`. */
const recordSchema = z
  .object({ with: z.record(z.string(), literal).optional() })
  .catchall(word)
  .refine(
    (step) => Object.keys(step).filter((key) => key !== 'with').length === 1,
    'name exactly one noun with its move',
  )

export const recordsSchema = z.array(recordSchema).min(1)

export const compileRecords = (raw: z.infer<typeof recordsSchema> | undefined): RecordStep[] =>
  (raw ?? []).map(({ with: payload, ...nouns }) => {
    const [noun = '', move = ''] = Object.entries(nouns)[0] ?? []
    return { noun, move: String(move), payload: payload ?? {} }
  })

/** Paths (`answers.x`, `claim.state`) that the payloads read. */
export const recordReads = (steps: readonly RecordStep[]): string[] =>
  steps.flatMap((step) =>
    Object.values(step.payload).flatMap((value) =>
      typeof value === 'string' && value.startsWith('=') ? [pathOf(value)] : [],
    ),
  )

/** The path behind `=`; `=facts.claim.state` and `=claim.state` are the same. */
export const pathOf = (reference: string): string => reference.slice(1).replace(/^facts\./, '')
