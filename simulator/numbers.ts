/**
 * The numbers that belong to nobody: the only ones the look-alike talks to. A person's number typed here by mistake is refused
 * before anything could be thought to have been sent.
 */
const RANGES = [/^\+52(?:1)?550\d{7}$/, /^\+50[2345]0\d{7}$/, /^\+1[2-9]\d{2}55501\d{2}$/]

export function isFictional(e164: string): boolean {
  return RANGES.some((range) => range.test(e164))
}

/** `+5215500000007` and `+525500000007` are one Mexican phone: WhatsApp still writes the old mobile digit. */
export function sameNumber(e164: string): string {
  return e164.replace(/^\+521(\d{10})$/, '+52$1')
}

/** The way WhatsApp writes a number: Mexican ones with the old mobile digit. */
export function whatsappNumber(e164: string): string {
  return e164.replace(/^\+52(\d{10})$/, '+521$1')
}
