/** What a piece of work costs of this thread's processor time, in milliseconds: how busy the machine is makes no difference. */
export function processorMs(work: () => unknown): number {
  const before = process.threadCpuUsage()
  work()
  const { user, system } = process.threadCpuUsage(before)
  return (user + system) / 1_000
}
