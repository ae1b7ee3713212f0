/**
 * The one canonical form of a Mexican number: WhatsApp still knows many people under `+521` and 10 digits, everybody else writes
 * `+52`. Left alone, one person becomes two. Other numbers pass unchanged.
 */
export const canonicalMexico = (e164: string): string => e164.replace(/^\+521(\d{10})$/, '+52$1')
