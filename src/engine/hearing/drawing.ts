const DRAWN = /\p{Extended_Pictographic}|\p{Regional_Indicator}/u

/** Emoji and nothing that could be read: it says neither yes nor no. */
export const isDrawing = (text: string): boolean => DRAWN.test(text) && !/[\p{L}\p{N}]/u.test(text)
