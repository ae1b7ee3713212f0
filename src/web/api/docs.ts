import { createRequire } from 'node:module'
import { Router } from 'express'

// The package's main file would load the whole page's program into this process: only its place is wanted.
const absolutePath = createRequire(import.meta.url)('swagger-ui-dist/absolute-path.js') as () => string

/** The files of Swagger UI that the page needs; nothing else of the package is served. */
const FILES = ['swagger-ui.css', 'swagger-ui-bundle.js', 'favicon-32x32.png']

const PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Portavoz API</title>
<link rel="icon" href="/api/docs/favicon-32x32.png">
<link rel="stylesheet" href="/api/docs/swagger-ui.css">
</head>
<body>
<div id="docs"></div>
<script src="/api/docs/swagger-ui-bundle.js"></script>
<script src="/api/docs/start.js"></script>
</body>
</html>
`
// A file of its own: the content security policy allows no script in the page.
const START = `window.SwaggerUIBundle({ url: '/api/openapi.json', dom_id: '#docs', deepLinking: true, tryItOutEnabled: true, validatorUrl: null })
`

/** The page /api/docs: everything from this server, no key needed to read, a key to try. */
export function docsRouter(): Router {
  const router = Router()
  router.get('/', (_request, response) => void response.type('html').send(PAGE))
  router.get('/start.js', (_request, response) => void response.type('js').send(START))
  for (const file of FILES)
    router.get(`/${file}`, (_request, response) => void response.sendFile(file, { root: absolutePath(), maxAge: '1h' }))
  return router
}
