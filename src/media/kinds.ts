/** What is kept. The name of a file and what its sender calls it count for nothing: the bytes decide. */
export const KEPT_TYPES = {
  'image/jpeg': { kind: 'image', ext: 'jpg' },
  'image/png': { kind: 'image', ext: 'png' },
  'image/webp': { kind: 'image', ext: 'webp' },
  'application/pdf': { kind: 'document', ext: 'pdf' },
  'audio/ogg': { kind: 'audio', ext: 'ogg' },
  'audio/amr': { kind: 'audio', ext: 'amr' },
  'audio/mpeg': { kind: 'audio', ext: 'mp3' },
  'audio/aac': { kind: 'audio', ext: 'aac' },
  'audio/mp4': { kind: 'audio', ext: 'm4a' },
} as const

export type KeptType = keyof typeof KEPT_TYPES
export type KeptKind = (typeof KEPT_TYPES)[KeptType]['kind']

/** Other names under which the same types are found. */
const ALIASES: Readonly<Record<string, KeptType>> = { 'audio/x-m4a': 'audio/mp4', 'audio/opus': 'audio/ogg' }

/** The type that is kept under this name, or null. Parameters (`; codecs=opus`) do not matter. */
export const keptType = (mime: string | undefined): KeptType | null => {
  const bare = mime?.split(';')[0]?.trim().toLowerCase() ?? ''
  const name = ALIASES[bare] ?? bare
  return Object.hasOwn(KEPT_TYPES, name) ? (name as KeptType) : null
}
