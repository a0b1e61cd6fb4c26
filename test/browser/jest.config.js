const base = require('../../jest.config.js');

/** `npm run test:browser`: needs Debian's chromium; not part of `npm test`. */
module.exports = {
  ...base,
  rootDir: '../..',
  roots: ['<rootDir>/test/browser'],
  testPathIgnorePatterns: [],
  setupFilesAfterEnv: [],
  testTimeout: 120_000,
  maxWorkers: 1,
};
