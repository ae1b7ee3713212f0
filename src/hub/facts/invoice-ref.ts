import type { HoursReportDoc } from '../../cases/hours-report.ts'

/** An invoice as it is named in a text: F2031 or INV77, whatever finance wrote. */
export const invoiceRef = ({ invoice = '' }: Pick<HoursReportDoc, 'invoice'>): string =>
  invoice.toUpperCase().replace(/[^A-Z\d]/g, '')

/** The same for who says "invoice 77": its number alone, as that is read. */
export const invoiceNumber = (doc: Pick<HoursReportDoc, 'invoice'>): string => `F${invoiceRef(doc).replace(/\D/g, '')}`
