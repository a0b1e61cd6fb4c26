import type { TableFile } from '../../text/table-file';
import type { Reading } from '../reading';
import type { Region } from '../tags';

export interface RegionSettings {
  /** Home of the newsroom, ISO 3166-1 (GB) or 3166-2 (GB-SCT): a prior for names that several places share. */
  home?: string;
}

/** Ordered by relevance, then confidence. */
export type RegionTagger = (reading: Reading) => Region[];

/** Makes the region tagger from the compiled tables. */
export function createRegionTagger(_tables: TableFile, _settings: RegionSettings = {}): RegionTagger {
  return () => [];
}
