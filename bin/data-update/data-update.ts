/** A vocabulary that a newer file can replace: `copytaster data update NAME FILE`. */
export interface DataUpdate {
  name: string;
  /** One line for the help: what file it takes. */
  summary: string;
  /** @throws ConfigurationError when the file is not in the form it should be; then nothing has changed */
  read(file: string): {
    /** What the file would change, line by line. */
    report: string[];
    /** Writes it to data/. */
    apply(): void;
  };
}

interface Named {
  id: string;
  name: string;
}

/** Examples of a kind of change that a report names; the rest is counted. */
const MOST_NAMED = 20;

/** What a newer list changes of an older one, told by id: added, retired, renamed, then how many of each. */
export function reportChanges(before: readonly Named[], after: readonly Named[]): string[] {
  const old = new Map(before.map(({ id, name }) => [id, name]));
  const now = new Set(after.map(({ id }) => id));
  const added = after.filter(({ id }) => !old.has(id)).map(({ id, name }) => `added    ${id}  ${name}`);
  const retired = before.filter(({ id }) => !now.has(id)).map(({ id, name }) => `retired  ${id}  ${name}`);
  const renamed = after
    .filter(({ id, name }) => old.has(id) && old.get(id) !== name)
    .map(({ id, name }) => `renamed  ${id}  ${old.get(id)} → ${name}`);
  return [
    ...[added, retired, renamed].flatMap((lines) => [
      ...lines.slice(0, MOST_NAMED),
      ...(lines.length > MOST_NAMED ? [`         … and ${lines.length - MOST_NAMED} more`] : []),
    ]),
    `${added.length} added, ${retired.length} retired, ${renamed.length} renamed.`,
  ];
}
