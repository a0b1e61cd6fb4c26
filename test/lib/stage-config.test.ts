import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readStageConfig, serviceName } from '../../lib/stage-config';
import { FULLEST, SMALLEST } from './synthesize';

const read = (settings: unknown, overrides = {}) => readStageConfig('test', { test: settings }, overrides);

it('fills in what a stage does not say', () => {
  const config = read(SMALLEST);
  expect(config).toMatchObject({ stage: 'test', production: false, logRetentionDays: 30, concurrency: { live: 20 } });
  expect(serviceName(config)).toBe('copytaster-test');
});

it('takes every setting there is', () => {
  expect(read(FULLEST)).toMatchObject(FULLEST);
});

it('lets the command line raise the generation', () => {
  expect(read(SMALLEST, { generation: 9 }).generation).toBe(9);
});

it('reads the stages of cdk.json', () => {
  const { stages } = JSON.parse(readFileSync(join(__dirname, '../../cdk.json'), 'utf8')).context;
  for (const stage of Object.keys(stages)) expect(readStageConfig(stage, stages).stage).toBe(stage);
});

it.each([
  ['a misspelt setting', { ...SMALLEST, logRetention: 30 }, 'stages.test: Unrecognized key: "logRetention"'],
  ['a missing generation', { feeds: SMALLEST.feeds }, 'stages.test.generation: '],
  ['a generation that is no integer', { ...SMALLEST, generation: 1.5 }, 'stages.test.generation: '],
  [
    'production without alarms',
    { ...SMALLEST, production: true },
    'stages.test.alarmTopicArn: is required in production',
  ],
  ['a topic of another service', { ...SMALLEST, alarmTopicArn: 'arn:aws:sqs:x' }, 'must be an ARN of sns'],
  ['a retention CloudWatch does not know', { ...SMALLEST, logRetentionDays: 31 }, 'stages.test.logRetentionDays: '],
  [
    'a zone that is none',
    { ...SMALLEST, feeds: [{ name: 'a', timeZone: 'Mars/Base' }] },
    'stages.test.feeds.0.timeZone: must be an IANA time zone',
  ],
  [
    'two feeds of one name',
    { ...SMALLEST, existingBuckets: [{ name: 'abc', events: 'eventbridge', feeds: [{ name: 'desk' }] }] },
    'stages.test.feeds: must have names of their own',
  ],
  ['a feed for uploads that is none', { ...SMALLEST, uploadFeed: 'wire' }, 'stages.test.uploadFeed: must be the name'],
  ['a role nobody has', { ...SMALLEST, roles: { staff: 'owner' } }, 'stages.test.roles.staff: '],
  ['no feeds', { generation: 1, feeds: [] }, 'stages.test.feeds: '],
])('says what is wrong with %s', (_, settings, message) => {
  expect(() => read(settings)).toThrow(message);
});

it('says every fault at once', () => {
  expect(() => read({ generation: -1, feeds: [], shards: 0 })).toThrow(/generation.*feeds.*shards/s);
});

it('names the stages there are when one is not', () => {
  expect(() => readStageConfig('prd', { dev: {}, prod: {} })).toThrow(
    'no stage "prd" in cdk.json; there are: dev, prod',
  );
});
