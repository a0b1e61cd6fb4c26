import { join } from 'node:path';
import { loadTables } from '../adapters/node/tables';
import type { FeedSettings } from '../core/environment';
import { TABLES_IN_ASSET } from '../core/environment';
import type { Desk } from '../core/pipeline';
import { createDesk } from '../core/pipeline';
import { DEFAULT_SETTINGS } from '../core/settings';
import type { DeskSettings } from '../core/settings';
import { parsePolicy } from '../core/tag/moderation/policy';

function settingsOf(feed: FeedSettings | undefined): DeskSettings {
  if (!feed) return DEFAULT_SETTINGS;
  const { publisher, homeRegion, timeZone, policy } = feed;
  return {
    publisher,
    homeRegion,
    defaultTimeZone: timeZone,
    policy: policy ? parsePolicy(policy) : DEFAULT_SETTINGS.policy,
  };
}

/** The desks of a function's feeds over the tables in its asset, each made when its first article comes. */
export function openDesks(assetFolder: string): { deskOf(feed?: FeedSettings): Desk; dataVersion: string } {
  const { tables, dataVersion } = loadTables(join(assetFolder, TABLES_IN_ASSET));
  const desks = new Map<string | undefined, Desk>();
  return {
    dataVersion,
    deskOf(feed) {
      let desk = desks.get(feed?.name);
      if (!desk) desks.set(feed?.name, (desk = createDesk(tables, settingsOf(feed))));
      return desk;
    },
  };
}
