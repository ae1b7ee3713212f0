import sharp from 'sharp'
import { MEDIA_LIMITS } from './limits.ts'
import { type Flaw, flawOf, type Grey } from './readable.ts'

export type { Flaw } from './readable.ts'

// One picture at a time on one thread: a burst of photos must not take the machine from the conversations.
sharp.concurrency(1)
sharp.cache(false)

const options = { limitInputPixels: MEDIA_LIMITS.pixels, failOn: 'truncated', animated: false } as const

/**
 * A picture without its metadata (the place where it was taken among it), upright, as JPEG; its perceptual hash, and what is
 * wrong with it. The header is read before anything is decoded.
 */
export async function cleanPicture(
  bytes: Buffer,
): Promise<{ bytes: Buffer; print: string; flaw?: Flaw } | { why: 'pixels' | 'broken' }> {
  try {
    const { width, height } = await sharp(bytes, { ...options, limitInputPixels: false }).metadata()
    if (width * height > MEDIA_LIMITS.pixels) return { why: 'pixels' }
    const { edge, measuredEdge } = MEDIA_LIMITS
    const clean = await sharp(bytes, options)
      .autoOrient()
      .flatten({ background: '#fff' })
      .resize({ width: edge, height: edge, fit: 'inside', withoutEnlargement: true })
      .jpeg({ quality: 85 })
      .toBuffer()
    // Measured on what is kept: the large original is decoded once only.
    const [grey, print] = await Promise.all([greyOf(clean, measuredEdge), printOf(clean)])
    const flaw = flawOf(grey)
    return { bytes: clean, print, ...(flaw ? { flaw } : {}) }
  } catch {
    // Whatever a decoder cannot read is a broken picture; its message may hold bytes of it.
    return { why: 'broken' }
  }
}

async function greyOf(bytes: Buffer, edge: number): Promise<Grey> {
  const { data, info } = await sharp(bytes)
    .resize({ width: edge, height: edge, fit: 'inside', withoutEnlargement: true })
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true })
  return { data, width: info.width, height: info.height }
}

/** Is each of 16 x 16 places clearly darker than its right neighbour? 256 bits, robust against size and compression. */
async function printOf(bytes: Buffer): Promise<string> {
  const data = await sharp(bytes).resize(17, 16, { fit: 'fill' }).greyscale().raw().toBuffer()
  const bits = Buffer.alloc(32)
  for (let y = 0; y < 16; y++)
    for (let x = 0; x < 16; x++)
      if ((data[y * 17 + x] ?? 0) + MEDIA_LIMITS.printStep < (data[y * 17 + x + 1] ?? 0)) {
        const n = y * 16 + x
        bits[n >> 3] = (bits[n >> 3] ?? 0) | (1 << (n & 7))
      }
  return bits.toString('hex')
}
