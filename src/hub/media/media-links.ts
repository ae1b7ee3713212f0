import type { Vault } from '../../store/vault.ts'

/** Long enough for the provider to fetch what it was just told of, with tries of its own; too short to pass on. */
const VALID_MS = 60 * 60_000

export type MediaLinks = {
  /** An address at which a file of ours can be fetched without a key, for an hour. */
  to(id: string): string
  /** What a request brings along. */
  judge(id: string, exp: unknown, sig: unknown): 'valid' | 'forged' | 'expired'
}

/** Addresses of what the provider fetches from us: signed, and good for a while. */
export const createMediaLinks = (
  vault: Pick<Vault, 'link' | 'isLink'>,
  publicUrl: string,
  now: () => Date,
): MediaLinks => ({
  to(id) {
    const exp = String(Math.ceil((now().getTime() + VALID_MS) / 1000))
    return `${publicUrl}/media/${id}?exp=${exp}&sig=${vault.link(`${id} ${exp}`)}`
  },
  judge(id, exp, sig) {
    if (typeof exp !== 'string' || typeof sig !== 'string' || !/^\d{1,12}$/.test(exp)) return 'forged'
    if (!vault.isLink(`${id} ${exp}`, sig)) return 'forged'
    return Number(exp) * 1000 < now().getTime() ? 'expired' : 'valid'
  },
})
