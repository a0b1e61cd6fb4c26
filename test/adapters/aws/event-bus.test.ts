import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import type { DynamoDBStreamEvent } from 'aws-lambda';
import { mockClient } from 'aws-sdk-client-mock';
import { EventBridgeBus } from '../../../adapters/aws/event-bus';
import { followBatch } from '../../../adapters/aws/stream-batch';
import { TransientError } from '../../../core/errors';
import type { DeskEvent } from '../../../core/events/desk-events';

const client = mockClient(EventBridgeClient);
const bus = new EventBridgeBus(new EventBridgeClient({ region: 'eu-west-1' }), 'desk-events');
const event = (id: string): DeskEvent => ({ type: 'ArticleTagged', id, revision: 1, decision: 'pass' });
const idsSent = () =>
  client
    .commandCalls(PutEventsCommand)
    .map(({ args }) => args[0].input.Entries!.map(({ Detail }) => (JSON.parse(Detail!) as DeskEvent).id).join(''));

beforeEach(() => client.reset());

describe('the EventBridge bus', () => {
  it('sends ten events at once, in order, with their type as detail-type', async () => {
    client.on(PutEventsCommand).resolves({ Entries: [] });
    await bus.publish([...'abcdefghijklm'].map(event));
    expect(idsSent()).toEqual(['abcdefghij', 'klm']);
    expect(client.commandCalls(PutEventsCommand)[0]!.args[0].input.Entries![0]).toEqual({
      EventBusName: 'desk-events',
      Source: 'copytaster',
      DetailType: 'ArticleTagged',
      Detail: JSON.stringify(event('a')),
    });
  });

  it('sends only what was refused again', async () => {
    client
      .on(PutEventsCommand)
      .resolvesOnce({ FailedEntryCount: 1, Entries: [{ EventId: '1' }, { ErrorCode: 'ThrottlingException' }] })
      .resolves({ Entries: [{ EventId: '2' }] });
    await bus.publish([event('a'), event('b')]);
    expect(idsSent()).toEqual(['ab', 'b']);
  });

  it('gives up for now when some are refused again and again', async () => {
    client.on(PutEventsCommand).resolves({ Entries: [{ ErrorCode: 'InternalFailure' }] });
    await expect(bus.publish([event('a')])).rejects.toThrow(TransientError);
  });

  it('asks nothing when there is nothing to tell', async () => {
    await bus.publish([]);
    expect(idsSent()).toEqual([]);
  });
});

describe('a batch of the stream', () => {
  const batch = (...ids: string[]) =>
    ({
      Records: ids.map((id) => ({
        dynamodb: { SequenceNumber: `at-${id}`, Keys: { pk: { S: id }, sk: { S: 'HEAD' } } },
      })),
    }) as unknown as DynamoDBStreamEvent;

  async function followed(ids: string[], bad?: string) {
    const told: string[] = [];
    const seen: string[] = [];
    const answer = await followBatch(batch(...ids), {
      follow: ({ key }) => {
        seen.push(key.pk);
        return key.pk === bad ? Promise.reject(new TransientError('later')) : Promise.resolve([event(key.pk)]);
      },
      bus: { publish: (events) => Promise.resolve(void told.push(...events.map(({ id }) => id))) },
      onFailure: () => undefined,
    });
    return { told, seen, failed: answer.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier) };
  }

  it('is followed and told in order', async () => {
    expect(await followed(['a', 'b', 'c'])).toEqual({ told: ['a', 'b', 'c'], seen: ['a', 'b', 'c'], failed: [] });
  });

  it('stops at a change that fails, and tells of those before it', async () => {
    expect(await followed(['a', 'b', 'c'], 'b')).toEqual({ told: ['a'], seen: ['a', 'b'], failed: ['at-b'] });
  });

  it('comes again as a whole when its events cannot be told', async () => {
    const ports = {
      follow: () => Promise.resolve([event('a')]),
      bus: { publish: () => Promise.reject(new TransientError('refused')) },
      onFailure: () => undefined,
    };
    await expect(followBatch(batch('a'), ports)).rejects.toThrow(TransientError);
  });
});
