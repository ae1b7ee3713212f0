import { MEDIA_LIMITS } from './limits.ts'

/** Are these prints (hex, equally long) of one picture? Counts the bits that differ. */
export function samePicture(one: string, other: string): boolean {
  const a = Buffer.from(one, 'hex')
  const b = Buffer.from(other, 'hex')
  if (a.length !== b.length || a.length === 0) return false
  let differ = 0
  for (let n = 0; n < a.length; n++) for (let bits = (a[n] ?? 0) ^ (b[n] ?? 0); bits > 0; bits &= bits - 1) differ++
  return differ <= MEDIA_LIMITS.printDistance
}
