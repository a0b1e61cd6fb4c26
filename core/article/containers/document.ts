import type { Article } from '../article';
import { splitCredit } from '../captions';
import { findDateline } from '../dateline';
import type { Line } from '../lines';
import { splitLines } from '../lines';
import type { ParseContext } from '../parse';
import { parsePrintedDate } from '../printed-dates';
import type { GivenDetails } from '../rendering';
import { Rendering } from '../rendering';
import { roleOfLine } from '../vocabulary';

/** A paragraph of a word processor's document. */
export interface DocumentParagraph {
  text: string;
  /** What its style says it is. */
  style?: 'title' | 'heading' | 'caption';
}

/** Words of the longest headline, byline, date line and caption. */
const LONGEST_HEADLINE = 28;
const LONGEST_BYLINE = 12;
const LONGEST_CAPTION = 60;
/** Byline and date stand among so many first paragraphs. */
const HEAD = 6;
/** Titles that programs write by themselves. */
export const AUTOMATIC_TITLE =
  /^(?:microsoft word|powerpoint|untitled|document\d{0,3}$|slide 1)|\.(?:docx?|rtf|odt|pdf|indd|pages|txt)$/i;

/**
 * The article in a document of paragraphs (DOCX, RTF, PDF): all of it is the story, but for the headline, byline, dates,
 * captions and notes.
 * @param given what the document's properties say; its title counts where no paragraph is a headline
 */
export function documentArticle(
  format: string,
  paragraphs: readonly DocumentParagraph[],
  given: GivenDetails,
  { vocabulary, settings }: ParseContext,
): Article {
  const lines = paragraphs.flatMap(({ text, style }) =>
    splitLines(text.replaceAll('\n', ' ')).map((line) => ({ ...line, style })),
  );
  const headline = headlineOf(lines, given.headline);
  const rendering = new Rendering();
  const details: GivenDetails = { ...given };
  if (headline !== undefined) {
    details.headline = lines[headline]!.text;
    rendering.headline(details.headline);
  } else if (details.headline !== undefined && AUTOMATIC_TITLE.test(details.headline)) delete details.headline;
  lines.forEach((line, index) => {
    if (index === headline) return;
    const found = roleOfLine(line.text, vocabulary);
    const inHead = index < HEAD + (headline ?? 0);
    if (line.style === 'caption' || (line.words <= LONGEST_CAPTION && isCreditedCaption(line, index, lines.length))) {
      rendering.caption(line.text);
    } else if (found?.role === 'note') {
      rendering.note(line.text);
      details.edNote ??= line.text;
    } else if (inHead && found?.role === 'byline' && isByline(line)) {
      rendering.byline(line.text);
      details.by = line.text.slice(found.length).trim();
    } else if (inHead && isDateLine(line, index, headline)) {
      const date = parsePrintedDate(line.text, settings.defaultTimeZone);
      if (date === undefined) rendering.paragraph(line.text);
      else details.versionCreated = date;
    } else rendering.paragraph(line.text);
  });
  return rendering.article(format, details, settings);
}

type StyledLine = Line & Pick<DocumentParagraph, 'style'>;

/** By style, by the property, or by its shape. */
function headlineOf(lines: readonly StyledLine[], title: string | undefined): number | undefined {
  const styled = lines.findIndex(({ style }) => style === 'title');
  if (styled >= 0) return styled;
  const named = lines.slice(0, HEAD).findIndex(({ text }) => text === title?.trim());
  if (named >= 0) return named;
  const [first, second] = lines;
  if (!first || first.words > LONGEST_HEADLINE || findDateline(first.text)) return undefined;
  if (first.style === 'heading') return 0;
  return second && !first.sentence && first.style === undefined ? 0 : undefined;
}

function isByline({ text, words, sentence }: Line): boolean {
  return words <= LONGEST_BYLINE && !sentence && /^\S+\s+\p{Lu}/u.test(text);
}

function isDateLine({ text, words, sentence }: Line, index: number, headline: number | undefined): boolean {
  return words <= LONGEST_BYLINE && !sentence && /\d/.test(text) && index !== headline;
}

/** The last paragraph may close with its agency in brackets, which is no caption. */
function isCreditedCaption({ text }: Line, index: number, count: number): boolean {
  return index + 1 < count && splitCredit(text) !== undefined;
}
