export declare function withFileLock<T>(
  file: string,
  work: () => Promise<T>,
  options?: { waiting?: (holder: string) => void },
): Promise<T>
