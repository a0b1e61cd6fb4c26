import { freshTables } from '../adapters/node/tables';
import type { Desk } from '../core/pipeline';
import { createDesk } from '../core/pipeline';
import type { DeskSettings } from '../core/settings';
import { DEFAULT_SETTINGS } from '../core/settings';
import type { Stamp } from '../core/record/build-record';
import { root } from './root';
import { version } from './version';

export interface LocalDesk {
  desk: Desk;
  /** What records made now say of the program. */
  stamp(now: Date): Stamp;
}

/** A desk on the checkout's own data, compiled first when it is stale. */
export function openLocalDesk(settings: DeskSettings = DEFAULT_SETTINGS): LocalDesk {
  const { tables, dataVersion } = freshTables(root);
  return {
    desk: createDesk(tables, settings),
    stamp: (now) => ({ taggedAt: now.toISOString(), taggerVersion: version, dataVersion, generation: 0 }),
  };
}
