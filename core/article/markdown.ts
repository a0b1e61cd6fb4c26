import type { TextFormat } from './format';
import { loadMarkdownParser } from './heavy-parsers';

/** Enough of a file to see how it is written. */
const HEAD = 8_192;
/** Lines that only Markdown has; one may stand in any text. */
const LEAST_SIGNS = 2;
const HEADING = /^#{1,6} \S/;
const LINK = /\]\(https?:/;
const STRONG = /(?:^|\s)\*\*\S/;
const FENCE = /^(?:```|~~~)/;
const FRONT_MATTER = /^---\r?\n[A-Z]\w{0,30}:/i;

/** Markdown: by front matter or several of its signs, or by type or name. */
export const markdown: TextFormat = {
  name: 'markdown',
  recognises({ text, contentType, extension }) {
    if (extension === 'md' || extension === 'markdown' || /\bmarkdown\b/i.test(contentType ?? '')) return true;
    const head = text.slice(0, HEAD);
    if (FRONT_MATTER.test(head)) return true;
    if (!head.includes('# ') && !head.includes('](') && !head.includes('**')) return false;
    let signs = 0;
    let heading = false;
    for (const line of head.split('\n')) {
      if (HEADING.test(line)) heading = true;
      else if (!LINK.test(line) && !STRONG.test(line) && !FENCE.test(line)) continue;
      if (++signs >= LEAST_SIGNS && heading) return true;
    }
    return false;
  },
  async parse({ text }, context) {
    const { parseMarkdown } = await loadMarkdownParser();
    return [parseMarkdown(text, context)];
  },
};
