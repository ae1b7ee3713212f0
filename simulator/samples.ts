/** Files that a virtual phone can send; all made for this purpose. */
export const samples = {
  voice: { file: new URL('./samples/voice-note.ogg', import.meta.url), contentType: 'audio/ogg' },
  photo: { file: new URL('./samples/photo.jpg', import.meta.url), contentType: 'image/jpeg' },
} as const

export type SampleName = keyof typeof samples

export function isSample(name: unknown): name is SampleName {
  return typeof name === 'string' && Object.hasOwn(samples, name)
}
