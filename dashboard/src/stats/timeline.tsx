const HEIGHT = 120;

/** Articles a day, as columns. */
export function Timeline({ days }: { days: { day: string; count: number }[] }) {
  const most = Math.max(1, ...days.map(({ count }) => count));
  const all = days.reduce((sum, { count }) => sum + count, 0);
  return (
    <section class="chart chart-wide" aria-label="Articles a day">
      <h2>
        Articles a day <span class="chart-sum">{all} in all</span>
      </h2>
      <svg
        class="timeline"
        viewBox={`0 0 ${days.length} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={`${all} articles in ${days.length} days, at most ${most} a day`}
      >
        {days.map(({ day, count }, index) => {
          const height = (HEIGHT * count) / most;
          return (
            <rect key={day} x={index + 0.1} width={0.8} y={HEIGHT - height} height={height}>
              <title>{`${day}: ${count}`}</title>
            </rect>
          );
        })}
      </svg>
      <p class="timeline-ends">
        <span>{days[0]?.day}</span>
        <span>{days.at(-1)?.day}</span>
      </p>
    </section>
  );
}
