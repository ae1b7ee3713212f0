import { hash } from 'node:crypto'

/** Slots at the start; there are always at least twice as many as texts. */
const FIRST_SLOTS = 1 << 12

/**
 * Which line said something first, to find what stands twice in one list. Holds 64 bits of a hash and the line, not the text:
 * twelve bytes a slot, so that a list of a million rows does not fill the memory.
 */
export class Seen {
  #high = new Uint32Array(FIRST_SLOTS)
  #low = new Uint32Array(FIRST_SLOTS)
  #lines = new Uint32Array(FIRST_SLOTS)
  #count = 0

  /** @returns the line that said it first: this one, if none did */
  first(text: string, line: number): number {
    const digest = hash('sha256', text, 'buffer')
    const [high, low] = [digest.readUInt32LE(0), digest.readUInt32LE(4)]
    const slot = this.#slot(high, low)
    const known = this.#lines[slot] ?? 0
    if (known !== 0) return known
    this.#put(slot, high, low, line)
    if (++this.#count * 2 > this.#lines.length) this.#grow()
    return line
  }

  /** Where it stands, or the free place where it would. */
  #slot(high: number, low: number): number {
    const mask = this.#lines.length - 1
    let slot = low & mask
    while (this.#lines[slot] !== 0 && (this.#low[slot] !== low || this.#high[slot] !== high)) slot = (slot + 1) & mask
    return slot
  }

  #put(slot: number, high: number, low: number, line: number): void {
    this.#high[slot] = high
    this.#low[slot] = low
    this.#lines[slot] = line
  }

  #grow(): void {
    const [high, low, lines] = [this.#high, this.#low, this.#lines]
    this.#high = new Uint32Array(lines.length * 2)
    this.#low = new Uint32Array(lines.length * 2)
    this.#lines = new Uint32Array(lines.length * 2)
    for (let at = 0; at < lines.length; at++) {
      const line = lines[at] ?? 0
      if (line !== 0) this.#put(this.#slot(high[at] ?? 0, low[at] ?? 0), high[at] ?? 0, low[at] ?? 0, line)
    }
  }
}
