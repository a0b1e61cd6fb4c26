import type { TaggedRecord } from './record';

/** Those that say something of an article, by the field of the record that holds it. */
export const TAGGERS = ['topics', 'regions', 'provenance', 'moderation'] as const;
export type Tagger = (typeof TAGGERS)[number];

/** How many topics, regions, agencies and findings an article was given. */
export function tagCounts({ topics, regions, provenance, moderation }: TaggedRecord): Record<Tagger, number> {
  return {
    topics: topics.length,
    regions: regions.length,
    provenance: provenance.agencies.length,
    moderation: moderation.findings.length,
  };
}
