/** A list that cannot be imported at all. Nothing was changed. The message says what to do and repeats no content. */
export class ImportRefused extends Error {
  readonly code: 'not_text' | 'too_large' | 'too_many_rows' | 'no_header' | 'no_matter' | 'empty'
  constructor(code: ImportRefused['code'], message: string) {
    super(message)
    this.name = 'ImportRefused'
    this.code = code
  }
}
