import type { Node } from 'commonmark';
import { Parser } from 'commonmark';
import { Rejection } from '../../errors';
import type { Article } from '../article';
import { splitCredit } from '../captions';
import { readFrontMatter } from '../front-matter';
import { collapse } from '../markup/markup-tree';
import type { ParseContext } from '../parse';
import { Rendering } from '../rendering';
import { roleOfLine } from '../vocabulary';
import { markupParagraphs } from './markup';

/** Characters. The library's time is linear, but nested lists and brackets take it up to 3 µs each. */
const MAX_LENGTH = 500_000;
const MAX_DEPTH = 100;
const LONGEST_BYLINE = 12;

interface Part {
  kind: 'heading' | 'paragraph' | 'caption';
  text: string;
}

/** The words of a heading or paragraph without the marks, and the titles of the pictures in it. */
function wordsOf(block: Node): { text: string; titles: string[] } {
  const words: string[] = [];
  const titles: string[] = [];
  const walker = block.walker();
  for (let step = walker.next(); step; step = walker.next()) {
    const { node, entering } = step;
    if (!entering) continue;
    if (node.type === 'image') {
      if (node.title) titles.push(collapse(node.title));
      walker.resumeAt(node, false);
    } else if (node.type === 'text' || node.type === 'code') words.push(node.literal!);
    else if (node.type === 'softbreak' || node.type === 'linebreak') words.push('\n');
  }
  const lines = words.join('').split('\n').map(collapse);
  return { text: lines.join(block.type === 'heading' ? ' ' : '\n').trim(), titles };
}

function partsOf(document: Node): Part[] {
  const parts: Part[] = [];
  const walker = document.walker();
  let depth = -1;
  for (let step = walker.next(); step; step = walker.next()) {
    const { node, entering } = step;
    if (!entering) {
      depth--;
      continue;
    }
    switch (node.type) {
      case 'heading':
      case 'paragraph': {
        const { text, titles } = wordsOf(node);
        parts.push({ kind: node.type, text });
        for (const title of titles) parts.push({ kind: 'caption', text: title });
        walker.resumeAt(node, false);
        walker.next();
        break;
      }
      case 'html_block':
        for (const { kind, text } of markupParagraphs(node.literal!))
          parts.push({ kind: kind === 'credit' || kind === 'caption' ? 'caption' : 'paragraph', text });
        break;
      case 'code_block':
        parts.push({ kind: 'paragraph', text: node.literal!.trim() });
        break;
      case 'thematic_break':
        break;
      default:
        if (++depth > MAX_DEPTH) throw new Rejection('TOO_DEEP');
    }
  }
  return parts.filter(({ text }) => text !== '');
}

/**
 * Reads Markdown (CommonMark) with or without front matter. The headline is the front matter's title, else the first heading
 * when nothing but a byline stands before it.
 * @throws Rejection TOO_COMPLEX above 500,000 characters, TOO_DEEP when lists and quotes nest deeper than 100, NO_ARTICLE when there are no words.
 */
export function parseMarkdown(text: string, { vocabulary, settings }: ParseContext): Article {
  const { details, rest } = readFrontMatter(text, settings.defaultTimeZone);
  if (rest.length > MAX_LENGTH) throw new Rejection('TOO_COMPLEX');
  const parts = partsOf(new Parser().parse(rest));
  const first = parts.findIndex(({ kind }) => kind === 'heading');
  let headline = details.headline;
  if (headline === undefined && first === 0) headline = parts.shift()!.text;
  else if (first === 0 && parts[0]!.text === headline) parts.shift();
  if (parts.length === 0) throw new Rejection('NO_ARTICLE');
  const rendering = new Rendering();
  if (headline) rendering.headline(headline);
  let by = details.by;
  if (by) rendering.byline(`By ${by}`);
  parts.forEach(({ kind, text: part }, index) => {
    const cue = roleOfLine(part, vocabulary);
    const short = part.split(/\s+/, LONGEST_BYLINE + 1).length <= LONGEST_BYLINE;
    if (kind === 'caption' || (cue?.role === 'caption' && splitCredit(part))) rendering.caption(part);
    else if (cue?.role === 'note') rendering.note(part);
    else if (cue?.role === 'byline' && short && index < 2 && !by && !/[.!?]$/.test(part)) {
      by = part.slice(cue.length).trim();
      rendering.byline(part);
    } else rendering.paragraph(part);
  });
  return rendering.article('markdown', { ...details, ...(headline && { headline }), ...(by && { by }) }, settings);
}
