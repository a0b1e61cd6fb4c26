import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { ConditionalCheckFailedException, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { Agent, request } from 'node:http';
import { text } from 'node:stream/consumers';

/** Errors the adapter tells apart by their class. */
const ERRORS = { ConditionalCheckFailedException, TransactionCanceledException };

/**
 * Sends the SDK's commands as the JSON they stand for, unsigned and never twice: a quarter of the SDK's time, where a test makes a hundred
 * thousand calls and what the SDK does about faults is not its subject.
 */
export function plainClient(endpoint: string): DynamoDBClient {
  const agent = new Agent({ keepAlive: true });
  const send = async (command: { constructor: { name: string }; input: object }): Promise<unknown> => {
    const answer = await post(agent, endpoint, command.constructor.name.replace(/Command$/, ''), command.input);
    const { __type, message, Message, ...members } = answer as Record<string, string | undefined>;
    if (__type === undefined) return answer;
    const name = __type.split('#').at(-1) as keyof typeof ERRORS;
    const said = { message: message ?? Message ?? '', $metadata: {}, ...members };
    throw ERRORS[name] ? new ERRORS[name](said) : new Error(`${name}: ${said.message}`);
  };
  return { send, destroy: () => agent.destroy() } as unknown as DynamoDBClient;
}

function post(agent: Agent, endpoint: string, operation: string, input: object): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const body = JSON.stringify(input);
    const headers = {
      'Content-Type': 'application/x-amz-json-1.0',
      'Content-Length': Buffer.byteLength(body),
      'X-Amz-Target': `DynamoDB_20120810.${operation}`,
      // The engine wants the form of a signature, and does not check it.
      Authorization:
        'AWS4-HMAC-SHA256 Credential=test/20240101/eu-west-1/dynamodb/aws4_request, SignedHeaders=host, Signature=0',
      'X-Amz-Date': '20240101T000000Z',
    };
    request(endpoint, { method: 'POST', agent, headers }, (response) => {
      text(response).then((json) => resolve(JSON.parse(json)), reject);
    })
      .on('error', reject)
      .end(body);
  });
}
