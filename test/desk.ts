import { join } from 'node:path';
import { freshTables } from '../adapters/node/tables';
import type { Drop } from '../core/article/parse';
import type { Desk } from '../core/pipeline';
import { createDesk } from '../core/pipeline';
import type { TastedArticle } from '../core/record/build-record';
import type { DeskSettings } from '../core/settings';
import { DEFAULT_SETTINGS } from '../core/settings';

/** The desk as shipped, for tests. */
export function testDesk(settings: Partial<DeskSettings> = {}): Desk {
  const { tables } = freshTables(join(__dirname, '..'));
  return createDesk(tables, { ...DEFAULT_SETTINGS, ...settings });
}

/** Tags one file; fails when it does not give exactly one article. */
export async function tasteOne(desk: Desk, drop: Drop): Promise<TastedArticle> {
  const tasted = await desk.taste(drop);
  if (tasted.length !== 1) throw new Error(`Expected one article, got ${tasted.length}.`);
  return tasted[0]!;
}

/** Tags one plain text; fails when it does not give exactly one article. */
export async function tasteText(desk: Desk, text: string, receivedAt = '2024-03-01T12:00:00Z'): Promise<TastedArticle> {
  return tasteOne(desk, { bytes: Buffer.from(text), contentType: 'text/plain', receivedAt });
}
