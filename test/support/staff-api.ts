import { ADMIN_KEY } from './hub-process.ts'

export type ClaimView = { id: string; state: string; list_no?: string; person_id?: string; decline_reason?: string }
export type UpdateView = { key: string; move: string; outcome: string; reason?: string }
export type StaffApi = ReturnType<typeof staffApi>

/** What staff do through the API, as any client would. */
export function staffApi(url: string) {
  async function call<T>(method: string, path: string, body?: unknown, type = 'application/json'): Promise<T> {
    const response = await fetch(`${url}/api/v1${path}`, {
      method,
      headers: { Authorization: `Bearer ${ADMIN_KEY}`, ...(body === undefined ? {} : { 'Content-Type': type }) },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    const answer = await response.text()
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${answer}`)
    return JSON.parse(answer) as T
  }
  return {
    call,
    /** A matter with its class list, ready for outreach. */
    async openMatter(id: string, csv: string): Promise<void> {
      await call('POST', '/matters', {
        id,
        title: 'Landscaping wages',
        category: 'LABOR',
        participation: 'OPT_IN_WRITTEN',
        deadline: new Date(Date.now() + 60 * 86_400_000).toISOString(),
        court_zone: 'America/Chicago',
        alias: 'Voz y Camino',
        defender: 'Francisco Ruiz',
        public_phone: '+525500000100',
        company: 'Green Hollow Landscaping',
        advocate: 'Dana Whitfield',
        firm: 'Whitfield & Asociadas',
        case_number: '1:24-cv-00046',
        court: 'el juzgado de Austin',
        place: 'la casa ejidal',
        expected_month: '2027-05',
      })
      await call('POST', `/matters/${id}/class-list`, csv, 'text/csv')
    },
    async claimOf(matterId: string, listNo: string): Promise<ClaimView> {
      const { items } = await call<{ items: ClaimView[] }>('GET', `/claims?matter=${matterId}&limit=200`)
      const found = items.find((claim) => claim.list_no === listNo)
      if (!found) throw new Error(`There is no claim ${listNo} in ${matterId}`)
      return found
    },
    updatesOf: (claimId: string): Promise<UpdateView[]> =>
      call<{ items: UpdateView[] }>('GET', `/claims/${claimId}/updates`).then(({ items }) => items),
  }
}
