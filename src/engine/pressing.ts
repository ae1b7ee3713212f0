/**
 * Why words of ours go out however often we have begun with this person within the week. `asked`: they wanted it, at that time
 * or by asking for a person; `news`: what was decided about their own case.
 */
export const PRESSING = ['safety', 'deadline', 'payment', 'news', 'asked'] as const
export type Pressing = (typeof PRESSING)[number]
