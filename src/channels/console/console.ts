import type { Channel } from '../channel.ts'

export type ConsoleOptions = {
  /** Takes what is printed, for example `process.stdout.write` bound to its stream. */
  write: (text: string) => void
}

/** The terminal as a channel: messages are printed, options numbered. Whatever is printed has arrived. */
export const createConsole = ({ write }: ConsoleOptions): Channel => ({
  name: 'console',
  async send({ messageId, text, options = [], footer }) {
    const rows = options.map(({ label }, n) => `  ${n + 1}. ${label}`)
    const lines = [...text.split('\n'), ...rows, ...(footer ? [footer] : [])]
    write(`${lines.map((line) => `< ${safe(line)}`).join('\n')}\n`)
    return { kind: 'sent', externalId: messageId }
  },
  // A send is never unknown here, and nothing waits anywhere for us to fetch it.
  listSent: async () => [],
  listReceived: async () => [],
})

/** A terminal obeys control characters; words from people must not steer it. */
const safe = (line: string): string => line.replace(/\p{Cc}/gu, ' ')
