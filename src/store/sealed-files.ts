import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type Connection, mongo } from 'mongoose'
import { SealBroken, type Vault } from './vault.ts'

/** Bytes sealed together: a reader never holds more of a file in memory than this. */
const FRAME = 256 * 1024

/** A file that was sent to a group, by its id. */
export type GroupFile = { name: string; group: string; at: Date }

export type SealedFiles = ReturnType<typeof sealedFileStore>

/**
 * Files in GridFS, sealed in frames under the key of a person. Each frame is bound to its file and place, the last one to being the
 * last, so that none can be taken out, moved or cut off. Form: length (4 bytes), sealed frame, and so on.
 */
export function sealedFileStore(connection: Connection, vault: Vault) {
  // Made when it is first used: the connection may not be open yet.
  let made: mongo.GridFSBucket | undefined
  const bucket = (): mongo.GridFSBucket => {
    if (!connection.db) throw new Error('The store is not connected')
    made ??= new mongo.GridFSBucket(connection.db, { bucketName: 'files' })
    return made
  }
  const place = (name: string, n: number, last: boolean): string => `files/${name}/${n}${last ? '/last' : ''}`

  async function remove(filter: Record<string, string>): Promise<number> {
    const files = await bucket().find(filter).toArray()
    for (const { _id } of files) await bucket().delete(_id)
    return files.length
  }

  return {
    /** Writes a file under a name of its own. What an interrupted writing left under that name goes first. `group`: it was sent to. */
    async write(
      name: string,
      personId: string,
      key: string,
      bytes: Buffer,
      { group }: { group?: string } = {},
    ): Promise<void> {
      await remove({ filename: name })
      function* frames(): Generator<Buffer> {
        for (let n = 0, at = 0; at < bytes.length || n === 0; n++, at += FRAME) {
          const last = at + FRAME >= bytes.length
          const sealed = vault.sealBytes(key, bytes.subarray(at, at + FRAME), place(name, n, last))
          const length = Buffer.alloc(4)
          length.writeUInt32BE(sealed.length)
          yield Buffer.concat([length, sealed])
        }
      }
      const metadata = { person: personId, ...(group === undefined ? {} : { group }) }
      await pipeline(Readable.from(frames()), bucket().openUploadStream(name, { metadata }))
    },
    /**
     * The file, frame by frame, the newest under that name.
     * @throws SealBroken when the person was erased, or the file was changed or cut
     */
    async *read(name: string, key: string): AsyncGenerator<Buffer> {
      let rest: Buffer = Buffer.alloc(0)
      let held: Buffer | undefined
      let n = 0
      for await (const chunk of bucket().openDownloadStreamByName(name) as AsyncIterable<Buffer>) {
        rest = Buffer.concat([rest, chunk])
        while (rest.length >= 4 && rest.length >= 4 + rest.readUInt32BE(0)) {
          // Which frame is the last is known when the next one does not come.
          if (held) yield vault.openBytes(key, held, place(name, n++, false))
          const length = rest.readUInt32BE(0)
          held = rest.subarray(4, 4 + length)
          rest = rest.subarray(4 + length)
        }
      }
      if (!held || rest.length > 0) throw new SealBroken(`files/${name}`)
      yield vault.openBytes(key, held, place(name, n, true))
    },
    has: async (name: string): Promise<boolean> =>
      (await bucket().find({ filename: name }).limit(1).toArray()).length > 0,
    /** Under whose name it was written; null when there is no such file. */
    async ownerOf(name: string): Promise<string | null> {
      const [file] = await bucket().find({ filename: name }).sort({ uploadDate: -1 }).limit(1).toArray()
      return typeof file?.metadata?.person === 'string' ? file.metadata.person : null
    },
    /** What was sent to groups, read as it goes. */
    async *ofGroups(): AsyncGenerator<GroupFile> {
      for await (const { filename, metadata, uploadDate } of bucket().find({ 'metadata.group': { $exists: true } }))
        yield { name: filename, group: String(metadata?.group), at: uploadDate }
    },
    remove: (name: string): Promise<number> => remove({ filename: name }),
    /** Everything of a person. Their key is destroyed as well; this gives the room back. */
    removeOf: (personId: string): Promise<number> => remove({ 'metadata.person': personId }),
  }
}
