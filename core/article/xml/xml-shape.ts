import type { TextFile } from '../format';

/** What stands before the document element. Comments and declarations may be long. */
const PROLOG = 4_000;
const BEFORE_ROOT = /^\s*(?:<\?[^>]*>|<!--[\s\S]*?-->|<!DOCTYPE[^[>]*(?:\[[^\]]*\]\s*)?>)/i;
const ROOT = /^\s*<((?:[\w.-]{1,40}:)?[\w.-]{1,60})[\s/>]/;
/** Documents of XML that often come without its declaration. */
const KNOWN_ROOTS = new Set(
  'nitf newsml newsitem newsmessage packageitem conceptitem knowledgeitem planningitem catalogitem contentset contentmeta groupset rss feed rdf'.split(
    ' ',
  ),
);
const HTML_ROOTS = new Set(
  'html head body article section div p h1 h2 h3 h4 span table ul ol a img figure main header'.split(' '),
);

/** The local name of the document element in lower case, or undefined when a text does not begin as XML does. */
function rootNameOf(text: string): string | undefined {
  let rest = text.slice(0, PROLOG);
  for (let found = BEFORE_ROOT.exec(rest); found; found = BEFORE_ROOT.exec(rest)) rest = rest.slice(found[0].length);
  const name = ROOT.exec(rest)?.[1];
  return name?.slice(name.indexOf(':') + 1).toLowerCase();
}

/** Whether a file is XML other than XHTML: by its declaration or document element, else by its content type or name. */
export function isXml({ text, extension, contentType }: TextFile): boolean {
  if (!/^\s{0,200}</.test(text.slice(0, 201))) return false;
  const root = rootNameOf(text);
  if (root !== undefined && HTML_ROOTS.has(root)) return false;
  if (root !== undefined && KNOWN_ROOTS.has(root)) return true;
  if (/^\s*<\?xml[\s?]/i.test(text.slice(0, PROLOG))) return true;
  return root !== undefined && (extension === 'xml' || /[/+]xml\b/i.test(contentType ?? ''));
}
