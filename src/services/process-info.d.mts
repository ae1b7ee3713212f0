export declare function commandLine(pid: number): string | null
export declare function isAlive(pid: number): boolean
