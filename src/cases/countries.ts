/** Where the work is done, and where the cases are. */
export const WORK_COUNTRIES = ['MX', 'GT', 'SV', 'HN', 'NI'] as const
export const CASE_COUNTRIES = ['US', 'CA'] as const
export type Country = (typeof WORK_COUNTRIES)[number] | (typeof CASE_COUNTRIES)[number]
