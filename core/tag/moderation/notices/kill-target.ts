import { segmentText } from '../../../article/article';
import type { Reading } from '../../reading';
import type { Editorial, KillTarget } from '../../tags';

/** So many code units of a notice are read: it names its story at the beginning. */
const LONGEST_NOTICE = 2000;
const LONGEST_NAME = 200;
const GUID = /\b(?:urn:[a-z0-9][a-z0-9-]{1,31}:|tag:[a-z0-9.-]{1,80},\d{4})[^\s"'<>()]{1,200}/i;
/** Words before a slug and before a headline, in the languages of the agencies. */
const SLUG_CUE = /\b(?:slugged|slugline:?|slug:?|stichwort:?|mot-cl[eé]:?)\s+/iu;
const HEADLINE_CUE =
  /(?<!\p{L})(?:headlined|titled|entitled|headline:|mit dem titel|[uü]berschrift:?|intitul[eé]e?|titul[aá]d[ao]|intitolat[ao]|getiteld|под заголовком)\s+/iu;
/** Slugs are words joined by hyphens: BC-US--River-Report. */
const SLUG = /^["“«]?([\p{L}\d][\p{L}\d,&/_-]{1,80})/u;
const BARE_SLUG = /\b(?:kill|withhold|disregard|eliminate)\s+((?:BC|AP|AFP|UK|US)-[\p{L}\d-]{3,80})/iu;
const QUOTED = /^["“”«„‘']\s?([^"“”»«‘’'\n]{3,200})/u;
/** A headline without quotation marks ends where the place, time or next field begins. */
const HEADLINE_END = /\s(?:ex|at|sent|moved|from|dated|published|slugged|on)\s|[\n.;]/u;
const NOTICE_LABEL =
  /^(?:[^\p{L}\d]{0,5}(?:mandatory|bulletin|story|advisory|kill|killed|withhold|withheld|withdrawn|elimination|takedown|notice|annulation|anulaci[oó]n|anulada|annullamento|intrekking)\b[^\p{L}\d]{0,5}){1,4}/iu;
const SLUG_LABEL = /[,\s-]{1,3}(?:kill|withhold|advisory|elimination|withdrawn)$/iu;

function named(text: string, cue: RegExp, read: (rest: string) => string | undefined): string | undefined {
  const found = cue.exec(text);
  return found
    ? read(text.slice(found.index + found[0].length, found.index + found[0].length + LONGEST_NAME))
    : undefined;
}

function headlineIn(rest: string): string | undefined {
  const quoted = QUOTED.exec(rest)?.[1];
  return (quoted ?? rest.split(HEADLINE_END, 1)[0])?.replace(/[,.:]$/, '').trim() || undefined;
}

/** What is left of a notice's own headline or slugline once its label is taken off. */
function withoutLabel(value: string | undefined, label: RegExp): string | undefined {
  return value?.replace(label, '').trim() || undefined;
}

/**
 * What a notice names: by its words ("kill story slugged X headlined Y"), else by its own guid, slugline and headline,
 * since many agencies send a kill as a new version of the story.
 * @returns undefined when the item is no kill or withhold notice.
 */
export function readKillTarget(
  { article }: Reading,
  { pubStatus }: Pick<Editorial, 'pubStatus'>,
): KillTarget | undefined {
  if (pubStatus === 'usable') return undefined;
  const { details } = article;
  const text = [article.text.slice(0, LONGEST_NOTICE), details.edNote?.slice(0, LONGEST_NOTICE)]
    .filter(Boolean)
    .join('\n');
  const target: KillTarget = {};
  const guid = GUID.exec(text)?.[0].replace(/[.,;:]$/, '') ?? details.guid;
  const slugline =
    named(text, SLUG_CUE, (rest) => SLUG.exec(rest)?.[1]?.replace(/[,/-]$/, '')) ??
    BARE_SLUG.exec(text)?.[1] ??
    withoutLabel(details.slugline, SLUG_LABEL);
  const headline =
    named(text, HEADLINE_CUE, headlineIn) ??
    withoutLabel(details.headline ?? segmentText(article, 'headline') ?? text.split('\n', 1)[0], NOTICE_LABEL);
  if (guid !== undefined) target.guid = guid;
  if (slugline !== undefined) target.slugline = slugline;
  if (headline !== undefined) target.headline = headline;
  return target;
}
