/** A number the way its country writes it: `+52 55 0000 0001`, `+1 830 555 0144`, `+502 0000 0019`. */
export function readable(number: string): string {
  return number
    .replace(/^\+52(\d{2})(\d{4})(\d{4})$/, '+52 $1 $2 $3')
    .replace(/^\+1(\d{3})(\d{3})(\d{4})$/, '+1 $1 $2 $3')
    .replace(/^(\+50\d)(\d{4})(\d{4})$/, '$1 $2 $3')
}
