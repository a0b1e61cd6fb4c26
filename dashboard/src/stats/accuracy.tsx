import { useEffect, useState } from 'preact/hooks';
import type { TaggerAccuracy } from '../../../core/query/accuracy';
import { api } from '../api';
import { fullTime } from '../time';
import { TAGGER_WORDS } from '../words';

interface Props {
  /** Days, both inclusive, such as 2026-03-01. */
  from: string;
  to: string;
}

interface Loaded {
  rows: TaggerAccuracy[];
  searchedBackTo?: string;
  problem?: string;
}

/** How right each tagger was, taking what editors left for right. */
export function Accuracy({ from, to }: Props) {
  const [loaded, setLoaded] = useState<Loaded>();
  useEffect(() => {
    api
      .accuracy(from, to)
      .then(setLoaded)
      .catch((error: Error) => setLoaded({ rows: [], problem: error.message }));
  }, [from, to]);
  if (!loaded) return null;
  const { rows, searchedBackTo, problem } = loaded;
  const articles = Math.max(0, ...rows.map((row) => row.articles));
  return (
    <section class="chart chart-wide" aria-labelledby="accuracy-title">
      <h2 id="accuracy-title">
        How right the taggers were{' '}
        <span class="chart-sum">
          on {articles} {articles === 1 ? 'article' : 'articles'} that editors acted on
          {searchedBackTo && `, back to ${fullTime(searchedBackTo)}`}
        </span>
      </h2>
      {problem && <p role="alert">{problem}</p>}
      {!problem && articles === 0 && <p class="none">No editor corrected or decided an article of these days.</p>}
      {articles > 0 && <AccuracyTable rows={rows} />}
    </section>
  );
}

function AccuracyTable({ rows }: { rows: readonly TaggerAccuracy[] }) {
  return (
    <table class="accuracy">
      <thead>
        <tr>
          <th scope="col">Tagger</th>
          <th scope="col">Precision</th>
          <th scope="col">Recall</th>
          <th scope="col">Kept</th>
          <th scope="col">Removed</th>
          <th scope="col">Added</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ tagger, precision, recall, kept, removed, added }) => (
          <tr key={tagger}>
            <th scope="row">{TAGGER_WORDS[tagger] ?? tagger}</th>
            <td>{percent(precision)}</td>
            <td>{percent(recall)}</td>
            <td>{kept}</td>
            <td>{removed}</td>
            <td>{added}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function percent(share: number | undefined): string {
  return share === undefined ? '–' : `${Math.round(share * 100)} %`;
}
