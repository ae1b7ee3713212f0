import type { Columns } from './columns.ts'

/** Columns of a class list. */
export const CLASS_LIST_COLUMNS = {
  list_no: ['list_no', 'list_number', 'no', 'num', 'numero', 'n', 'numero_de_lista', 'no_lista', 'id', 'class_id'],
  given_name: ['given_name', 'given_names', 'first_name', 'first_names', 'name', 'nombre', 'nombres', 'nombre_de_pila'],
  first_surname: [
    'first_surname',
    'surname',
    'last_name',
    'apellido',
    'primer_apellido',
    'apellido_paterno',
    'paterno',
  ],
  second_surname: ['second_surname', 'second_last_name', 'segundo_apellido', 'apellido_materno', 'materno'],
  nickname: ['nickname', 'called', 'alias', 'apodo', 'le_dicen', 'sobrenombre'],
  phone: ['phone', 'phone_1', 'telephone', 'mobile', 'cell', 'telefono', 'telefono_1', 'celular', 'movil', 'whatsapp'],
  phone_2: ['phone_2', 'second_phone', 'other_phone', 'telefono_2', 'otro_telefono', 'segundo_telefono', 'celular_2'],
  town: ['town', 'city', 'village', 'pueblo', 'ciudad', 'localidad', 'comunidad', 'municipio'],
  state: ['state', 'region', 'province', 'department', 'estado', 'departamento', 'provincia'],
  country: ['country', 'pais'],
  language: ['language', 'idioma', 'lengua'],
  last_year: ['last_year', 'year', 'last_year_worked', 'ultimo_ano', 'ano', 'ultimo_ano_trabajado', 'ano_de_trabajo'],
  employer: ['employer', 'employers', 'company', 'empresa', 'patron', 'empleador', 'compania'],
  foreman: ['foreman', 'supervisor', 'mayordomo', 'capataz', 'encargado'],
  work: ['work', 'job', 'occupation', 'trabajo', 'oficio', 'puesto'],
  birth_year: ['birth_year', 'year_of_birth', 'ano_de_nacimiento', 'ano_nacimiento', 'nacimiento'],
} as const satisfies Columns
