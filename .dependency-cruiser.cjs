/**
 * The one-way rule: the pure parts know nothing of the outer ones, so that a flow can be run, checked and tested
 * without a store, a queue or a provider. `npm run layers` (part of `npm test`) refuses what breaks it; it also knows
 * which rules leave types free (scripts/layers.ts), since the parser used here does not tell types from values.
 */
const pure = '^src/(engine|reading|cases|words)/'
const adapters = '^src/(channels|store|queues)/'

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Two files that need each other are one file, or lack a third.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'pure-parts-stay-pure',
      comment: 'engine, reading, cases and words import nothing of ours but each other.',
      severity: 'error',
      from: { path: pure },
      to: { path: '^(src|workers|simulator|bench|test|scripts)/', pathNot: pure },
    },
    {
      name: 'pure-parts-share-types-only',
      comment:
        'One pure part may use the types of another, not its code: it is handed what it calls. The closed list of intents ' +
        'is a type with a body.',
      severity: 'error',
      from: { path: '^src/(engine|reading|cases|words)/' },
      to: { path: pure, pathNot: ['^src/$1/', '^src/reading/intent\\.ts$'] },
    },
    {
      name: 'pure-parts-do-no-io',
      comment: 'No network, process or database below the hub. Loading files is allowed to the loaders only.',
      severity: 'error',
      from: { path: pure, pathNot: '/load[^/]*\\.ts$|^src/words/words\\.ts$' },
      to: {
        path: [
          '^(node:)?(fs|fs/promises|net|http|https|http2|dns|dgram|tls|child_process|worker_threads|cluster|timers|timers/promises)$',
          'node_modules/(mongoose|mongodb|ioredis|bullmq|express|twilio|pino)/',
        ],
      },
    },
    {
      name: 'adapters-know-no-business',
      comment:
        'channels, store and queues import the pure parts, the names of file types and themselves, nothing above them.',
      severity: 'error',
      from: { path: adapters },
      to: { path: '^(src|workers|simulator|bench|test|scripts)/', pathNot: [pure, adapters, '^src/media/kinds\\.ts$'] },
    },
    {
      name: 'media-stands-alone',
      comment: 'What is in a file is found out from its bytes, without knowing who sent it.',
      severity: 'error',
      from: { path: '^src/media/' },
      to: { path: '^(src|workers|simulator|bench|test|scripts)/', pathNot: '^src/media/' },
    },
    {
      name: 'hub-uses-interfaces',
      comment:
        'The hub is handed its channels and store by runtime.ts. It imports their types, and the errors and limits that ' +
        'belong to them; the files directly in channels/ (countries, windows, hours) are plain knowledge, and free.',
      severity: 'error',
      from: { path: '^src/hub/' },
      to: { path: ['^src/channels/[^/]+/', '^src/store/(index|connect)\\.ts$'] },
    },
    {
      name: 'hub-below-its-doors',
      comment: 'Use cases do not know who calls them.',
      severity: 'error',
      from: { path: '^src/hub/' },
      to: { path: '^(src/(web|cli|services|runtime)/|src/(main|runtime)\\.ts$|workers/|simulator/|bench/|scripts/)' },
    },
    {
      name: 'doors-use-the-hub',
      comment: 'web and workers reach the store, the queues and the channels through the hub.',
      severity: 'error',
      from: { path: '^(src/web/|workers/)' },
      to: { path: ['^src/(cli|services)/', '^src/(main)\\.ts$', '^(bench|scripts)/'] },
    },
    {
      name: 'simulator-stands-alone',
      comment: 'It is a provider: it knows our hub only over HTTP.',
      severity: 'error',
      from: { path: '^simulator/' },
      to: { path: '^(src|workers|bench|test|scripts)/' },
    },
    {
      name: 'simulator-only-by-runtime',
      comment: 'The hub meets it as another provider; only the runtime and the demonstration start it.',
      severity: 'error',
      from: { path: '^(src|workers)/', pathNot: '^src/(runtime(/|\\.ts$)|demo/)' },
      to: { path: '^simulator/' },
    },
    {
      name: 'services-stand-alone',
      comment: 'They run before there is a configuration, a log or a hub.',
      severity: 'error',
      from: { path: '^src/services/' },
      to: { path: '^(src|workers|simulator|bench|test|scripts)/', pathNot: '^src/services/' },
    },
    {
      name: 'nothing-imports-tests',
      severity: 'error',
      from: { pathNot: '^(test|scripts/test)/' },
      to: { path: '^test/' },
    },
    {
      name: 'nothing-imports-programs',
      comment: 'These files run when they are loaded.',
      severity: 'error',
      from: { pathNot: '^(scripts|test)/' },
      to: { path: ['^src/main\\.ts$', '^src/cli/index\\.ts$', '^scripts/'] },
    },
    {
      name: 'no-development-packages',
      comment: 'The image has production packages only.',
      severity: 'error',
      from: { path: '^(src|workers|simulator)/' },
      to: { dependencyTypes: ['npm-dev'] },
    },
    {
      name: 'no-unlisted-packages',
      comment: 'What is imported stands in package.json.',
      severity: 'error',
      from: {},
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'no-missing-files',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['(^|/)dist/', '^simulator/phones/', '^console/', '^test/layers/fixture/'] },
    enhancedResolveOptions: {
      extensions: ['.ts', '.mjs', '.cjs', '.js', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types'],
    },
  },
}
