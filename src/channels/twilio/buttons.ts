import { createHash } from 'node:crypto'
import type { ContentDraft, Outgoing } from '../channel.ts'

/**
 * Words with buttons as content with one hole per line: the provider's content then holds the labels only, nobody's words, and the
 * same question asked of a thousand people is one content. A variable may hold no line break, tab or long run of spaces and may not
 * be empty (error 21656), hence a hole per line.
 *
 * @returns null when this cannot be shown as buttons: the caller falls back to numbers
 */
export const buttonsOf = (message: Outgoing): { draft: ContentDraft; variables: Record<string, string> } | null => {
  const options = message.options ?? []
  const text = withFooter(message)
  if (options.length === 0 || options.length > MOST_OPTIONS || text.length > LONGEST_BODY) return null
  if (new Set(options.map(({ label }) => label)).size !== options.length) return null
  const variables: Record<string, string> = {}
  const body = text
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map((line) => {
      const value = asVariable(line)
      if (value === '') return ''
      const n = String(Object.keys(variables).length + 1)
      variables[n] = value
      return `{{${n}}}`
    })
    .join('\n')
    .trim()
  if (body === '') return null
  const shape = { body, options, ...(message.listLabel ? { listLabel: message.listLabel } : {}) }
  const name = `buttons_${createHash('sha256').update(JSON.stringify(shape)).digest('hex').slice(0, 24)}`
  const samples = Object.fromEntries(Object.keys(variables).map((n) => [n, '…']))
  return { draft: { ...shape, name, language: 'es', variables: samples, template: false }, variables }
}

/** Words as the provider takes them for a hole: see `buttonsOf`; and nothing that could be read as a hole itself. */
export const asVariable = (text: string): string =>
  text
    .replace(/[\t\r\n\u2028\u2029]+/g, ' ')
    .replace(/ {4,}/g, '   ')
    .replaceAll('{{', '{ {')
    .trim()

/** The same question for a place without buttons. */
export const numbered = (message: Outgoing): string =>
  [withFooter(message), ...(message.options ?? []).map(({ label }, n) => `${n + 1}. ${label}`)].join('\n')

export const withFooter = ({ text, footer }: Pick<Outgoing, 'text' | 'footer'>): string =>
  footer ? `${text}\n\n${footer}` : text

const MOST_OPTIONS = 10
const LONGEST_BODY = 1024
