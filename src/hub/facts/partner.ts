import type { AdvocateDoc } from '../../cases/advocate.ts'
import type { AnyDoc } from '../../cases/index.ts'
import type { CaseDocument } from '../../store/case-documents.ts'

/** Somebody who works with us and is registered with a contact record: a Defender or an Advocate. */
export type Partner = { kind: 'defender' | 'advocate'; id: string }

export const PARTNER_NOUNS: readonly string[] = ['defender', 'advocate'] satisfies Partner['kind'][]

/** Whoever has left is a person like any other, who is told nothing of the work. */
const GONE: readonly string[] = ['NEW', 'LEFT']

/** The document that makes a person a partner, among those that name them. */
export const partnerIn = (documents: readonly CaseDocument<unknown>[]): CaseDocument<AnyDoc> | null =>
  (documents.find(({ noun, state }) => PARTNER_NOUNS.includes(noun) && !GONE.includes(state)) ??
    null) as CaseDocument<AnyDoc> | null

/**
 * The same at an address. An Advocate's text opens their cases, so it counts from a number that staff registered and from no
 * other, whoever holds it: from there they are somebody whom we do not know.
 */
export const partnerAt = (partner: CaseDocument<AnyDoc> | null, address: string): CaseDocument<AnyDoc> | null =>
  partner?.noun === 'advocate' && !isOf(partner.doc as unknown as AdvocateDoc, address) ? null : partner

/** Staff registered their e-mail, too; what comes from there was vouched for before it came in (`receive-mail.ts`). */
const isOf = ({ registered, mail_to }: AdvocateDoc, address: string): boolean =>
  registered.includes(address) || mail_to === address

export const asPartner = (document: CaseDocument<AnyDoc> | null): Partner | null =>
  document && { kind: document.noun as Partner['kind'], id: document.subject }
