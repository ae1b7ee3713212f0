export declare const REFUSED: 'ENETWORKGUARD'
export declare function isLoopback(host: string | null | undefined): boolean
