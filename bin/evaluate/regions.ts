import * as z from 'zod';
import { readNdjsonFile } from '../../adapters/node/ndjson';
import type { Region } from '../../core/tag/tags';
import { isSpan } from '../../core/tag/evidence';
import type { Evaluation } from './evaluation';
import { describeTally, ratio, score, Tally } from './scores';

const toponym = z.object({
  start: z.number(),
  end: z.number(),
  lat: z.number().optional(),
  lon: z.number().optional(),
});

const textLine = z.object({
  id: z.string(),
  title: z.string().optional(),
  text: z.string(),
  /** Stands before the text in the paper, and is read so. */
  dateline: z.string().optional(),
  countries: z.array(z.string()).optional(),
  toponyms: z.array(toponym).optional(),
  focus: z.union([z.string(), z.array(z.string())]).optional(),
});

const WORST = 15;
/** The customary tolerance of toponym resolution: 100 miles. */
const TOLERANCE_KM = 161;
const EARTH_RADIUS_KM = 6371;

/** Great-circle distance in kilometres (haversine). */
function distance(a: { lat: number; lon: number }, b: { lat: number; lon: number }): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180;
  const half = (from: number, to: number) => Math.sin(radians(to - from) / 2) ** 2;
  const chord = half(a.lat, b.lat) + Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * half(a.lon, b.lon);
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.sqrt(chord));
}

/** By span of the text, what the record takes it for. */
function spansOf(regions: readonly Region[]): Map<string, Region> {
  const spans = new Map<string, Region>();
  for (const region of regions) {
    for (const evidence of region.evidence)
      if (isSpan(evidence)) spans.set(`${evidence.start}-${evidence.end}`, region);
  }
  return spans;
}

const countriesOf = (regions: readonly Region[]) => regions.filter(({ scheme }) => scheme === 'iso3166-1');

export const evaluation: Evaluation = {
  name: 'regions',
  summary: 'countries, focus and places against labelled news',
  help: `Each line: {"id", "text", "title"?, "countries"?: ["GB"], "focus"?: "GB", "toponyms"?: [{"start", "end", "lat", "lon"}]},
offsets in UTF-16 units of text.
Prints precision, recall and F1 of the countries of each article (every country in the record, and those in focus), how often the
heaviest country is the one the story is about, F1 of spans, the share of gold spans named, and of those the share placed within ${TOLERANCE_KM} km.`,
  async run(corpora, desk, print) {
    for (const corpus of corpora) {
      const all = new Tally();
      const focus = new Tally();
      const spans = new Tally();
      const top = { right: 0, of: 0 };
      const located = { right: 0, of: 0 };
      const mistakes: { id: string; missed: string[]; wrong: string[]; size: number }[] = [];
      for await (const line of readNdjsonFile(corpus, textLine)) {
        const { id, title, dateline, text, countries, toponyms } = line;
        const headline = title && !text.startsWith(title.slice(0, 20)) ? `${title}\n\n` : '';
        const withTitle = headline + (dateline ? `${dateline} ` : '');
        const [tasted] = await desk.taste({ bytes: Buffer.from(withTitle + text), contentType: 'text/plain' });
        const regions = tasted?.regions ?? [];
        const found = countriesOf(regions);
        if (countries) {
          const gold = new Set(countries);
          const codes = new Set(found.map(({ code }) => code));
          all.addSets(codes, gold);
          focus.addSets(new Set(found.filter(({ role }) => role === 'focus').map(({ code }) => code)), gold);
          const missed = [...gold].filter((code) => !codes.has(code));
          const wrong = found.filter(({ code }) => !gold.has(code));
          const why = wrong.map(
            ({ code, evidence }) =>
              `${code} (${evidence
                .slice(0, 2)
                .map((each) => ('quote' in each ? each.quote : 'derivedFrom' in each ? each.derivedFrom : ''))
                .join(', ')})`,
          );
          if (missed.length + wrong.length > 0)
            mistakes.push({ id, missed, wrong: why, size: missed.length + wrong.length });
          const single = line.focus ?? (countries.length === 1 ? countries[0] : undefined);
          if (single !== undefined && single.length > 0) {
            top.of++;
            if (found[0] && [single].flat().includes(found[0].code)) top.right++;
          }
        }
        if (toponyms) {
          const named = spansOf(regions);
          const shift = withTitle.length;
          const gold = new Map(toponyms.map((each) => [`${each.start + shift}-${each.end + shift}`, each]));
          spans.addSets(new Set(named.keys()), new Set(gold.keys()));
          for (const [place, { lat, lon }] of gold) {
            const region = named.get(place);
            if (!region || lat === undefined || lon === undefined) continue;
            located.of++;
            if (
              region.lat !== undefined &&
              region.lon !== undefined &&
              distance({ lat, lon }, { lat: region.lat, lon: region.lon }) <= TOLERANCE_KM
            )
              located.right++;
          }
        }
      }
      print(`${corpus}`);
      if (all.support > 0) print(`countries, all rows:    ${describeTally(all)}`);
      if (all.support > 0) print(`countries, focus rows:  ${describeTally(focus)}`);
      if (top.of > 0) print(`single country on top:  ${score(ratio(top.right, top.of))} of ${top.of}`);
      if (spans.support > 0) print(`spans:                  ${describeTally(spans)}`);
      if (located.of > 0)
        print(
          `within ${TOLERANCE_KM} km:          ${score(ratio(located.right, located.of))} of the ${located.of} gold spans named with coordinates`,
        );
      print('worst:');
      for (const { id, missed, wrong } of mistakes.sort((a, b) => b.size - a.size).slice(0, WORST)) {
        print(`  ${id}: missed ${missed.join(' ') || 'none'}; wrong ${wrong.join('; ') || 'none'}`);
      }
    }
  },
};
