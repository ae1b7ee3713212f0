import { problem } from '../support.ts'
import { table } from '../table.ts'

const none = problem('asks-papers.unclear')

table('asks-papers', [
  ['ya quedo lo de mis papeles?', true],
  ['¿ya quedaron mis papeles?', true],
  ['oiga y si les llegaron mis documentos', true],
  ['y mis papeles ya estan bien?', true],
  ['le llegó mi credencial?', true],
  ['cómo van mis papeles', true],
  ['en qué quedó lo de mi INE', true],
  ['qué pasó con mis documentos', true],
  ['mis papeles que mandé ya los vieron', none],
  ['no tengo papeles', none],
  ['ya le mandé mis papeles', none],
  ['me quitaron los papeles', none],
  ['ya llegaron mis primos', none],
  ['ya quedó', none],
  ['are my papers ok?', true, { lang: 'en' }],
])
