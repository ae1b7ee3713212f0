import { NOUN_NAMES, nouns } from '../../cases/index.ts'
import type { PersonDoc } from '../../cases/person-doc.ts'
import type { Parts } from '../parts.ts'
import { readThread } from '../people/thread.ts'

const NOTE =
  'Read it before you hand it over: what people wrote may tell of others. Complaints are asked for where they are kept.'
const PAGE = 200
/** More documents of one person than there are. */
const MOST = 1_000
const OPEN_NOUNS = NOUN_NAMES.filter((name) => !nouns[name].sealed)

/**
 * Everything that is held about a person, and about the records that are the same person, as JSON, written as it is read: what they
 * asked to see or to take along. Files are named, not contained; complaints are sealed, and left out.
 */
export async function* exportPerson(
  { store, clock }: Pick<Parts, 'store' | 'clock'>,
  personId: string,
): AsyncGenerator<Buffer> {
  const person = await store.cases.get<PersonDoc>('person', personId)
  const ids = [personId, ...(person?.doc.merged ?? [])]
  yield text('{')
  yield* member('made_at', clock.now().toISOString())
  yield* member('note', NOTE)
  for (const [name, items] of [
    ['records', records(ids)],
    ['addresses', addresses(ids)],
    ['told', told(ids)],
    ['messages', messages()],
    ['files', files(ids)],
    ['read_by', readBy(ids)],
  ] as const)
    yield* list(name, items)
  yield text(`"person":${JSON.stringify(personId)}}\n`)

  async function* records(people: readonly string[]) {
    for (const id of people)
      for (const { noun, subject, state, doc } of await store.cases.ofPerson(id, [...OPEN_NOUNS], MOST))
        yield { noun, id: subject, state, ...(doc as object), codes: undefined }
  }

  async function* addresses(people: readonly string[]) {
    for (const id of people)
      for (const record of await store.addresses.ofPerson(id))
        yield { id: record._id, ...store.addresses.value(record), last_inbound_at: record.lastInboundAt ?? null }
  }

  /** That something was said of them, by whom and when; what it came to stands in the records. */
  async function* told(people: readonly string[]) {
    for await (const { noun, subject, move, actor, eventAt, outcome } of store.updates.ofPeople(people))
      if (OPEN_NOUNS.some((name) => name === noun))
        yield { noun, id: subject, move, by: actor.kind, at: eventAt, outcome }
  }

  async function* messages() {
    for (let before: number | undefined; ; ) {
      const page = await readThread(store, personId, PAGE, before)
      for (const { id, at, direction, state, channel, text: words } of page?.messages ?? [])
        yield { id, at, direction, state, channel, text: words }
      if (!page?.next) return
      before = Number(page.next)
    }
  }

  async function* files(people: readonly string[]) {
    for (const id of people)
      for (const { _id, at, state, kind, bytes } of await store.media.ofPerson(id, MOST))
        yield { id: _id, at, state, kind: kind ?? null, bytes: bytes ?? null }
  }

  /** Their parts in the work, not who they are. */
  async function* readBy(people: readonly string[]) {
    for (const id of people)
      for (const { at, role, what } of await store.accessLog.of(id, MOST)) yield { at, role, what }
  }
}

const text = (value: string): Buffer => Buffer.from(value)
function* member(name: string, value: unknown): Generator<Buffer> {
  yield text(`${JSON.stringify(name)}:${JSON.stringify(value)},\n`)
}
async function* list(name: string, items: AsyncIterable<unknown>): AsyncGenerator<Buffer> {
  let before = `${JSON.stringify(name)}:[`
  for await (const item of items) {
    yield text(`${before}\n${JSON.stringify(item)}`)
    before = ','
  }
  yield text(before === ',' ? '],\n' : `${before}],\n`)
}
