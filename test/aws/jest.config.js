const base = require('../../jest.config.js');

/** `npm run test:aws`: deploys to the account of the present credentials; not part of `npm test`. */
module.exports = {
  ...base,
  rootDir: '../..',
  roots: ['<rootDir>/test/aws'],
  testPathIgnorePatterns: [],
  setupFilesAfterEnv: [],
  testTimeout: 300_000,
  maxWorkers: 1,
};
