import type { Article, ArticleDetails, Segment, SegmentRole, SupplierFacts } from './article';
import { noSupplierFacts } from './article';
import { splitCredit } from './captions';
import { findDateline } from './dateline';
import { detectLanguage } from './language';
import { countWords } from './lines';
import type { ParseSettings } from './parse';

/** What a format's own fields say; the rest is read off the words. */
export type GivenDetails = Partial<Omit<ArticleDetails, 'wordCount' | 'captions'>>;

const PARAGRAPH_BREAK = '\n\n';

/**
 * Builds the one text of an article whose format is not plain text, in reading order (headline, byline, body, captions),
 * with a segment for each part. Parts are given as the words people read: entities resolved, white space of markup
 * collapsed. Empty parts leave nothing.
 */
export class Rendering {
  private text = '';
  private readonly segments: Segment[] = [];
  private readonly captions: ArticleDetails['captions'] = [];
  private wordCount = 0;
  private located?: string;
  private hasBody = false;

  headline(words: string): this {
    return this.part('headline', words);
  }

  byline(words: string): this {
    return this.part('byline', words);
  }

  /** An editor's note: apart from the body. */
  note(words: string): this {
    return this.part('note', words);
  }

  /** A dateline that the format keeps apart from the first paragraph. */
  dateline(words: string): this {
    return this.part('dateline', words);
  }

  /** A summary that opens the body: the dateline stands in the paragraph below it, unless it has one itself. */
  summary(words: string): this {
    this.paragraph(words);
    this.hasBody = this.located !== undefined;
    return this;
  }

  /** A paragraph of the body. The first may open with a dateline, which becomes a segment of its own. */
  paragraph(words: string): this {
    const clean = words.trim();
    if (clean === '') return this;
    const dateline = this.hasBody ? undefined : findDateline(clean);
    this.hasBody = true;
    const start = this.append(clean);
    const body = dateline && dateline.length < clean.length ? start + dateline.length : start;
    if (body > start) {
      this.segments.push({ role: 'dateline', start, end: body });
      this.located = dateline?.located;
    }
    this.segments.push({ role: 'body', start: body, end: this.text.length });
    this.wordCount += countWords(clean.slice(body - start));
    return this;
  }

  /** A picture's caption. Without a credit of its own, one at the end of the words is taken off them. The same again counts once. */
  caption(words: string, credit?: string): this {
    const clean = words.trim();
    const given = credit?.trim();
    const split = given ? undefined : splitCredit(clean);
    const caption = {
      text: split?.text ?? clean,
      ...((given || split) && { credit: given || split!.credit }),
    };
    if (caption.text === '' && !caption.credit) return this;
    if (this.captions.some((each) => each.text === caption.text && each.credit === caption.credit)) return this;
    this.captions.push(caption);
    if (split) {
      const start = this.append(clean);
      this.segments.push({ role: 'caption', start, end: start + split.creditStart });
      this.segments.push({
        role: 'credit',
        start: start + split.creditStart,
        end: start + split.creditStart + split.credit.length,
      });
      return this;
    }
    this.part('caption', clean);
    if (given) this.part('credit', given);
    return this;
  }

  /** The finished article. What the format's fields say goes before what the words say. */
  article(
    format: string,
    given: GivenDetails,
    settings: ParseSettings,
    supplier: SupplierFacts = noSupplierFacts(),
  ): Article {
    const details: ArticleDetails = { ...given, wordCount: this.wordCount, captions: this.captions };
    details.headline ??= this.wordsOf('headline');
    details.located ??= this.located;
    details.publisher ??= settings.publisher;
    const body = this.segments.find(({ role }) => role === 'body');
    details.language = detectLanguage(this.text, body?.start, details.language);
    return { text: this.text, format, segments: this.segments, details, supplier };
  }

  private wordsOf(role: SegmentRole): string | undefined {
    const segment = this.segments.find((each) => each.role === role);
    return segment && this.text.slice(segment.start, segment.end);
  }

  private part(role: SegmentRole, words: string): this {
    const clean = words.trim();
    if (clean === '') return this;
    const start = this.append(clean);
    this.segments.push({ role, start, end: this.text.length });
    return this;
  }

  /** @returns where the words begin. */
  private append(words: string): number {
    if (this.text !== '') this.text += PARAGRAPH_BREAK;
    const start = this.text.length;
    this.text += words;
    return start;
  }
}
