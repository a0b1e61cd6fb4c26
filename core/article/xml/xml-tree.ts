import { SaxesParser } from 'saxes';
import { Rejection } from '../../errors';
import type { MarkupElement } from '../markup/markup-tree';
import { collapse, wordsOf } from '../markup/markup-tree';

/** News standards nest some twenty deep. */
const MAX_DEPTH = 200;
/** Elements and texts; a feed of a thousand entries has a tenth of it. */
const MAX_NODES = 300_000;
const MAX_ATTRIBUTES = 200;
const LONGEST_DOCTYPE = 10_000;

/**
 * A declaration that agencies put in real files: a document type of their own folder brought in by a parameter entity. It is
 * never fetched. Every other entity declaration is refused.
 */
const OWN_DOCTYPE =
  /<!ENTITY\s{1,20}%\s{1,20}[\w.-]{1,40}\s{1,20}(?:SYSTEM|PUBLIC\s{1,20}"[^"]{0,200}")\s{1,20}"[\w./-]{1,200}"\s{0,20}>/g;

/** Names that HTML declares and copy uses as if XML did, with their code points. */
const BORROWED_ENTITIES =
  'nbsp:a0 iexcl:a1 cent:a2 pound:a3 yen:a5 sect:a7 copy:a9 laquo:ab shy:ad reg:ae deg:b0 plusmn:b1 middot:b7 raquo:bb frac14:bc frac12:bd frac34:be iquest:bf Agrave:c0 Aacute:c1 Acirc:c2 Atilde:c3 Auml:c4 Aring:c5 AElig:c6 Ccedil:c7 Egrave:c8 Eacute:c9 Ecirc:ca Euml:cb Igrave:cc Iacute:cd Icirc:ce Iuml:cf Ntilde:d1 Ograve:d2 Oacute:d3 Ocirc:d4 Otilde:d5 Ouml:d6 times:d7 Oslash:d8 Ugrave:d9 Uacute:da Ucirc:db Uuml:dc szlig:df agrave:e0 aacute:e1 acirc:e2 atilde:e3 auml:e4 aring:e5 aelig:e6 ccedil:e7 egrave:e8 eacute:e9 ecirc:ea euml:eb igrave:ec iacute:ed icirc:ee iuml:ef ntilde:f1 ograve:f2 oacute:f3 ocirc:f4 otilde:f5 ouml:f6 oslash:f8 ugrave:f9 uacute:fa ucirc:fb uuml:fc yacute:fd ndash:2013 mdash:2014 lsquo:2018 rsquo:2019 sbquo:201a ldquo:201c rdquo:201d bdquo:201e bull:2022 hellip:2026 euro:20ac trade:2122';

const ENTITIES: Record<string, string> = Object.fromEntries(
  BORROWED_ENTITIES.split(' ').map((pair) => {
    const [name, code] = pair.split(':') as [string, string];
    return [name, String.fromCodePoint(parseInt(code, 16))];
  }),
);

/** `nitf:body.head` and `NewsItem` as `body.head` and `newsitem`: prefixes differ between suppliers of one standard. */
function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1).toLowerCase();
}

function refuseEntities(doctype: string): void {
  if (doctype.length > LONGEST_DOCTYPE || /<!ENTITY/i.test(doctype.replace(OWN_DOCTYPE, '')))
    throw new Rejection('UNSAFE', 'It declares XML entities of its own.');
}

/**
 * Reads XML into a tree of local names in lower case. Nothing outside the file is ever read, and no entity expanded but
 * those of XML and HTML.
 * @returns the document element
 * @throws Rejection MALFORMED when it is no well-formed XML, UNSAFE when it declares entities, TOO_DEEP below 200 elements,
 * TOO_COMPLEX above 300,000 nodes.
 */
export function parseXmlTree(xml: string): MarkupElement {
  const root: MarkupElement = { name: '', attributes: {}, children: [] };
  let open = root;
  let depth = 0;
  let nodes = 0;
  const count = (more: number) => {
    if ((nodes += more) > MAX_NODES) throw new Rejection('TOO_COMPLEX');
  };
  const addText = (text: string) => {
    const last = open.children.length - 1;
    if (typeof open.children[last] === 'string') open.children[last] += text;
    else {
      count(1);
      open.children.push(text);
    }
  };
  const parser = new SaxesParser({ xmlns: false, position: false });
  Object.assign(parser.ENTITIES, ENTITIES);
  parser.on('error', (cause) => {
    throw new Rejection('MALFORMED', 'It is no well-formed XML.', { cause });
  });
  parser.on('doctype', refuseEntities);
  parser.on('opentag', ({ name, attributes }) => {
    if (++depth > MAX_DEPTH) throw new Rejection('TOO_DEEP');
    const own = Object.entries(attributes);
    if (own.length > MAX_ATTRIBUTES) throw new Rejection('TOO_COMPLEX');
    count(1 + own.length);
    const element: MarkupElement = {
      name: localName(name),
      attributes: Object.fromEntries(own.map(([key, value]) => [localName(key), value])),
      parent: open,
      children: [],
    };
    open.children.push(element);
    open = element;
  });
  parser.on('closetag', () => {
    depth--;
    open = open.parent ?? root;
  });
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.write(xml.trimStart()).close();
  const element = root.children.find((child) => typeof child !== 'string');
  if (!element) throw new Rejection('MALFORMED', 'It has no document element.');
  return element;
}

/** The children of an element that have one of some names, in order. */
export function childrenOf(element: MarkupElement | undefined, ...names: string[]): MarkupElement[] {
  return (element?.children ?? []).filter(
    (child): child is MarkupElement => typeof child !== 'string' && names.includes(child.name),
  );
}

/** The first child of each name in turn: `childOf(item, 'contentmeta', 'urgency')`; undefined when one is missing. */
export function childOf(element: MarkupElement | undefined, ...path: string[]): MarkupElement | undefined {
  return path.reduce<MarkupElement | undefined>(
    (parent, name) =>
      parent?.children.find((child): child is MarkupElement => typeof child !== 'string' && child.name === name),
    element,
  );
}

/** The words of the element at a path, or undefined when it is missing or empty. */
export function wordsAt(element: MarkupElement | undefined, ...path: string[]): string | undefined {
  const found = childOf(element, ...path);
  return (found && wordsOf(found)) || undefined;
}

/** The text that stands in an element itself, as it is in the file. */
export function ownText(element: MarkupElement): string {
  return element.children.filter((child) => typeof child === 'string').join('');
}

/** An attribute without white space around it, or undefined when it is missing or empty. */
export function attributeOf(element: MarkupElement | undefined, name: string): string | undefined {
  const value = element?.attributes[name];
  return (value !== undefined && collapse(value)) || undefined;
}
