import { span } from '../evidence';
import type { Reading } from '../reading';
import { Field } from '../reading';
import type { CountryCue } from './country-cues';
import { findCues, localCountry } from './country-cues';
import { EntityKind, NameKind, NO_COUNTRY } from './gazetteer';
import type { Gazetteer } from './gazetteer';
import type { Mention } from './mentions';
import { MentionFinder } from './mentions';
import { codeOf } from './region-rows';
import type { Home } from './candidate-score';
import { isGovernment, Resolver } from './resolve';
import type { Standing } from './standing';
import { addMention, newStanding } from './standing';

/** 0–1: how sure a country is that only cues speak for. */
const CUE_CERTAINTY = 0.7;
/** Spans and codes kept for one region. */
const MAX_EVIDENCE = 50;
const RULE_OF_KIND: Record<number, string> = {
  [NameKind.name]: 'name',
  [NameKind.demonym]: 'demonym',
  [NameKind.abbreviation]: 'abbreviation',
  [NameKind.seat]: 'seat-of-government',
  [NameKind.postal]: 'state-behind-place',
};

/** Reads which regions the words of a text name, and how each stands in it. */
export class StoryReader {
  private readonly finder: MentionFinder;
  private readonly resolver: Resolver;

  constructor(
    private readonly gazetteer: Gazetteer,
    home: Home | undefined,
  ) {
    this.finder = new MentionFinder(gazetteer);
    this.resolver = new Resolver(gazetteer, home);
  }

  /** By entity. `given` are entities the supplier names. */
  read(reading: Reading, given: readonly number[]): Map<number, Standing> {
    const { analysis } = reading;
    const found = this.finder.find(reading);
    const cues = findCues(analysis);
    const resolved = this.resolver.resolve(found, cues, given);
    const standings = new Map<number, Standing>();
    const bodyStart = firstBodyToken(reading);
    const bodyLength = Math.max(1, analysis.tokenCount - bodyStart);
    found.list.forEach((mention, index) => {
      const entity = resolved[index]!;
      if (entity < 0) return;
      const place = mention.field === Field.body ? (mention.first - bodyStart) / bodyLength : 0;
      this.count(standings, mention, entity, place, reading);
    });
    this.addLocalCountry(standings, cues, reading);
    return standings;
  }

  private count(
    standings: Map<number, Standing>,
    mention: Mention,
    entity: number,
    place: number,
    { analysis: { text, start, end } }: Reading,
  ): void {
    const { gazetteer } = this;
    const { kinds, countries, admins, subdivisionOfAdmin } = gazetteer;
    const government = isGovernment(mention, entity, gazetteer);
    const county = kinds[entity] === EntityKind.county;
    const country = countries[entity]!;
    // Countries are the first entities, in the order of their indexes.
    const named = government ? country : county ? subdivisionOfAdmin[admins[entity]!]! : entity;
    const standing = standingOf(standings, named);
    addMention(standing, mention, place);
    if (county) derive(standing, gazetteer.name(entity), 'state-of-county');
    else if (standing.evidence.length < MAX_EVIDENCE) {
      const rule = government ? 'seat-of-government' : RULE_OF_KIND[mention.kind]!;
      standing.evidence.push(span(text, start[mention.first]!, end[mention.end - 1]!, rule));
    }
    if (country === NO_COUNTRY || country === named) return;
    const whole = standingOf(standings, country);
    addMention(whole, mention, place);
    derive(whole, codeOf(gazetteer, named), 'country-of-place');
  }

  /** A story whose words belong to one country plays there, though it does not name it. */
  private addLocalCountry(
    standings: Map<number, Standing>,
    cues: readonly CountryCue[],
    { analysis: { text, start, end } }: Reading,
  ): void {
    const local = localCountry(cues);
    if (local < 0 || (standings.get(local)?.certainty ?? 0) > CUE_CERTAINTY) return;
    const standing = standingOf(standings, local);
    for (const cue of cues) {
      if (cue.country !== local) continue;
      standing.weight += cue.weight / 2;
      standing.mentions++;
      standing.since = 0;
      standing.certainty = CUE_CERTAINTY;
      standing.evidence.push(span(text, start[cue.first]!, end[cue.end - 1]!, 'country-cue'));
    }
  }
}

/** The token the body begins with; 0 when there is none. */
function firstBodyToken({ fields, analysis }: Reading): number {
  for (let token = 0; token < analysis.tokenCount; token++)
    if (fields[token] === Field.lead || fields[token] === Field.body) return token;
  return 0;
}

function standingOf(standings: Map<number, Standing>, entity: number): Standing {
  let standing = standings.get(entity);
  if (!standing) standings.set(entity, (standing = newStanding(entity)));
  return standing;
}

function derive({ evidence }: Standing, derivedFrom: string, rule: string): void {
  if (evidence.length >= MAX_EVIDENCE) return;
  for (const each of evidence) if ('derivedFrom' in each && each.derivedFrom === derivedFrom) return;
  evidence.push({ derivedFrom, rule });
}
