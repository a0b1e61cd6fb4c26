import { fromMarkdown } from 'mdast-util-from-markdown';
import { Rejection } from '../../errors';
import type { Article } from '../article';
import { splitCredit } from '../captions';
import { readFrontMatter } from '../front-matter';
import { collapse } from '../markup/markup-tree';
import type { ParseContext } from '../parse';
import { Rendering } from '../rendering';
import { roleOfLine } from '../vocabulary';
import { markupParagraphs } from './markup';

/** Characters; the library needs more than linear time for a megabyte. */
const MAX_LENGTH = 200_000;
const MAX_DEPTH = 100;
/** Quotes and lists within each other on one line cost the library most. */
const MAX_MARKS = 2_000;
const LONGEST_BYLINE = 12;

interface Node {
  type: string;
  value?: string;
  alt?: string | null;
  title?: string | null;
  depth?: number;
  children?: Node[];
}

interface Part {
  kind: 'heading' | 'paragraph' | 'caption';
  text: string;
  level?: number;
}

/** The words of a node without the marks; a picture's are not among them. */
function words(node: Node, pictures: Node[]): string {
  if (node.type === 'image') {
    pictures.push(node);
    return '';
  }
  if (node.type === 'break') return '\n';
  if (node.type === 'html') return '';
  if (node.value !== undefined) return node.value;
  return (node.children ?? []).map((child) => words(child, pictures)).join('');
}

function partsOf(root: Node): Part[] {
  const parts: Part[] = [];
  const visit = (node: Node, depth: number) => {
    if (depth > MAX_DEPTH) throw new Rejection('TOO_DEEP');
    const pictures: Node[] = [];
    if (node.type === 'heading' || node.type === 'paragraph') {
      const text = words(node, pictures)
        .split('\n')
        .map(collapse)
        .join(node.type === 'heading' ? ' ' : '\n')
        .trim();
      if (text !== '') parts.push({ kind: node.type, text, level: node.depth });
      for (const { title } of pictures) if (title) parts.push({ kind: 'caption', text: collapse(title) });
    } else if (node.type === 'html')
      for (const { kind, text } of markupParagraphs(node.value ?? ''))
        parts.push({ kind: kind === 'credit' || kind === 'caption' ? 'caption' : 'paragraph', text });
    else if (node.type === 'code') parts.push({ kind: 'paragraph', text: node.value!.trim() });
    else for (const child of node.children ?? []) visit(child, depth + 1);
  };
  visit(root, 0);
  return parts.filter(({ text }) => text !== '');
}

/**
 * Reads Markdown (CommonMark) with or without front matter. The headline is the front matter's title, else the first heading
 * when nothing but a byline stands before it.
 * @throws Rejection TOO_COMPLEX above 200,000 characters or many marks on a line, TOO_DEEP when lists and quotes nest deeper than 100, NO_ARTICLE
 * when there are no words.
 */
export function parseMarkdown(text: string, { vocabulary, settings }: ParseContext): Article {
  const { details, rest } = readFrontMatter(text, settings.defaultTimeZone);
  if (rest.length > MAX_LENGTH) throw new Rejection('TOO_COMPLEX');
  for (const line of rest.split('\n')) {
    let marks = 0;
    for (const character of line) if ('>[]*_`!<'.includes(character)) marks++;
    if (marks > MAX_MARKS) throw new Rejection('TOO_COMPLEX');
  }
  const parts = partsOf(fromMarkdown(rest));
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
