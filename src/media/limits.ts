/** What a file may be, and when a photo is good enough to be read. Every number with its reason. */
export const MEDIA_LIMITS = {
  /** WhatsApp's own limit for what a person can send, but for documents, which nobody needs larger here. */
  bytes: 16 * 1024 * 1024,
  /** Read from the header before anything is decoded: a phone's camera has 12 to 50 million, a decompression bomb has billions. */
  pixels: 60_000_000,
  /** Longest edge of what is kept: a page of small print can be read at it. */
  edge: 4_096,
  /** Longest edge of the copy that is measured: noise of the sensor is gone, letters are still edges. */
  measuredEdge: 512,
  /** Mean luminance (0-255) below which letters cannot be told from paper. A page by a lamp has about 70. */
  darkBelow: 35,
  /** Variance of the Laplacian below which no edge is sharp. A readable page has several hundred, a shaken one under 20. */
  blurredBelow: 20,
  /** Difference between paper and table (0-255) from which the edge of a page can be told at all. */
  paperContrast: 45,
  /** Share of a side of the picture that is paper: from `paperFull` the page runs out there, below `paperFree` the table is seen. */
  paperFull: 0.5,
  paperFree: 0.15,
  /** Brightness (0-255) by which two neighbours of a print differ at least: less is noise of the compression. */
  printStep: 4,
  /** Bits of 256 by which two pictures of the same thing, made smaller and compressed again, differ at most. */
  printDistance: 18,
} as const
