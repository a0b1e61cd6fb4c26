import type { TextFormat } from './format';
import { loadHtmlParser } from './heavy-parsers';

/** Enough to see past a comment, an XML declaration and a document type. */
const HEAD = 2_048;
const ELEMENTS =
  'html head body meta title link script style article section main header div p span h1 h2 h3 ul ol table figure blockquote'.split(
    ' ',
  );

/** Where the first tag begins, past white space, comments, declarations and processing instructions. */
function firstTag(head: string): string | undefined {
  let position = 0;
  for (;;) {
    const open = head.indexOf('<', position);
    if (open < 0 || head.slice(position, open).trim() !== '') return undefined;
    const mark = head[open + 1];
    if (mark !== '!' && mark !== '?') return head.slice(open + 1, open + 20);
    const end = head.startsWith('<!--', open) ? head.indexOf('-->', open) : head.indexOf('>', open);
    if (end < 0) return undefined;
    position = head.indexOf('>', end) + 1;
  }
}

/** HTML: whole pages, saved pages and fragments. By the first tag, or by type or name when any tag follows. */
export const html: TextFormat = {
  name: 'html',
  recognises({ text, contentType, extension }) {
    const said = extension === 'html' || extension === 'htm' || /\bhtml\b/i.test(contentType ?? '');
    // Most copy begins with no tag.
    if (!said && !/^\s{0,2048}</.test(text)) return false;
    const head = text.slice(0, HEAD).toLowerCase();
    if (/^\s{0,99}<!doctype html/.test(head)) return true;
    const name = firstTag(head);
    const element = name && /^[a-z][a-z0-9]{0,14}(?=[\s/>])/.exec(name)?.[0];
    if (element) return ELEMENTS.includes(element) && (element !== 'head' || !head.includes('<nitf'));
    return said && head.includes('<');
  },
  async parse({ text }, context) {
    const { parseHtml } = await loadHtmlParser();
    return [parseHtml(text, context)];
  },
};
