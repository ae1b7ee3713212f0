import type { Publication } from '../../store/flow-versions.ts'

/** Who publishes the files that ship with the code. */
export const RELEASE = 'release'

export type Standing = {
  hash: string
  /** Question of an earlier version -> where those go on who stand there. */
  moved: Readonly<Record<string, string>>
  author: string
  note: string
  at: Date
  number: number
}

/** What is valid of each flow after these publications, the first first. */
export const standingIn = (publications: readonly Publication[]): Map<string, Standing> =>
  new Map(
    publications.flatMap(({ changes, moved, number, author, note, at }) =>
      Object.entries(changes).map(([flow, hash]): [string, Standing] => [
        flow,
        { hash, moved: moved?.[flow] ?? {}, author, note, at, number },
      ]),
    ),
  )
