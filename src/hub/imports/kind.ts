import type { AnyDoc } from '../../cases/index.ts'
import type { Actor } from '../../cases/noun.ts'
import type { Current } from '../../store/case-documents.ts'
import type { Store } from '../../store/index.ts'
import type { NewUpdate } from '../updates/tell-update.ts'
import type { Cells, Columns } from './columns.ts'

/** What a row says, cleaned, with what somebody should look at; or why it cannot be taken. Neither repeats a cell. */
export type Read<Entry> = { entry: Entry; warnings: string[] } | { refused: string }

/** A row that can be taken. `key` tells it from all others of its list. */
export type Row<Entry> = { line: number; entry: Entry; key: string; print: string }

/** What the store has under the ids of case records, `<noun>:<subject>`. */
export type Known = ReadonlyMap<string, Current<AnyDoc>>

export type Verdict = 'accepted' | 'unchanged' | { refused: string }

/** Of whom a list is, and who brings it. */
export type Context<About> = {
  about: About
  store: Store
  now: Date
  told: Pick<NewUpdate, 'actor' | 'source' | 'eventAt'>
}

/**
 * A kind of list: its columns, how a row is read, and which updates bring the store to what a row says. Ids and keys are derived
 * from the row, so that importing twice changes nothing and a changed row changes its case.
 */
export type ImportKind<Entry, About> = {
  name: string
  /** `matter`: of one matter, which must be named. */
  of: 'matter' | 'hub'
  columns: Columns
  /** Without this column it is no list of this kind. */
  needs: string
  /** Columns that hold phone numbers, which may begin with a plus. */
  phones: readonly string[]
  read: (cells: Cells, now: Date) => Read<Entry>
  /** What tells a row from others; undefined when nothing does. */
  keyOf: (entry: Entry) => string | undefined
  /** Said of a row without a key. */
  noKey: string
  /** What two rows of one list should not share without somebody looking: the text, and the words before "line 7." */
  alike?: (entry: Entry) => readonly (readonly [text: string, says: string])[]
  /** Once for a file. @throws ImportRefused */
  about: (store: Store, matterId: string | undefined) => Promise<About>
  /** Ids of the case records that tell what is known of a row. */
  known: (row: Row<Entry>, context: Context<About>) => string[]
  judge: (row: Row<Entry>, known: Known, context: Context<About>) => Verdict
  updates: (row: Row<Entry>, known: Known, context: Context<About>) => Promise<NewUpdate[]>
}

// biome-ignore lint/suspicious/noExplicitAny: the list of kinds holds one of each; within a kind the types hold
export type AnyKind = ImportKind<any, any>

/** Keeps the types of a kind's rows together. */
export const defineImport = <Entry, About>(kind: ImportKind<Entry, About>): ImportKind<Entry, About> => kind

export type Importer = Actor & { kind: 'import' }
