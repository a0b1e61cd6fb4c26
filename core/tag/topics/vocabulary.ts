import type { DataSource } from '../../text/data-source';

/** A concept of the IPTC Media Topics, or a topic of the newsroom's own. */
export interface TopicConcept {
  /** Eight digits for a Media Topic; a local topic's code holds a colon. */
  code: string;
  parent?: string;
  /** The day it was retired, as YYYY-MM-DD. */
  retired?: string;
  name: string;
  /** By language (de, es, fr …); English is `name`. */
  names: Record<string, string>;
}

export const NAME_LANGUAGES = ['de', 'es', 'fr', 'it', 'ja', 'nb', 'pt'] as const;

export const MEDIA_TOPICS = 'topics/media-topics.tsv';
export const CUSTOM_TOPICS = 'topics/custom/topics.tsv';

/** The shipped Media Topics, retired ones too. */
export function readMediaTopics(data: DataSource): TopicConcept[] {
  return data.rows(MEDIA_TOPICS).map((row) => ({
    code: row.code!,
    parent: row.parent || undefined,
    retired: row.retired || undefined,
    name: row.name!,
    names: Object.fromEntries(NAME_LANGUAGES.map((language) => [language, row[language] ?? ''])),
  }));
}

/** The newsroom's own topics. */
export function readCustomTopics(data: DataSource): TopicConcept[] {
  return data.rows(CUSTOM_TOPICS).map((row) => ({
    code: row.code!,
    parent: row.parent || undefined,
    name: row.name!,
    names: {},
  }));
}

/** The tree of the live concepts, by number. */
export class TopicTree {
  private readonly numbers = new Map<string, number>();
  /** Lineages and codes that were asked for. Of full length from the start, since an array with holes is looked up by hash. */
  private readonly lineages: (readonly number[] | undefined)[];
  private readonly qcodes: (string | undefined)[];

  /** Concepts in an order in which parents come before their children. */
  constructor(readonly concepts: readonly TreeConcept[]) {
    concepts.forEach(({ code }, number) => this.numbers.set(code, number));
    this.lineages = new Array<undefined>(concepts.length).fill(undefined);
    this.qcodes = new Array<undefined>(concepts.length).fill(undefined);
  }

  /** The number of a concept, or undefined when no live concept has the code. */
  find(code: string): number | undefined {
    return this.numbers.get(code);
  }

  /** The code as the record has it: `medtop:` before that of a Media Topic; local codes stay as they are. */
  qcode(number: number): string {
    const { code } = this.concepts[number]!;
    return (this.qcodes[number] ??= code.includes(':') ? code : `medtop:${code}`);
  }

  /** The ancestors of a concept, nearest first, without itself. */
  ancestors(number: number): readonly number[] {
    return (this.lineages[number] ??= this.lineageOf(number));
  }

  private lineageOf(number: number): number[] {
    const list: number[] = [];
    for (let at = this.concepts[number]!.parent; at >= 0; at = this.concepts[at]!.parent) list.push(at);
    return list;
  }

  /** The ancestor at the first level; the concept itself when it stands there. */
  top(number: number): number {
    return this.ancestors(number).at(-1) ?? number;
  }
}

export interface TreeConcept {
  code: string;
  name: string;
  /** 1 is the top. */
  level: number;
  /** Its number, -1 at the top. */
  parent: number;
}

/**
 * Puts the live concepts in tree order.
 * @throws Error when a live concept has a parent that is unknown.
 */
export function treeOrder(concepts: readonly TopicConcept[]): TreeConcept[] {
  const byCode = new Map(concepts.map((concept) => [concept.code, concept]));
  const order: TreeConcept[] = [];
  const numbers = new Map<string, number>();
  const place = (concept: TopicConcept): number => {
    const known = numbers.get(concept.code);
    if (known !== undefined) return known;
    let parent = -1;
    if (concept.parent !== undefined) {
      const live = liveConcept(byCode, concept.parent);
      if (!live) throw new Error(`Topic ${concept.code} has the parent ${concept.parent}, which there is not.`);
      parent = place(live);
    }
    const level = parent < 0 ? 1 : order[parent]!.level + 1;
    order.push({ code: concept.code, name: concept.name, level, parent });
    numbers.set(concept.code, order.length - 1);
    return order.length - 1;
  };
  for (const concept of concepts) if (concept.retired === undefined) place(concept);
  return order;
}

/** The concept itself when it is live, else its nearest live ancestor: what a retired code is read as. */
export function liveConcept(byCode: ReadonlyMap<string, TopicConcept>, code: string): TopicConcept | undefined {
  let concept = byCode.get(code);
  while (concept?.retired !== undefined)
    concept = concept.parent === undefined ? undefined : byCode.get(concept.parent);
  return concept;
}
