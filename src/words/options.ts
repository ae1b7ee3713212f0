/** What WhatsApp takes: up to three buttons of 20 characters, else a list of ten rows of 24. */
export const BUTTONS = { count: 3, label: 20 } as const
export const ROWS = { count: 10, label: 24 } as const

export type Labelled = { id: string; label: string }
type How = { prefix: string; inline: boolean; buttons: boolean }

/** Options as buttons or a list where they fit and the channel has them; else as "1 x 2 y" behind the text. */
export const layOut = (text: string, options: Labelled[], how: How): { text: string; options?: Labelled[] } => {
  if (options.length === 0) return { text }
  if (how.buttons && (fits(options, BUTTONS) || fits(options, ROWS))) {
    return { text, options: options.map(({ id, label }) => ({ id: how.prefix + id, label })) }
  }
  const numbered = options.map(({ label }, index) => `${index + 1} ${label}`)
  return { text: how.inline ? `${text} ${numbered.join(' ')}` : [text, ...numbered].join('\n') }
}

const fits = (options: Labelled[], limit: { count: number; label: number }): boolean =>
  options.length <= limit.count && options.every(({ label }) => [...label].length <= limit.label)
