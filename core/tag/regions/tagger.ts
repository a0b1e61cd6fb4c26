import type { TableFile } from '../../text/table-file';
import type { Reading } from '../reading';
import type { Region } from '../tags';
import type { Story } from './focus';
import { FOCUS, FocusModel } from './focus';
import { EntityKind, Gazetteer } from './gazetteer';
import { addAreas, regionRow } from './region-rows';
import type { Standing } from './standing';
import { StoryReader } from './story-regions';
import { SupplierPlaces, withSupplierRegions } from './supplier-regions';

export interface RegionSettings {
  /** Home of the newsroom, ISO 3166-1 (GB) or 3166-2 (GB-SCT): a prior for names that several places share. */
  home?: string;
}

/** Ordered by relevance, which is how likely the story is about the region, then confidence. */
export type RegionTagger = (reading: Reading) => Region[];

const NONE: readonly number[] = [];

/** Makes the region tagger from the compiled tables. */
export function createRegionTagger(tables: TableFile, { home }: RegionSettings = {}): RegionTagger {
  const gazetteer = new Gazetteer(tables);
  const reader = new StoryReader(gazetteer, home);
  const suppliers = new SupplierPlaces(gazetteer);
  const focus = new FocusModel(tables);

  return (reading) => {
    const { places } = reading.article.supplier;
    const given = places.length === 0 ? NONE : places.flatMap((place) => suppliers.entityOf(place) ?? []);
    const standings = [...reader.read(reading, given).values()];
    const story = storyOf(standings, reading.analysis.tokenCount, gazetteer);
    let likeliest = 0;
    for (const standing of standings) {
      standing.focus = focus.probability(standing, story);
      likeliest = Math.max(likeliest, standing.focus);
    }
    // The likeliest is focus whatever the model says: every story is about somewhere.
    const enough = Math.min(FOCUS, likeliest);
    let regions: Region[] = [];
    for (const standing of standings)
      regions.push(regionRow(gazetteer, standing, standing.focus >= enough, standing.focus));
    if (places.length > 0) regions = withSupplierRegions(regions, places, suppliers, gazetteer);
    addAreas(regions, standings.length, gazetteer);
    return regions.sort((a, b) => b.relevance - a.relevance || b.confidence - a.confidence);
  };
}

/** Of countries and areas alone: what lies within them says so through them. */
export function storyOf(standings: readonly Standing[], tokens: number, { kinds }: Gazetteer): Story {
  const story = { heaviest: 0, rivals: 0, mentions: 0, tokens };
  for (const { entity, weight, mentions } of standings) {
    if (kinds[entity] !== EntityKind.country && kinds[entity] !== EntityKind.area) continue;
    story.heaviest = Math.max(story.heaviest, weight);
    story.rivals++;
    story.mentions += mentions;
  }
  return story;
}
