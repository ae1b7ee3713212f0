import { Router } from 'express'
import { type Content, contentProblem } from '../content.ts'
import { ProviderError } from '../errors.ts'
import { newSid } from '../ids.ts'
import type { Provider } from '../provider.ts'
import type { Validator } from '../validate.ts'
import { notFound } from './gate.ts'
import { pageOf } from './paging.ts'

/** The content resource: words with buttons or lists, and their approval as WhatsApp templates. */
export function content(provider: Provider, validator: Validator): Router {
  const { account, state, clock, faults } = provider
  const router = Router()

  router.post('/v1/Content', (request, response) => {
    const asked = validator.check('createContent', request.body ?? {})
    const types = asked.types as Content['types']
    const problem = contentProblem(types)
    if (problem) throw new ProviderError(20001, `Invalid parameter: ${problem}`)
    const made: Content = {
      sid: newSid('HX'),
      friendlyName: typeof asked.friendly_name === 'string' ? asked.friendly_name : null,
      language: String(asked.language),
      variables: (asked.variables ?? {}) as Record<string, string>,
      types,
      createdAt: clock.now(),
      approval: null,
    }
    state.putContent(made)
    response.status(201).json(toJson(account.accountSid, made))
  })

  const list = (place: 'listContent' | 'listContentAndApprovals', path: string, item: (content: Content) => object) => {
    router.get(path, (request, response) => {
      const query = validator.check(place, request.query)
      const page = pageOf([...state.contents.values()].reverse(), query)
      const url = (number: number) =>
        `${HOST}${path}?PageSize=${page.size}&Page=${number}${number > 0 ? `&PageToken=PA${number}` : ''}`
      response.json({
        contents: page.items.map(item),
        meta: {
          page: page.number,
          page_size: page.size,
          first_page_url: url(0),
          previous_page_url: page.number > 0 ? url(page.number - 1) : null,
          url: url(page.number),
          next_page_url: page.more ? url(page.number + 1) : null,
          key: 'contents',
        },
      })
    })
  }
  list('listContent', '/v1/Content', (one) => toJson(account.accountSid, one))
  list('listContentAndApprovals', '/v1/ContentAndApprovals', (one) => ({
    ...toJson(account.accountSid, one),
    approval_requests: approvalJson(one),
  }))

  router.get('/v1/Content/:sid', (request, response) => {
    response.json(toJson(account.accountSid, state.contents.get(request.params.sid) ?? notFound(request)))
  })

  router.delete('/v1/Content/:sid', (request, response) => {
    const one = state.contents.get(request.params.sid) ?? notFound(request)
    state.removeContent(one.sid)
    response.status(204).end()
  })

  router.get('/v1/Content/:sid/ApprovalRequests', (request, response) => {
    const one = state.contents.get(request.params.sid) ?? notFound(request)
    response.json({
      sid: one.sid,
      account_sid: account.accountSid,
      whatsapp: approvalJson(one),
      url: `${HOST}/v1/Content/${one.sid}/ApprovalRequests`,
    })
  })

  router.post('/v1/Content/:sid/ApprovalRequests/whatsapp', (request, response) => {
    const asked = validator.check('requestApproval', request.body ?? {})
    const one = state.contents.get(request.params.sid) ?? notFound(request)
    const name = String(asked.name)
    const category = String(asked.category)
    if (!/^[a-z0-9_]{1,512}$/.test(name)) {
      throw new ProviderError(20001, "Invalid parameter: 'name' takes lower-case letters, digits and underscores")
    }
    if (!['UTILITY', 'MARKETING', 'AUTHENTICATION'].includes(category)) {
      throw new ProviderError(20001, "Invalid parameter: 'category' is UTILITY, MARKETING or AUTHENTICATION")
    }
    if (one.types['twilio/list-picker'])
      throw new ProviderError(20001, 'Invalid parameter: a list picker cannot be a template')
    if (one.approval && one.approval.status !== 'rejected')
      throw new ProviderError(20409, 'It was sent for approval before')
    const outcome = { auto: 'approved', manual: 'pending', reject: 'rejected' } as const
    const status = outcome[faults.now.approval]
    const reason = status === 'rejected' ? 'INVALID_FORMAT' : ''
    state.putContent({ ...one, approval: { name, category, status, reason } })
    // The request itself is always answered `received`; what became of it is asked for later.
    response
      .status(201)
      .json({ ...approvalJson({ ...one, approval: { name, category, status: 'received', reason: '' } }) })
  })

  return router
}

/** Addresses inside answers name the provider's own host, whatever host was asked. */
const HOST = 'https://content.twilio.com'

function approvalJson({ approval, types }: Content): object {
  const type = Object.keys(types)[0] ?? ''
  if (!approval) return { status: 'unsubmitted', name: '', category: '', content_type: type, rejection_reason: '' }
  return {
    name: approval.name,
    category: approval.category,
    content_type: type,
    status: approval.status,
    rejection_reason: approval.reason,
    allow_category_change: true,
  }
}

function toJson(accountSid: string, one: Content): object {
  const url = `${HOST}/v1/Content/${one.sid}`
  const at = new Date(one.createdAt).toISOString().replace(/\.\d+Z$/, 'Z')
  return {
    sid: one.sid,
    account_sid: accountSid,
    friendly_name: one.friendlyName,
    language: one.language,
    variables: one.variables,
    types: one.types,
    date_created: at,
    date_updated: at,
    url,
    links: { approval_create: `${url}/ApprovalRequests/whatsapp`, approval_fetch: `${url}/ApprovalRequests` },
  }
}
