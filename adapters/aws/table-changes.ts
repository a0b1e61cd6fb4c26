import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import type { Change, ItemKey } from '../../core/ports';
import { fromAttributes } from './attribute-values';

/** One record of the table's stream, as Lambda gets it. */
export interface StreamRecord {
  dynamodb?: { Keys?: object; OldImage?: object; NewImage?: object };
}

const itemOf = (image: object) => fromAttributes(image as Record<string, AttributeValue>);

/** @throws TypeError when the record has no keys, which DynamoDB always sends. */
export function toChange({ dynamodb }: StreamRecord): Change {
  if (!dynamodb?.Keys) throw new TypeError('A record of the stream has no keys.');
  const { Keys, OldImage, NewImage } = dynamodb;
  const { pk, sk } = itemOf(Keys);
  const key: ItemKey = { pk, sk };
  return { key, ...(OldImage && { before: itemOf(OldImage) }), ...(NewImage && { after: itemOf(NewImage) }) };
}
