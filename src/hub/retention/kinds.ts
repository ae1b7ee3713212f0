/**
 * How long each kind of data is kept, and why. `rest`: counted from when nothing is left to do for a person, nothing is owed
 * to them, every matter of theirs has ended and nobody has heard from them since; `arrival`, `heard`: from when it came in,
 * or when somebody of the team has listened to it; `end`: from when the matter of a group ended, or the group
 * itself where it is of none. A legal hold stops all of it.
 */
export const KINDS = {
  strangers: {
    days: 90,
    since: 'rest',
    why: 'wrote to us once and no case concerns them: there is no reason to know them',
  },
  listed: { days: 365, since: 'rest', why: 'were looked for and did not join: a late answer can still be understood' },
  participants: {
    days: 7 * 365,
    since: 'rest',
    why: 'joined, or worked with us: payments, taxes and complaints are asked about for years',
  },
  words: {
    days: 365,
    since: 'rest',
    why: 'who talked with whom, and of what, is of no use after the case, and can hurt',
  },
  files: { days: 365, since: 'rest', why: 'what people sent unasked; what a case asked for goes with the person' },
  voice_notes: {
    days: 180,
    since: 'heard',
    why: 'a voice is the most personal thing that is sent; what it says was written down',
  },
  group_files: {
    days: 365,
    since: 'end',
    why: 'recordings and leaflets for a group: of no use when its matter has ended, and a voice is known by its sound',
  },
  set_aside: { days: 90, since: 'arrival', why: 'messages that could not be read: whoever looks into it has done so' },
  receipts: {
    days: 365,
    since: 'arrival',
    why: 'that a message came is remembered for ever, so that it never counts twice; from where, is not',
  },
  answers: { days: 1, since: 'arrival', why: 'answers to API requests are kept so long for whoever asks again' },
} as const satisfies Record<string, { days: number; since: 'rest' | 'arrival' | 'heard' | 'end'; why: string }>

export type KindName = keyof typeof KINDS
export const KIND_NAMES = Object.keys(KINDS) as KindName[]

/** Of each collection of the store, the kinds that take from it; a reason where nothing does. */
export const COLLECTIONS: Readonly<Record<string, readonly KindName[] | string>> = {
  people: ['strangers', 'listed', 'participants'],
  cases: ['strangers', 'listed', 'participants'],
  updates: ['strangers', 'listed', 'participants'],
  addresses: ['strangers', 'listed', 'participants'],
  conversations: ['strangers', 'listed', 'participants'],
  messages: ['words'],
  media: ['files', 'voice_notes', 'group_files'],
  inbox: ['set_aside', 'receipts'],
  idempotency: ['answers'],
  access_log: 'who read what is asked about later than what was read; it holds ids only',
  broken_glass: 'who opened whose case in an emergency, beside the access log: ids only',
  funnels: 'counts of a matter, made anew when something they are made of is written',
  standings: 'how many of a matter stand where: ids and codes, so that counts stay right after an erasure',
  audit: 'hashes of the two logs: nothing can be read from them',
  retention_runs: 'counts of what was removed',
  pulse: 'when the hub was last at work: an instant',
  webhooks: 'who subscribed to what: addresses of servers, of no person',
  webhook_deliveries: 'ids only; each goes by itself some days after it was told',
  api_keys: 'the names of keys, for the access log',
  keys: 'the keys of the hub',
  settings: 'public facts about the organisation',
  places: 'feasts and vetoes of places, of no person',
  recipients: 'who was in which audience and why somebody was left out: ids and codes, beside the messages',
  audience_parts: 'who will be in it until their turn comes: ids',
  segments: 'criteria for audiences, which broadcasts name',
  flow_versions: 'published conversations, which messages name',
}

/** Instant up to which things of a kind are old enough. */
export const cutoff = (kind: KindName, now: Date): Date => new Date(now.getTime() - KINDS[kind].days * 86_400_000)
