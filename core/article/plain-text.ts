import type { Article, Segment } from './article';
import { noSupplierFacts } from './article';
import type { ParseSettings } from './parse';

/** Reads plain text or a news page pasted as text: the first line is the headline, the paragraphs after it the body. */
export function parsePlainText(text: string, settings: ParseSettings): Article {
  const segments: Segment[] = [];
  let position = 0;
  for (const line of text.split('\n')) {
    const trimmed = line.trim();
    if (trimmed !== '') {
      const start = position + line.indexOf(trimmed);
      segments.push({ role: segments.length === 0 ? 'headline' : 'body', start, end: start + trimmed.length });
    }
    position += line.length + 1;
  }
  const headline = segments[0];
  return {
    text,
    format: 'text',
    segments,
    details: {
      headline: headline && text.slice(headline.start, headline.end),
      publisher: settings.publisher,
      wordCount: text.split(/\s+/).length,
      captions: [],
    },
    supplier: noSupplierFacts(),
  };
}
