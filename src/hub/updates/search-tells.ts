import { createHash } from 'node:crypto'
import type { ClaimDoc } from '../../cases/claim-doc.ts'
import type { FacilitationDoc } from '../../cases/facilitation-doc.ts'
import type { AnyDoc } from '../../cases/index.ts'
import type { Tell } from '../../cases/noun.ts'
import type { SearchDoc } from '../../cases/search-doc.ts'
import { countryOf } from '../../channels/countries.ts'
import type { CaseDocument } from '../../store/case-documents.ts'
import type { Store } from '../../store/index.ts'
import type { UpdateRecord } from '../../store/updates.ts'
import type { NewUpdate } from './tell-update.ts'

type Told = CaseDocument<AnyDoc>

/**
 * A number of the person, on both channels, after the addresses that are known: whoever is still to be asked is asked there
 * (`begin-outreach.ts`).
 */
export async function newNumber(
  store: Pick<Store, 'addresses'>,
  id: string,
  { number, source }: Extract<Tell, { to: 'number' }>,
  { _id, eventAt, seq = 0 }: UpdateRecord,
  { personId }: Told,
): Promise<NewUpdate[]> {
  if (personId === undefined) return []
  const addresses = await Promise.all(
    (['whatsapp', 'sms'] as const).map((channel) =>
      store.addresses.ensure({ channel, value: number }, countryOf(number) ?? 'MX', personId),
    ),
  )
  return addresses.map(({ _id: address }, at) => ({
    ...{
      key: `${id}:${address}`,
      noun: 'person',
      subject: personId,
      move: 'add_address',
      payload: { address, source },
    },
    ...{ actor: { kind: 'bot' }, source: _id, eventAt, seq: seq + at, personId },
  }))
}

/** More people than one list has in hand. */
const MOST_LISTED = 1_000

/** Whom a Defender met, by their numbers on the list of the matter: each record hears it from the Defender. A number that is not there is nobody. */
export async function met(
  store: Pick<Store, 'cases'>,
  id: string,
  { numbers }: Extract<Tell, { to: 'found' }>,
  { _id, eventAt }: UpdateRecord,
  { matterId, doc: { defender_id } }: Told,
): Promise<NewUpdate[]> {
  if (matterId === undefined || typeof defender_id !== 'string') return []
  const actor = { kind: 'defender', id: defender_id } as const
  const wanted = new Set(numbers.map(String))
  const claims = await store.cases.list<ClaimDoc>({ noun: 'claim', matterId }, MOST_LISTED)
  return claims.flatMap(({ personId, doc }): NewUpdate[] =>
    personId !== undefined && wanted.has(doc?.list_no ?? '')
      ? [
          {
            ...{ key: `${id}:${personId}`, noun: 'person', subject: personId, move: 'reach', payload: {} },
            ...{ actor, source: _id, eventAt, personId },
          },
        ]
      : [],
  )
}

/** The visit that a search needs, as a task. Null: no contract runs under which it could be done, or it is to be done already. */
export async function visit(
  store: Pick<Store, 'cases'>,
  id: string,
  { _id, eventAt }: UpdateRecord,
  { noun, subject, personId, doc }: Told,
): Promise<NewUpdate | null> {
  const { defender_id, matters = [] } = doc as Partial<SearchDoc>
  if (defender_id === undefined) return null
  const filter = { noun: 'facilitation', matterId: { $in: matters }, state: 'ACTIVE', facets: { defender_id } }
  const [running] = await store.cases.list<FacilitationDoc>(filter, 1)
  const task = `T${visitNumber(`${noun}:${subject}`)}`
  if (!running || (await store.cases.get('task', task))) return null
  const { advocate_id } = running.doc
  return {
    ...{ key: id, noun: 'task', subject: task, move: 'create', source: _id, eventAt },
    actor: { kind: 'case', id: `${noun}:${subject}` },
    payload: {
      ...{ type: 'LOCATE', facilitation_id: running.subject, defender_id, advocate_id },
      ...(personId ? { person_id: personId } : {}),
    },
    ...(personId ? { personId } : {}),
  }
}

/** Six digits: a reference that can be said in a message, and none that staff count up to. */
const visitNumber = (of: string): number =>
  100_000 + (Number.parseInt(createHash('sha256').update(of).digest('hex').slice(0, 8), 16) % 900_000)
