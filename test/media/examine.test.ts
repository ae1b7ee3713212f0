import { readFileSync } from 'node:fs'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { examine } from '../../src/media/examine.ts'
import { samePicture } from '../../src/media/same-picture.ts'

const sample = (name: string): Buffer => readFileSync(new URL(`../../simulator/samples/${name}`, import.meta.url))
const photo = sample('photo.jpg')
const voice = sample('voice-note.ogg')

/** A page with lines of letters on a table, drawn; `left` and `top` move it, negative ones out of the picture. */
const page = (left: number, top: number, seed = 1): Promise<Buffer> => {
  const lines = Array.from({ length: 22 }, (_, line) =>
    Array.from({ length: 12 }, (_, word) => {
      const wide = 12 + (((line * 31 + word * 17) * seed) % 26)
      return `<rect x="${left + 40 + word * 42}" y="${top + 50 + line * 30}" width="${wide}" height="9" fill="#222"/>`
    }).join(''),
  ).join('')
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="800" height="1000"><rect width="800" height="1000" fill="#5a4632"/><rect x="${left}" y="${top}" width="600" height="760" fill="#f4f1ea"/>${lines}</svg>`
  return sharp(Buffer.from(svg)).jpeg().toBuffer()
}

describe('what is kept', () => {
  it('draws a photo anew, without the place where it was taken', async () => {
    const told = await sharp(photo)
      .withExif({ IFD0: { Model: 'Phone of Maximiliano' }, IFD3: { GPSLatitude: '19/1 25/1 0/1' } })
      .toBuffer()
    expect((await sharp(told).metadata()).exif).toBeDefined()
    const found = await examine(told)
    expect(found).toMatchObject({ fit: true, kind: 'image', type: 'image/jpeg' })
    if (!found.fit) return
    const { exif, xmp, iptc, icc } = await sharp(found.bytes).metadata()
    expect({ exif, xmp, iptc, icc }).toEqual({})
    expect(found.bytes.includes('Maximiliano')).toBe(false)
  })

  it('keeps a voice note and a PDF as they are', async () => {
    expect(await examine(voice)).toMatchObject({ fit: true, kind: 'audio', type: 'audio/ogg', bytes: voice })
    const pdf = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF')
    expect(await examine(pdf)).toMatchObject({ fit: true, kind: 'document', type: 'application/pdf' })
  })
})

const header = (width: number, height: number): Buffer => {
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  )
  png.writeUInt32BE(width, 16)
  png.writeUInt32BE(height, 20)
  return png
}

describe('what is not', () => {
  it.each<[string, () => Buffer, string]>([
    ['nothing at all', () => Buffer.alloc(0), 'empty'],
    ['more than anybody sends', () => Buffer.alloc(16 * 1024 * 1024 + 1), 'too_large'],
    ['a page that calls itself a photo', () => Buffer.from('<!doctype html><script>alert(1)</script>'), 'type'],
    ['a drawing with a script', () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'), 'type'],
    ['an archive', () => Buffer.from('504b0304140000000800', 'hex'), 'type'],
    ['a program', () => Buffer.from('7f454c4602010100000000000000000002003e0001000000', 'hex'), 'type'],
    ['noise', () => Buffer.from(Array.from({ length: 5_000 }, (_, n) => (n * 7919) % 251)), 'type'],
    ['a picture of 50,000 by 50,000', () => header(50_000, 50_000), 'pixels'],
    ['half a photo', () => photo.subarray(0, photo.length >> 1), 'broken'],
    ['the beginning of a photo', () => photo.subarray(0, 30), 'broken'],
  ])('%s', async (_, make, why) => {
    expect(await examine(make())).toEqual({ fit: false, why })
  })
})

describe('what a person could not read', () => {
  const flaw = async (bytes: Buffer): Promise<string | undefined> => {
    const found = await examine(bytes)
    if (!found.fit) throw new Error(found.why)
    return found.flaw
  }
  it.each<[string, () => Promise<Buffer>, string | undefined]>([
    ['a photo in good light', async () => photo, undefined],
    ['a page on a table', () => page(100, 120), undefined],
    [
      'a page by a lamp',
      async () =>
        sharp(await page(100, 120))
          .linear(0.5, 0)
          .toBuffer(),
      undefined,
    ],
    [
      'a page in the dark',
      async () =>
        sharp(await page(100, 120))
          .linear(0.15, 0)
          .toBuffer(),
      'dark',
    ],
    [
      'a shaken page',
      async () =>
        sharp(await page(100, 120))
          .blur(14)
          .toBuffer(),
      'blurred',
    ],
    ['a page that runs out on top and at the left', () => page(-60, -80), 'cut'],
    [
      'a page that fills the picture',
      async () =>
        sharp(await page(100, 120))
          .extract({ left: 110, top: 130, width: 580, height: 740 })
          .toBuffer(),
      undefined,
    ],
  ])('%s', async (_, make, expected) => {
    expect(await flaw(await make())).toBe(expected)
  })
})

describe('the same photo', () => {
  const print = async (bytes: Buffer): Promise<string> => {
    const found = await examine(bytes)
    return found.fit ? (found.print ?? '') : ''
  }
  it('is known again when it was made smaller and compressed', async () => {
    const again = await sharp(photo).resize({ width: 600 }).jpeg({ quality: 40 }).toBuffer()
    expect(samePicture(await print(photo), await print(again))).toBe(true)
    const paper = await page(100, 120)
    expect(samePicture(await print(paper), await print(await sharp(paper).jpeg({ quality: 40 }).toBuffer()))).toBe(true)
  })
  it('is not taken for another page in the same place', async () => {
    expect(samePicture(await print(await page(100, 120, 1)), await print(await page(100, 120, 3)))).toBe(false)
    expect(samePicture('', '')).toBe(false)
  })
})
