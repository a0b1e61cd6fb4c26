/** The layer table of ARCHITECTURE.md as rules: data flows one way. */
const CORE = ['text', 'article', 'tag', 'record', 'store', 'links', 'query'];
const MAY_IMPORT = {
  text: [],
  article: ['text'],
  tag: ['text', 'article'],
  record: ['text', 'article', 'tag'],
  store: ['text', 'article', 'tag', 'record'],
  links: ['text', 'article', 'tag', 'record', 'store'],
  query: ['text', 'article', 'tag', 'record', 'store'],
};
const OUTSIDE = 'fs|fs/promises|path|os|child_process|net|http|https|worker_threads|readline|process';

module.exports = {
  forbidden: [
    ...CORE.map((layer) => {
      const forbidden = CORE.filter((other) => other !== layer && !MAY_IMPORT[layer].includes(other));
      return {
        name: `${layer}-imports-only-earlier-layers`,
        severity: 'error',
        from: { path: `^core/${layer}/` },
        to: { path: `^core/(${forbidden.join('|')})/` },
      };
    }),
    {
      name: 'core-is-pure',
      comment: 'No AWS and no machine in core: those arrive as arguments.',
      severity: 'error',
      from: { path: '^core/' },
      to: {
        path: `^(adapters|lambdas|lib|bin|dashboard)/|@aws-sdk|@aws-lambda-powertools|aws-cdk-lib|^(node:)?(${OUTSIDE})$`,
      },
    },
    {
      name: 'only-adapters-aws-speaks-to-aws',
      severity: 'error',
      from: { pathNot: '^adapters/aws/' },
      to: { path: 'node_modules/@aws-sdk/' },
    },
    {
      name: 'adapters-do-not-import-programs',
      severity: 'error',
      from: { path: '^adapters/' },
      to: { path: '^(lambdas|lib|bin)/' },
    },
    {
      name: 'infrastructure-shares-only-names',
      severity: 'error',
      from: { path: '^lib/' },
      to: { path: '^(adapters|lambdas|bin|core/(?!environment|page-headers|time-zone))' },
    },
    {
      name: 'nothing-imports-programs',
      severity: 'error',
      from: { pathNot: '^(bin|test|training|bench)/' },
      to: { path: '^(bin|test)/' },
    },
    {
      name: 'nothing-imports-lib-but-the-app',
      severity: 'error',
      from: { pathNot: '^(lib|test|bin/app)' },
      to: { path: '^lib/' },
    },
    {
      name: 'no-circles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-development-packages-at-run-time',
      severity: 'error',
      from: { path: '^(core|adapters|lambdas)/' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(build|cdk.out|coverage)' },
  },
};
