import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import type { STACK_OUTPUTS } from '../../core/environment';
import { ConfigurationError } from '../../core/errors';

export type StackOutputs = Record<(typeof STACK_OUTPUTS)[keyof typeof STACK_OUTPUTS], string>;

/** Names of the errors of the SDK for credentials that are missing, ended or wrong. */
const UNKNOWN_CALLER = ['CredentialsProviderError', 'ExpiredToken', 'ExpiredTokenException', 'InvalidClientTokenId'];

/** What a deployed stage says of itself. @throws ConfigurationError when there is no such stack, or AWS cannot be asked */
export async function readStackOutputs(stackName: string): Promise<StackOutputs> {
  const client = new CloudFormationClient({});
  try {
    const { Stacks } = await client.send(new DescribeStacksCommand({ StackName: stackName }));
    const outputs = Stacks?.[0]?.Outputs ?? [];
    return Object.fromEntries(outputs.map(({ OutputKey, OutputValue }) => [OutputKey, OutputValue])) as StackOutputs;
  } catch (cause) {
    if (cause instanceof Error && cause.name === 'ValidationError') {
      throw new ConfigurationError(`There is no stack ${stackName} in this account and region.`, { cause });
    }
    if (cause instanceof Error && cause.message === 'Region is missing') {
      throw new ConfigurationError('AWS does not know which region: set AWS_REGION, or AWS_PROFILE.', { cause });
    }
    if (cause instanceof Error && UNKNOWN_CALLER.includes(cause.name)) {
      throw new ConfigurationError(`AWS does not know who asks: sign in, or set AWS_PROFILE. (${cause.name})`, {
        cause,
      });
    }
    throw cause;
  } finally {
    client.destroy();
  }
}
