import { Bucket } from 'aws-cdk-lib/aws-s3';
import { checkWithNag, FULLEST, HEADLESS, SMALLEST } from './synthesize';

it.each([
  ['the smallest', SMALLEST],
  ['the fullest', FULLEST],
  ['a headless', HEADLESS],
])('cdk-nag finds nothing without a reason in %s stage', (_, settings) => {
  expect(() => checkWithNag(settings)).not.toThrow();
});

it('cdk-nag would find a bucket that takes plain HTTP', () => {
  expect(() => checkWithNag(SMALLEST, (stack) => new Bucket(stack, 'Open'))).toThrow('AwsSolutions-S10');
});
