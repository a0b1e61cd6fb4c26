import { formatRoute } from '../route';
import type { Facet, Filters } from '../route';
import { useDesk } from '../desk-context';

interface Props {
  title: string;
  facet: Facet;
  filters: Filters;
  bars: { value: string; name: string; count: number }[];
  /** One sentence above the bars. */
  note?: string;
}

/** A ranking as bars; each leads to the articles behind it. */
export function Bars({ title, facet, filters, bars, note }: Props) {
  const { navigate } = useDesk();
  const most = Math.max(1, ...bars.map(({ count }) => count));
  return (
    <section class="chart" aria-label={title}>
      <h2>{title}</h2>
      {note && <p class="none">{note}</p>}
      {bars.length === 0 && <p class="none">None in this time.</p>}
      <ul class="bars">
        {bars.map(({ value, name, count }) => {
          const target = { view: 'desk' as const, filters: { ...filters, [facet]: value } };
          return (
            <li key={value}>
              <a
                href={formatRoute(target)}
                onClick={(event) => {
                  event.preventDefault();
                  navigate(() => target);
                }}
              >
                <bdi class="bar-name">{name}</bdi>
                <span class="bar-track" aria-hidden="true">
                  <span class="bar-fill" style={{ width: `${(100 * count) / most}%` }} />
                </span>
                <span class="bar-count">{count}</span>
              </a>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
