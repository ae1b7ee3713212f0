import type { Store } from '../../store/index.ts'
import type { GroupFile } from '../../store/sealed-files.ts'
import { MATTER_ENDED } from './at-rest.ts'
import type { PlainCase } from './standing.ts'

export type OldFile = { name: string; held: boolean }

const PLAIN = { noun: 1, subject: 1, state: 1, matterId: 1, facets: 1, updatedAt: 1 } as const

/** Of these files of groups, those whose matter ended before `cutoff`, or whose group did where it is of no matter. */
export async function oldGroupFiles(store: Store, files: readonly GroupFile[], cutoff: Date): Promise<OldFile[]> {
  const many = (ids: string[]): Promise<PlainCase[]> =>
    store.cases.model.find({ _id: { $in: [...new Set(ids)] } }, PLAIN).lean<PlainCase[]>()
  const groups = new Map((await many(files.map(({ group }) => `group:${group}`))).map((each) => [each.subject, each]))
  const ids = [...groups.values()].flatMap(({ matterId }) => (matterId ? [`matter:${matterId}`] : []))
  const matters = new Map((await many(ids)).map((each) => [each.subject, each]))
  return files.flatMap(({ name, group, at }) => {
    const its = groups.get(group)
    const matter = its?.matterId === undefined ? undefined : matters.get(its.matterId)
    const ended = matter ? MATTER_ENDED.includes(matter.state) : its === undefined || its.state === 'CLOSED'
    const since = Math.max(at.getTime(), (matter ?? its)?.updatedAt.getTime() ?? 0)
    return ended && since <= cutoff.getTime() ? [{ name, held: matter?.facets.legally_held === true }] : []
  })
}
