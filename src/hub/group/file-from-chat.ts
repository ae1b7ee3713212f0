import { buffer } from 'node:stream/consumers'
import type { DefenderDoc } from '../../cases/defender.ts'
import type { PostDoc } from '../../cases/post.ts'
import type { Parts } from '../parts.ts'
import { isGroupFile, nameOf, typeForGroup } from './files.ts'
import { createGroupFiles } from './group-files.ts'

/**
 * The file of a post, as it is sent to a group: what a Defender sent us by chat is copied, under their own key. Null: there is none, or
 * it is not theirs, or of a kind or a size that no group gets. Done twice it is one file.
 */
export function createFileFromChat({ store }: Pick<Parts, 'store'>) {
  const files = createGroupFiles({ store })

  return async ({ id, file, group_id, defender_id }: PostDoc): Promise<string | null> => {
    if (file === undefined || isGroupFile(file)) return file ?? null
    const media = await store.media.get(file)
    const defender = defender_id ? await store.cases.get<DefenderDoc>('defender', defender_id) : null
    // A post may name any file; only what its writer sent may go out with it.
    if (!media || !group_id || media.state !== 'kept' || media.personId !== defender?.personId) return null
    const type = typeForGroup(media)
    const person = await store.people.get(media.personId)
    if (type === null || person === null) return null
    const name = nameOf(store, `post/${id}`, type)
    if (!(await files.has(name))) {
      const bytes = await buffer(store.files.read(file, person.key))
      await store.files.write(name, person._id, person.key, bytes, { group: group_id })
    }
    return name
  }
}
