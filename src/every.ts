/** Runs at once, then again a while after each end; never twice at the same time. */
export function every(
  ms: number,
  work: () => Promise<unknown>,
  onError: (error: unknown) => void,
): { stop(): Promise<void> } {
  let stopped = false
  let timer: NodeJS.Timeout | undefined
  const round = async (): Promise<void> => {
    await work().catch(onError)
    if (!stopped) timer = setTimeout(next, ms)
  }
  let running = Promise.resolve()
  const next = (): void => {
    running = round()
  }
  next()
  return {
    stop() {
      stopped = true
      clearTimeout(timer)
      return running
    },
  }
}
