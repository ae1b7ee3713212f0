import type { TextRef } from '../../engine/events.ts'
import type { Parts } from '../parts.ts'
import { isGroupFile } from './files.ts'

export type GroupFiles = ReturnType<typeof createGroupFiles>

/** Files that were sent to groups, by their name. One of somebody who was erased is there no more, whatever still lies in the store. */
export function createGroupFiles({ store }: Pick<Parts, 'store'>) {
  async function keyOf(name: string): Promise<string | null> {
    const owner = await store.files.ownerOf(name)
    if (owner === null) return null
    return owner.startsWith('group:') ? store.vault.ownKey : ((await store.people.get(owner))?.key ?? null)
  }
  const has = async (name: string): Promise<boolean> => (await keyOf(name)) !== null

  return {
    has,
    /** @throws Error when it is there no more */
    async *read(name: string): AsyncGenerator<Buffer> {
      const key = await keyOf(name)
      if (key === null) throw new Error('The file is there no more')
      yield* store.files.read(name, key)
    },
    /** The words of a post without a file that is there no more: they are said all the same. */
    async withoutGone(ref: TextRef): Promise<TextRef> {
      if (!isGroupFile(ref.values.file) || (await has(ref.values.file))) return ref
      const { file: _gone, ...values } = ref.values
      return { ...ref, values }
    },
  }
}
