import type { Inbound } from '../../src/channels/channel.ts'

let counter = 0

/** A message of a person, as the door hands it over. */
export const inbound = (from: string, text: string, change: Partial<Inbound> = {}): Inbound => ({
  externalId: `SM${(++counter).toString(16).padStart(32, '0')}`,
  from: { channel: 'whatsapp', value: from },
  aliases: [],
  to: '+15125550111',
  text,
  media: [],
  raw: {},
  ...change,
})
