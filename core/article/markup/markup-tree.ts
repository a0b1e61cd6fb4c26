import { Parser } from 'htmlparser2';
import { Rejection } from '../../errors';

/** An element of HTML as it stands in the file: names and attribute names in lower case, entities resolved. */
export interface MarkupElement {
  name: string;
  attributes: Readonly<Record<string, string>>;
  /** Undefined for the root, whose name is empty. */
  parent?: MarkupElement;
  children: (MarkupElement | string)[];
}

/** Elements within elements; browsers stop at 512 too. */
const MAX_DEPTH = 512;
/** Elements and texts of one file. The longest news pages have a tenth of it. */
const MAX_NODES = 200_000;
const MAX_ATTRIBUTES = 1_000;
/** Stretches that the tokenizer hands on: each entity is one of its own. */
const MAX_STRETCHES = 500_000;
/** Elements for which the tokenizer keeps a list that it shifts as a whole. */
const FOREIGN = new Set('svg math mi mo mn ms mtext annotation-xml foreignobject desc title'.split(' '));
const MAX_FOREIGN = 10_000;

/**
 * Reads HTML, whole or a fragment, however badly written. Linear in its length.
 * @throws Rejection TOO_DEEP when elements nest deeper than 512, TOO_COMPLEX above 200,000 nodes, half a million
 * entities, 10,000 drawings or 1,000 attributes of one element.
 */
export function parseMarkup(html: string): MarkupElement {
  const root: MarkupElement = { name: '', attributes: {}, children: [] };
  let open = root;
  let depth = 0;
  let nodes = 0;
  let attributes = 0;
  let stretches = 0;
  let foreign = 0;
  const count = () => {
    if (++nodes > MAX_NODES) throw new Rejection('TOO_COMPLEX');
  };
  const parser = new Parser(
    {
      onopentagname(name) {
        attributes = 0;
        if (FOREIGN.has(name) && ++foreign > MAX_FOREIGN) throw new Rejection('TOO_COMPLEX');
      },
      onattribute() {
        if (++attributes > MAX_ATTRIBUTES) throw new Rejection('TOO_COMPLEX');
      },
      onopentag(name, given) {
        count();
        if (++depth > MAX_DEPTH) throw new Rejection('TOO_DEEP');
        const element: MarkupElement = { name, attributes: given, parent: open, children: [] };
        open.children.push(element);
        open = element;
      },
      ontext(data) {
        if (++stretches > MAX_STRETCHES) throw new Rejection('TOO_COMPLEX');
        const last = open.children.length - 1;
        if (typeof open.children[last] === 'string') open.children[last] += data;
        else {
          count();
          open.children.push(data);
        }
      },
      onclosetag() {
        depth--;
        open = open.parent ?? root;
      },
    },
    { decodeEntities: true },
  );
  parser.end(html);
  return root;
}

/** The first element of a name in document order, or undefined. */
export function findElement(root: MarkupElement, name: string): MarkupElement | undefined {
  for (const element of elementsOf(root)) if (element.name === name) return element;
  return undefined;
}

/** All elements below one, in document order. Needs no more time for those that stand deep. */
export function* elementsOf(root: MarkupElement): Generator<MarkupElement> {
  const open: { element: MarkupElement; next: number }[] = [{ element: root, next: 0 }];
  for (let top = open.at(-1); top; top = open.at(-1)) {
    const child = top.element.children[top.next++];
    if (child === undefined) open.pop();
    else if (typeof child !== 'string') {
      yield child;
      open.push({ element: child, next: 0 });
    }
  }
}

/** The words of an element and all below it, white space collapsed. */
export function wordsOf(element: MarkupElement): string {
  const parts: string[] = [];
  const collect = (from: MarkupElement) => {
    for (const child of from.children)
      if (typeof child === 'string') parts.push(child);
      else collect(child);
  };
  collect(element);
  return collapse(parts.join(''));
}

/** Runs of white space as one space, none at the ends. */
export function collapse(text: string): string {
  return text.replace(/[\s\u200B]+/g, ' ').trim();
}

/** The elements an element stands in, nearest first. */
export function* ancestorsOf(element: MarkupElement): Generator<MarkupElement> {
  for (let parent = element.parent; parent; parent = parent.parent) yield parent;
}
