import type { AttributeValue, DynamoDBClient, PutItemCommandInput, TransactWriteItem } from '@aws-sdk/client-dynamodb';
import {
  ConditionalCheckFailedException,
  DeleteItemCommand,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  TransactionCanceledException,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { isDeepStrictEqual } from 'node:util';
import { Rejection, TransientError } from '../../core/errors';
import type { Condition, Item, ItemKey, ItemTable, Page, Range, Write } from '../../core/ports';
import { attributesBytes, fromAttributes, MAX_ITEM_BYTES, toAttributes, toAttributeValue } from './attribute-values';
import { attemptsOf, calling } from './aws-errors';
import { getAll, writeAllUnconditionally } from './item-batches';

type Attributes = Record<string, AttributeValue>;

/** Reasons of a cancelled transaction after which the same one may succeed later. */
const PASSING_REASONS = new Set(['TransactionConflict', 'ThrottlingError', 'ProvisionedThroughputExceeded']);
/** How often a transaction is tried that another one crossed; then the event is redelivered. */
const CONFLICT_ATTEMPTS = 4;
const CONFLICT_PAUSE_MS = 25;

type ConditionParts = Pick<
  PutItemCommandInput,
  'ConditionExpression' | 'ExpressionAttributeNames' | 'ExpressionAttributeValues'
>;

/** @param now milliseconds since 1970: what has expired counts as absent, as it does for readers */
function conditionExpression(condition: Condition | undefined, now: number): ConditionParts {
  if (!condition) return {};
  if (condition.kind === 'absent') {
    return {
      ConditionExpression: 'attribute_not_exists(#condition) OR #expiry <= :now',
      ExpressionAttributeNames: { '#condition': 'pk', '#expiry': 'expiresAt' },
      ExpressionAttributeValues: { ':now': toAttributeValue(Math.floor(now / 1000), 'expiresAt') },
    };
  }
  return {
    ConditionExpression: '#condition = :condition',
    ExpressionAttributeNames: { '#condition': condition.attribute },
    ExpressionAttributeValues: { ':condition': toAttributeValue(condition.value, condition.attribute) },
  };
}

function keyAttributes({ pk, sk }: ItemKey): Attributes {
  return { pk: { S: pk }, sk: { S: sk } };
}

/** @throws Rejection TOO_COMPLEX for an item DynamoDB would refuse, however often it is sent */
function putAttributes(item: Item): Attributes {
  const attributes = toAttributes(item);
  if (attributesBytes(attributes) > MAX_ITEM_BYTES) throw new Rejection('TOO_COMPLEX', 'Its record is over 400 KB.');
  return attributes;
}

/** The item table in DynamoDB. Reads are consistent: a writer's guard and a reader's check both need the newest head. */
export class DynamoItemTable implements ItemTable {
  constructor(
    private readonly client: DynamoDBClient,
    private readonly tableName: string,
    /** Milliseconds since 1970: DynamoDB deletes expired items days late, so they are left out here. */
    private readonly now: () => number = Date.now,
  ) {}

  async get(key: ItemKey): Promise<Item | undefined> {
    const command = new GetItemCommand({ TableName: this.tableName, Key: keyAttributes(key), ConsistentRead: true });
    const { Item: attributes } = await calling('Reading an item', () => this.client.send(command));
    return this.live(attributes);
  }

  async batchGet(keys: readonly ItemKey[]): Promise<(Item | undefined)[]> {
    const nameOf = ({ pk, sk }: ItemKey) => JSON.stringify([pk, sk]);
    const distinct = new Map(keys.map((key) => [nameOf(key), keyAttributes(key)]));
    const found = await getAll(this.client, this.tableName, [...distinct.values()]);
    const byName = new Map<string, Item | undefined>();
    for (const attributes of found) {
      const item = this.live(attributes);
      if (item) byName.set(nameOf(item), item);
    }
    return keys.map((key) => byName.get(nameOf(key)));
  }

  async write(write: Write): Promise<boolean> {
    // An update that adds is not repeatable when its answer is lost; a transaction carries a token that makes it so.
    if (write.op === 'add') return this.transact([write]);
    const common = {
      TableName: this.tableName,
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      ...conditionExpression(write.condition, this.now()),
    } as const;
    try {
      if (write.op === 'put') {
        const command = new PutItemCommand({ ...common, Item: putAttributes(write.item) });
        await calling('Writing an item', () => this.client.send(command));
      } else {
        const command = new DeleteItemCommand({ ...common, Key: keyAttributes(write.key) });
        await calling('Deleting an item', () => this.client.send(command));
      }
      return true;
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
      return attemptsOf(error) > 1 && this.isOurOwn(write, error.Item);
    }
  }

  async writeAll(writes: readonly Write[]): Promise<void> {
    await writeAllUnconditionally(
      this.client,
      this.tableName,
      writes.map((write) => {
        if (write.op === 'add' || write.condition) throw new TypeError('Only plain puts and deletes go in a batch.');
        return write.op === 'put'
          ? { PutRequest: { Item: putAttributes(write.item) } }
          : { DeleteRequest: { Key: keyAttributes(write.key) } };
      }),
    );
  }

  async transact(writes: readonly Write[]): Promise<boolean> {
    const TransactItems = writes.map((write) => this.transactItem(write));
    for (let attempt = 1; ; attempt++) {
      try {
        // Each command gets a token of its own from the SDK, the same for all attempts of that command.
        const command = new TransactWriteItemsCommand({ TransactItems });
        await calling('A transaction', () => this.client.send(command));
        return true;
      } catch (error) {
        if (!(error instanceof TransactionCanceledException)) throw error;
        const codes = (error.CancellationReasons ?? [])
          .map(({ Code }) => Code ?? 'None')
          .filter((code) => code !== 'None');
        if (codes.includes('ConditionalCheckFailed')) return false;
        if (codes.length === 0 || !codes.every((code) => PASSING_REASONS.has(code))) throw error;
        if (attempt === CONFLICT_ATTEMPTS) {
          throw new TransientError(`A transaction was cancelled ${attempt} times: ${codes.join()}.`, { cause: error });
        }
        await pause(CONFLICT_PAUSE_MS * 2 ** attempt * Math.random());
      }
    }
  }

  async query({ pk, from, to, descending = false, limit, after }: Range): Promise<Page> {
    const items: Item[] = [];
    let start = after === undefined ? undefined : keyAttributes({ pk, sk: after });
    do {
      const command = new QueryCommand({
        TableName: this.tableName,
        ConsistentRead: true,
        ...rangeExpression(pk, from, to),
        ScanIndexForward: !descending,
        ExclusiveStartKey: start,
        // One more than asked for tells whether there is a next page.
        Limit: limit + 1 - items.length,
      });
      const page = await calling('Reading a range', () => this.client.send(command));
      for (const attributes of page.Items ?? []) {
        const item = this.live(attributes);
        // BETWEEN includes its end, the range does not.
        if (item && item.sk !== to) items.push(item);
      }
      start = page.LastEvaluatedKey;
    } while (start && items.length <= limit);
    if (items.length <= limit) return { items };
    const page = items.slice(0, limit);
    return { items: page, next: page.at(-1)!.sk };
  }

  private live(attributes: Attributes | undefined): Item | undefined {
    const item = attributes && fromAttributes(attributes);
    return item?.expiresAt !== undefined && item.expiresAt * 1000 <= this.now() ? undefined : item;
  }

  /**
   * Whether a condition failed only because an earlier attempt of this very write went through and its answer was lost.
   * @param stored the item that made the condition fail
   */
  private isOurOwn(write: Write, stored: Attributes | undefined): boolean {
    if (write.op !== 'put') return stored === undefined;
    return stored !== undefined && isDeepStrictEqual(fromAttributes(stored), fromAttributes(toAttributes(write.item)));
  }

  private transactItem(write: Write): TransactWriteItem {
    const condition = conditionExpression(write.condition, this.now());
    const TableName = this.tableName;
    switch (write.op) {
      case 'put':
        return { Put: { TableName, Item: putAttributes(write.item), ...condition } };
      case 'delete':
        return { Delete: { TableName, Key: keyAttributes(write.key), ...condition } };
      case 'add': {
        const amounts = Object.entries(write.amounts);
        return {
          Update: {
            TableName,
            Key: keyAttributes(write.key),
            UpdateExpression: `ADD ${amounts.map((_, index) => `#a${index} :a${index}`).join(', ')}`,
            ...condition,
            ExpressionAttributeNames: {
              ...condition.ExpressionAttributeNames,
              ...Object.fromEntries(amounts.map(([name], index) => [`#a${index}`, name])),
            },
            ExpressionAttributeValues: {
              ...condition.ExpressionAttributeValues,
              ...Object.fromEntries(amounts.map(([name, by], index) => [`:a${index}`, toAttributeValue(by, name)])),
            },
          },
        };
      }
    }
  }
}

function rangeExpression(pk: string, from: string | undefined, to: string | undefined) {
  const parts = ['pk = :pk'];
  const values: Attributes = { ':pk': { S: pk } };
  // DynamoDB allows one condition on the sort key, and no empty value of it.
  if (from && to !== undefined) parts.push('sk BETWEEN :from AND :to');
  else if (from) parts.push('sk >= :from');
  else if (to !== undefined) parts.push('sk < :to');
  if (from) values[':from'] = { S: from };
  if (to !== undefined) values[':to'] = { S: to };
  return { KeyConditionExpression: parts.join(' AND '), ExpressionAttributeValues: values };
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
