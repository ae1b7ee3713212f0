import { MEDIA_LIMITS } from './limits.ts'

export type Flaw = 'dark' | 'blurred' | 'cut'

/** One byte of luminance per pixel, row by row. */
export type Grey = { data: Uint8Array; width: number; height: number }

/** What keeps a person from reading a photo, the gravest first; simple measures, which are wrong on the lenient side. */
export function flawOf(grey: Grey): Flaw | null {
  if (mean(grey.data) < MEDIA_LIMITS.darkBelow) return 'dark'
  if (sharpness(grey) < MEDIA_LIMITS.blurredBelow) return 'blurred'
  return runsOut(grey) ? 'cut' : null
}

const mean = (values: ArrayLike<number>): number => {
  let sum = 0
  for (let n = 0; n < values.length; n++) sum += values[n] ?? 0
  return values.length === 0 ? 0 : sum / values.length
}

/** Variance of the Laplacian: how much brightness bends from pixel to pixel. */
function sharpness({ data, width, height }: Grey): number {
  const bends: number[] = []
  for (let y = 1; y < height - 1; y++)
    for (let x = 1; x < width - 1; x++) {
      const at = y * width + x
      const around = (data[at - 1] ?? 0) + (data[at + 1] ?? 0) + (data[at - width] ?? 0) + (data[at + width] ?? 0)
      bends.push(around - 4 * (data[at] ?? 0))
    }
  const middle = mean(bends)
  return mean(bends.map((bend) => (bend - middle) ** 2))
}

/** A bright page on a darker table: its paper reaches one side of the picture while the table shows at the opposite one. */
function runsOut({ data, width, height }: Grey): boolean {
  const { threshold, contrast } = split(data)
  if (contrast < MEDIA_LIMITS.paperContrast) return false
  const share = (from: number, step: number, count: number): number => {
    let paper = 0
    for (let n = 0; n < count; n++) if ((data[from + n * step] ?? 0) > threshold) paper++
    return paper / count
  }
  const { paperFull, paperFree } = MEDIA_LIMITS
  const opposite = (one: number, other: number): boolean =>
    Math.max(one, other) > paperFull && Math.min(one, other) < paperFree
  // The second line, since the outermost may be a frame that a scanner drew.
  return (
    opposite(share(width, 1, width), share((height - 2) * width, 1, width)) ||
    opposite(share(1, width, height), share(width - 2, width, height))
  )
}

/** The brightness that parts dark from light best (Otsu), and how far the two are apart. */
function split(data: Uint8Array): { threshold: number; contrast: number } {
  const histogram = new Float64Array(256)
  for (const value of data) histogram[value] = (histogram[value] ?? 0) + 1
  let total = 0
  for (let n = 0; n < 256; n++) total += n * (histogram[n] ?? 0)
  let best = { between: -1, threshold: 0, contrast: 0 }
  let count = 0
  let sum = 0
  for (let n = 0; n < 255; n++) {
    count += histogram[n] ?? 0
    sum += n * (histogram[n] ?? 0)
    const rest = data.length - count
    if (count === 0 || rest === 0) continue
    const contrast = (total - sum) / rest - sum / count
    const between = count * rest * contrast * contrast
    if (between > best.between) best = { between, threshold: n, contrast }
  }
  return best
}
