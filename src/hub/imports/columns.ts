/** Columns of a list, and the names that lists give them in Spanish and English. Accents and signs do not matter. */
export type Columns = Readonly<Record<string, readonly string[]>>
/** A row by its columns; those that the file does not have, or that are empty, are absent. */
export type Cells = Readonly<Partial<Record<string, string>>>

/** Lower case, without accents, words joined by "_": "Año de nacimiento" -> "ano_de_nacimiento". */
const plain = (header: string): string =>
  header
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')

/** Which column each name of a header means; undefined where none. */
export function columnsOf(header: readonly string[], columns: Columns): (string | undefined)[] {
  const byName = new Map(Object.entries(columns).flatMap(([column, names]) => names.map((name) => [name, column])))
  return header.map((name) => byName.get(plain(name)))
}
