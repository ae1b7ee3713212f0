export type Program<Kind extends string> = {
  kind: Kind
  command: string
  args: string[]
}
export declare const privateFolder: string
export declare function findMongo(where?: { dataDir?: string; home?: string }): Program<'mongod' | 'secantus'> | null
export declare function findRedis(where?: { home?: string }): Program<'valkey' | 'redis'> | null
