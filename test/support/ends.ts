const ends: (() => Promise<void>)[] = []

/** Something that a test file has started is ended with it, what was started last first. */
export const atItsEnd = (end: () => Promise<void>): void => void ends.push(end)

/** @throws the first error, when all has been tried */
export async function endAll(): Promise<void> {
  const errors: unknown[] = []
  for (let end = ends.pop(); end; end = ends.pop()) await end().catch((error: unknown) => errors.push(error))
  if (errors.length > 0) throw errors[0]
}
