import { CfnResource } from 'aws-cdk-lib';
import { checkWithCloudFormation, FULLEST, HEADLESS, SMALLEST } from './synthesize';

/** The validator takes some ten seconds to start: `.ci/run` asks for it, `npm test` does not. */
const describeWhenAsked = process.env.CLOUDFORMATION_RULES ? describe : describe.skip;
const START_MS = 180_000;

describeWhenAsked("CloudFormation's rules", () => {
  it.each([
    ['the smallest', SMALLEST],
    ['the fullest', FULLEST],
    ['a headless', HEADLESS],
  ])(
    'hold in %s stage',
    (_, settings) => {
      expect(() => checkWithCloudFormation(settings)).not.toThrow();
    },
    START_MS,
  );

  it.each([
    ['a property that is none', { Visibility: 60 }, 'Additional properties are not allowed'],
    ['a value of another type', { VisibilityTimeout: 'soon' }, "'soon' is not of type 'integer'"],
    ['a reference to nothing', { KmsMasterKeyId: { Ref: 'Nothing' } }, 'Nothing'],
  ])(
    'find %s',
    (_, properties, message) => {
      const spoil = (stack: ConstructorParameters<typeof CfnResource>[0]) =>
        void new CfnResource(stack, 'Bad', { type: 'AWS::SQS::Queue', properties });
      expect(() => checkWithCloudFormation(SMALLEST, spoil)).toThrow(message);
    },
    START_MS,
  );
});
