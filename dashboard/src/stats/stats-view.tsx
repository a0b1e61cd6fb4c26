import type { FunctionComponent } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { StatsRow } from '../api';
import { api } from '../api';
import { useDesk } from '../desk-context';
import { LoadingRows, Message } from '../parts/message';
import type { Facet } from '../route';
import { dayBefore } from '../time';
import { loadNames } from '../vocabulary';
import { DECISION_WORDS, KIND_WORDS, PROVENANCE_WORDS } from '../words';
import { Accuracy } from './accuracy';
import { Bars } from './bars';
import { agencyShare, perDay, totals } from './summaries';
import { Timeline } from './timeline';
import type WorldMapComponent from './world-map';

const RANGES = [7, 30, 90] as const;
const BARS = 12;
const SHOWN: [Facet, string][] = [
  ['region', 'Countries'],
  ['topic', 'Topics'],
  ['agency', 'Agencies'],
  ['provenance', 'Provenance'],
  ['decision', 'Decisions'],
  ['kind', 'Kinds'],
];

/** How the values of countries begin. */
const COUNTRY = 'iso3166-1:';

type Numbers = Partial<Record<Facet, StatsRow[]>>;

/** The desk in numbers: how much, about what, about where, from whom, and how right the taggers were. */
export function StatsView() {
  const { version, navigate, me } = useDesk();
  const [days, setDays] = useState<number>(30);
  const [numbers, setNumbers] = useState<Numbers>();
  const [names, setNames] = useState<ReadonlyMap<string, string>>(new Map());
  const [problem, setProblem] = useState<string>();
  const to = dayBefore(new Date(), 0, me.timeZone);
  const from = dayBefore(new Date(), days - 1, me.timeZone);
  useEffect(() => {
    Promise.all(SHOWN.map(async ([facet]) => [facet, await load(facet, from, to)] as const))
      .then((all) => {
        setNumbers(Object.fromEntries(all));
        setProblem(undefined);
      })
      .catch((error: Error) => setProblem(error.message));
  }, [version, from, to]);
  useEffect(() => void loadNames().then(setNames), []);

  if (problem) {
    return (
      <Message title="The numbers cannot be loaded" tone="problem">
        <p>{problem}</p>
      </Message>
    );
  }
  if (!numbers) return <LoadingRows />;
  const filters = { from, to };
  const share = agencyShare(numbers.provenance ?? []);
  const shareNote = share === undefined ? undefined : `${share} % of the articles are agency copy, whole or in part.`;
  return (
    <section class="page stats" aria-label="Numbers">
      <div class="tabs" role="group" aria-label="Time range">
        {RANGES.map((range) => (
          <button key={range} type="button" aria-pressed={days === range} onClick={() => setDays(range)}>
            {range} days
          </button>
        ))}
      </div>
      <Timeline days={perDay(numbers.decision ?? [], from, to)} />
      <section class="chart chart-two" aria-label="World">
        <h2>World</h2>
        <LazyMap
          counts={new Map(totals(numbers.region ?? []).map(({ value, count }) => [value.slice(COUNTRY.length), count]))}
          onCountry={(code) => navigate(() => ({ view: 'desk', filters: { ...filters, region: COUNTRY + code } }))}
        />
      </section>
      {SHOWN.map(([facet, title]) => (
        <Bars
          key={facet}
          {...{ title, facet, filters }}
          note={facet === 'agency' ? shareNote : undefined}
          bars={totals(numbers[facet] ?? [])
            .slice(0, BARS)
            .map((total) => ({ ...total, name: nameOf(facet, total.value, names) }))}
        />
      ))}
      <Accuracy from={from} to={to} />
    </section>
  );
}

/** An article of a city counts for its country too; areas and places are left to the list's filters. */
async function load(facet: Facet, from: string, to: string): Promise<StatsRow[]> {
  if (facet !== 'region') return (await api.stats(facet, from, to)).rows;
  return (await api.stats(facet, from, to, true)).rows.filter(({ value }) => value.startsWith(COUNTRY));
}

function nameOf(facet: Facet, value: string, names: ReadonlyMap<string, string>): string {
  const words: Partial<Record<Facet, Record<string, string>>> = {
    kind: KIND_WORDS,
    provenance: Object.fromEntries(Object.entries(PROVENANCE_WORDS).map(([status, { name }]) => [status, name])),
    decision: Object.fromEntries(Object.entries(DECISION_WORDS).map(([decision, { name }]) => [decision, name])),
  };
  return words[facet]?.[value] ?? names.get(value) ?? value;
}

/** The map and its data are a tenth of a second and 230 KB that only this view needs. */
function LazyMap(props: Parameters<typeof WorldMapComponent>[0]) {
  const [Map, setMap] = useState<FunctionComponent<typeof props>>();
  useEffect(() => void import('./world-map').then((module) => setMap(() => module.default)), []);
  return Map ? <Map {...props} /> : <div class="map map-empty" />;
}
