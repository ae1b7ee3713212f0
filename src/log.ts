import { type DestinationStream, type Logger, pino } from 'pino'
import type { Vault } from './store/vault.ts'

/** Nine digits or more, however they are grouped: a number of a person, a card, a document. */
const NUMBER = /\+?\d(?:[\s().-]?\d){8,}/g
const CREDENTIALS = /\/\/[^@/\s]+@/g
const DEEPEST = 4

/**
 * JSON lines. Names and texts are never handed to it; as the last line of defence whatever looks like a number becomes a
 * keyed pseudonym, the same in every line, so that two lines about one person can still be put side by side.
 */
export function createLog(level: string, vault: Vault, destination?: DestinationStream): Logger {
  const scrub = (text: string): string =>
    text
      .replace(CREDENTIALS, '//***@')
      .replace(NUMBER, (number) => `p_${vault.blindIndex(number.replace(/\D/g, '')).slice(0, 10)}`)
  const clean = (value: unknown, depth: number): unknown => {
    if (typeof value === 'string') return scrub(value)
    if (typeof value !== 'object' || value === null || value instanceof Date) return value
    if (value instanceof Error) return cleanError(value, depth)
    if (depth >= DEEPEST) return '…'
    if (Array.isArray(value)) return value.map((each) => clean(each, depth + 1))
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, clean(each, depth + 1)]))
  }
  const cleanError = (error: Error, depth: number): Record<string, unknown> => ({
    type: error.name,
    message: scrub(error.message),
    ...((error as { code?: unknown }).code === undefined ? {} : { code: String((error as { code?: unknown }).code) }),
    stack: scrub(error.stack ?? ''),
    ...(error.cause instanceof Error && depth < DEEPEST ? { cause: cleanError(error.cause, depth + 1) } : {}),
  })

  return pino(
    {
      level,
      base: { pid: process.pid },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }), log: (entry) => clean(entry, 0) as Record<string, unknown> },
      // The cleaning above has made plain objects of errors already.
      serializers: { err: (error) => error },
      hooks: {
        logMethod([first, ...rest], method) {
          // An error alone would become the line's message as it is.
          const entry = first instanceof Error ? { err: first } : (first as unknown)
          const words = rest.length === 0 && typeof entry === 'object' ? ['an error'] : rest
          const args = [entry, ...words].map((arg) => (typeof arg === 'string' ? scrub(arg) : arg))
          method.apply(this, args as Parameters<typeof method>)
        },
      },
    },
    destination ?? pino.destination({ sync: true }),
  )
}
