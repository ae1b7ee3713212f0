import { createHash } from 'node:crypto'
import type { CellView, ReportView, SectionView } from './view.ts'
import { words } from './words/index.ts'

/** Bits of a page that are safe to put into one: everything else is escaped. */
class Html {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

/** A template whose values are escaped, except the parts that were made by it. */
function html(parts: TemplateStringsArray, ...values: (string | number | Html | Html[])[]): Html {
  const put = (value: string | number | Html | Html[]): string =>
    value instanceof Html ? value.text : Array.isArray(value) ? value.map(put).join('') : escaped(String(value))
  return new Html(String.raw({ raw: parts }, ...values.map(put)))
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign)

const STYLE = `
body { font: 11pt/1.45 system-ui, sans-serif; color: #1d2420; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.5rem; margin: 0; }
h2 { font-size: 1.05rem; margin: 0 0 .4rem; }
p { color: #56605a; margin: .2rem 0 1.5rem; }
section { margin: 0 0 1.6rem; break-inside: avoid; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: right; padding: .28rem .5rem; border-bottom: 1px solid #d9dfda; font-variant-numeric: tabular-nums; }
th:first-child { text-align: left; font-weight: normal; }
thead th { font-weight: 600; border-bottom: 2px solid #56605a; }
tfoot th, tfoot td { font-weight: 600; border-bottom: 0; }
a { color: inherit; text-decoration: underline; text-decoration-color: #9aa59d; }
.missing { color: #6b756e; font-style: italic; }
@media print { body { max-width: none; margin: 0; font-size: 9.5pt; } a { text-decoration: none; } @page { margin: 18mm 16mm; } }
`

/** What the page may load and run: its own style, and nothing else. */
export const PAGE_POLICY = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'`

/** A page to read and to print, without scripts. Every figure leads to who is in it. */
export function reportPage(view: ReportView): string {
  const { title, matter, made_at, language, sections } = view
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}${matter === null ? '' : `, ${matter}`}</title>
<style>${new Html(STYLE)}</style>
</head>
<body>
<h1>${title}</h1>
<p>${matter === null ? '' : `${matter} · `}<time datetime="${made_at}">${made_at.slice(0, 16).replace('T', ' ')} UTC</time></p>
${sections.map((section) => sectionHtml(section, language))}
</body>
</html>
`.text
}

const sectionHtml = (
  { title, columns, rows, whole }: SectionView,
  language: ReportView['language'],
): Html => html`<section>
<h2>${title}</h2>
<table>
${columns.length === 0 ? '' : html`<thead><tr><th></th>${columns.map((column) => html`<th scope="col">${column}</th>`)}</tr></thead>`}
<tbody>
${rows.map(
  ({ label, cells }) => html`<tr><th scope="row">${label}</th>${cells.map(cellHtml)}</tr>
`,
)}</tbody>
${whole === null ? '' : html`<tfoot><tr><th scope="row">${words[language].together}</th><td>${whole}</td></tr></tfoot>`}
</table>
</section>
`

const cellHtml = ({ shown, people, status }: CellView): Html => {
  if (status !== 'recorded') return html`<td class="missing">${shown}</td>`
  return people === null ? html`<td>${shown}</td>` : html`<td><a href="${people}">${shown}</a></td>`
}
