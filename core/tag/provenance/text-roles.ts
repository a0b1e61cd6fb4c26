import { Field } from '../reading';
import type { AgencyKind } from './agencies';
import { Cue } from './agencies';
import type { Part, RoleContext, Rule } from './role';
import { CUE_REACH, NEAR, SHORT_LINE, suppliesText, wordsOf } from './role';

/** The last two are dashes of Windows that were read as Latin-1. */
const DASH = /^\.?\s{0,2}(?:--?|[–—_―�:\u0096\u0097])/;
/** "OSLO, Mass.", "WASHINGTON, D.C.": a place whose full stop ends no sentence. */
const ABBREVIATED = /^\p{Lu}[\p{L}\p{M}.' -]{1,40}?[ ,]{1,2}\p{Lu}(?:\p{Ll}{1,5}|\.\p{Lu})\.$/u;
const DATELINE_REACH = 130;
/** A dateline this far below the beginning of the story begins another agency's copy within it. */
const LATE = 300;
/** A name and a dash before less than this is an entry of a menu. */
const SENTENCE = 40;
const WORDS_OF_BYLINE = 18;
const BYLINE = /^(?:By|BY|Von|VON|Par|PAR|Por|POR|From|FROM|Di|DI|Da|DA|Do|Door|Av|Af|От|Від|Από)(?::|\s)/;
const RIGHTS = /may not be (?:published|broadcast|rewritten|redistributed)|rewritten or redistributed/i;
/** "(Copyright ©2018 by The Associated Press. All Rights Reserved.)", whole on its line. */
const OWNER = /^[([\s]{0,3}(?:copyright|©|\(c\))\s?(?:©|\(c\))?\s?(?:\d{4}\s?)?(?:by\s)?(?:the\s)?$/i;
/** "RIPRODUZIONE RISERVATA © Copyright ANSA" */
const RESERVED_BEFORE =
  /^(?:©\s)?(?:riproduzione riservata|tutti i diritti riservati|alle rechte vorbehalten|tous droits réservés)[\s.,-]{1,3}(?:©\s?)?(?:copyright\s)?$/i;
const RESERVED =
  /^[.,;]?\s(?:all rights reserved|alle rechte vorbehalten|tous droits réservés|todos los derechos reservados|все права защищены)[.)\]\s]{0,4}$/i;
/** How far above a notice of rights the notice of the page's own owner stands, when both are the page's footer. */
const FOOTER_REACH = 300;

const textPart = (kind: AgencyKind): Part => (kind === 'release' ? 'release' : 'wire');

/** "(CBS St. Louis/AP)": an owner with a capital that is no agency; "(dpa/lno)" names a service of dpa's. */
function sharedWithStaff(open: number, close: number, { text, named }: RoleContext): boolean {
  const agencies = named(open, close);
  let from = open + 1;
  for (const owner of text.slice(open + 1, close).split('/')) {
    const to = from + owner.length;
    if (/^\s?\p{Lu}/u.test(owner) && !agencies.some(({ start, end }) => start < to && end > from)) return true;
    from = to + 1;
  }
  return false;
}

/** "SHANGHAI, Jan 11 (Reuters) - ", "(ANSA) - Rome", "[Syria], June 9 (ANI):", "【6月18日 AFP】" */
export const dateline: Rule = ({ open, close, lineStart, lineEnd, field, start, end }, context) => {
  const { text, kind, bounds, cues } = context;
  if (kind === 'picture') return undefined;
  const at = (confidence: number) => {
    if (field === Field.body && lineStart > bounds.bodyStart + LATE)
      return { part: 'assisted', rule: 'dateline-within', confidence: 80 } as const;
    return open >= 0 && suppliesText(kind) && sharedWithStaff(open, close, context)
      ? ({ part: 'assisted', rule: 'dateline', confidence: 85 } as const)
      : { part: textPart(kind), rule: 'dateline', confidence };
  };
  // "SANA, Yemen — ": a city.
  if (field === Field.dateline && open < 0 && start === lineStart && /^, \p{Lu}/u.test(text.slice(end, end + 3)))
    return undefined;
  if (field === Field.dateline) return at(97);
  if (open < 0 || open - lineStart > DATELINE_REACH) return undefined;
  // "(서울=연합뉴스)"
  if (open === lineStart && /=\s?$/.test(text.slice(open, start)) && !cues.has(open, start, Cue.picture)) return at(94);
  if (open === lineStart && (text[open] === '【' || /[电電讯訊]$/.test(text.slice(end, close)))) return at(94);
  const after = text.slice(close + 1, close + 5);
  const before = text.slice(lineStart, open).trim();
  // "Ann Lee, The Associated Press. OSLO (AP) "; "Mass." and "D.C." end no sentence.
  const place = before.slice(before.lastIndexOf('. ') + 1).trim();
  const abbreviated = ABBREVIATED.test(place);
  if (DASH.test(after) && (!/[.!?]$/.test(before) || abbreviated)) return at(96);
  const dated =
    /^\p{Lu}[\p{L}\p{M}.' -]{1,40},? .{0,30}\d{1,2}(?: \p{L}{3,10}\.?)?$/u.test(before.slice(-70)) ||
    (place.length > 2 && place === place.toUpperCase() && /\p{Lu}{3}/u.test(place)) ||
    (abbreviated && /^\p{Lu}{3}/u.test(place));
  // A dash that was lost in a conversion may leave a quotation mark.
  if (dated && /^ {1,2}(?:["”] )?\p{Lu}/u.test(after)) return at(90);
  if (/^\p{Lu}[\p{Lu} ]{2,30}, \d{1,2}(?: .{1,12})?$/u.test(before) && close === lineEnd - 1) return at(88);
  const city = /^\p{Lu}[\p{L}\p{M}'-]{1,20}(?:[ /]\p{Lu}[\p{L}\p{M}'-]{1,20}){0,2}(?: [ai]\. ?\p{Lu}\.)?$/u.test(
    before,
  );
  return city && close - end < 6 && /^\. ?\p{Lu}/u.test(after) ? at(85) : undefined;
};

/** "AP - A unique subspecies", "Moscow, SANA- Russian", "МОСКВА, 3 янв — РИА Новости.", "新华社北京1月3日电" */
export const leading: Rule = ({ start, end, lineStart, lineEnd }, { text, kind }) => {
  if (!suppliesText(kind) || start - lineStart > SENTENCE * 2) return undefined;
  const wire = (confidence: number) => ({ part: 'wire', rule: 'leading-name', confidence }) as const;
  const before = text.slice(lineStart, start);
  const after = text.slice(end, Math.min(lineEnd, end + SENTENCE));
  if (/^\s{0,12}(?:\p{Script=Han}{2,12})?\d{1,2}月\d{1,2}日\p{Script=Han}{0,8}[电電讯訊]/u.test(after)) return wire(92);
  if (before === '' && /^\p{Script=Han}{2,10}\d{1,2}月?\d{0,2}日?[电電讯訊]/u.test(after)) return wire(92);
  if (lineEnd - end < SENTENCE) return undefined;
  const place = before.trim();
  if (/\.\s\/$/.test(before) && /^\/\./.test(after)) return wire(92);
  if (/^\p{Lu}[\p{L}\p{M} .,-]{1,40}\d{1,2}\s\p{L}{3,9}\.?\s{0,2}(?:--?|[–—])$/u.test(place) && /^\.\s/.test(after))
    return wire(90);
  // "أبوظبي في 3 يناير / وام /"
  if (/^\p{L}.{2,38}\d.{0,14}\/\s?$/u.test(before) && /^\s?\/[.\s]/.test(after)) return wire(88);
  const city = /^\p{Lu}[\p{L} ]{1,25},$|^\p{Lu}[\p{L}\p{M} -]{1,25}\. \d{1,2} \p{L}{3,9}\.$/u.test(place);
  if (/^\s{0,2}(?:--?|[–—_])\s/.test(after) && (place === '' || city)) return wire(90);
  if (city && /\d/.test(place) && /^\.\s/.test(after)) return wire(85);
  return city && /^-\s/.test(after) ? wire(85) : undefined;
};

/** "Copyright 2014 The Associated Press … may not be published"; not in a footer that speaks for the whole page. */
export const copyright: Rule = ({ start, end, lineStart, lineEnd }, { text, cues, kind, bounds }) => {
  if (!suppliesText(kind)) return undefined;
  const from = Math.max(lineStart, start - NEAR);
  if (!cues.has(from, start, Cue.copyright) && !text.slice(from, start).includes('©')) return undefined;
  if (speaksForThePage(text, lineStart, start)) return undefined;
  if (RESERVED_BEFORE.test(text.slice(lineStart, start)) && lineEnd - end < 3)
    return { part: 'wire', rule: 'copyright-notice', confidence: 84 };
  if (RIGHTS.test(text.slice(end, Math.max(lineEnd, Math.min(text.length, end + CUE_REACH)))))
    return { part: 'wire', rule: 'copyright-notice', confidence: 92 };
  const closes =
    OWNER.test(text.slice(lineStart, start)) &&
    RESERVED.test(text.slice(end, lineEnd)) &&
    Math.abs(lineEnd - bounds.bodyEnd) < CUE_REACH;
  return closes ? { part: 'wire', rule: 'copyright-notice', confidence: 84 } : undefined;
};

/** "© 2015 Salon Media Group, Inc. … Associated Press articles: Copyright © 2015" */
function speaksForThePage(text: string, lineStart: number, start: number): boolean {
  return (
    /\b(?:articles|content|material|photos|stories)\b:?/i.test(text.slice(lineStart, start)) ||
    /©|\bcopyright\b/i.test(text.slice(Math.max(0, lineStart - FOOTER_REACH), lineStart))
  );
}

/** The line AP draws between a story and who contributed to it. */
const AP_RULE = /__\s{0,4}$/;
const SENTENCE_END = /\p{Ll}{2}[.!?]["”]?\s/u;

/** "With files from The Associated Press", "Reuters contributed to this report" */
export const assist: Rule = ({ start, end, lineStart, lineEnd, open, close }, { text, cues, kind }) => {
  if (!suppliesText(kind)) return undefined;
  const to = Math.min(lineEnd, end + CUE_REACH);
  if (cues.has(end, Math.min(lineEnd, end + NEAR), Cue.contributed) && cues.has(end, lineEnd, Cue.contribution))
    return AP_RULE.test(text.slice(Math.max(0, lineStart - 8), lineStart))
      ? { part: 'wire', rule: 'writers-contributed', confidence: 88 }
      : { part: 'writers', rule: 'writers-contributed', confidence: 88 };
  const contribution = cues.find(end, to, Cue.contribution);
  if (contribution >= 0 && !SENTENCE_END.test(text.slice(end, contribution)))
    return { part: 'assisted', rule: 'assist-notice', confidence: 94 };
  const help = cues.find(Math.max(lineStart, start - CUE_REACH), end, Cue.assist);
  if (help >= 0 && !SENTENCE_END.test(text.slice(help, start)))
    return { part: 'assisted', rule: 'assist-notice', confidence: 94 };
  // "an interview with Reuters" is no credit: only a bracket or a line of its own is.
  const credit = lineEnd - lineStart <= SHORT_LINE && !/[.!?]["”]?\s*$/.test(text.slice(end, lineEnd));
  const [from, until] = credit ? [lineStart, lineEnd] : [open, close];
  return from >= 0 && until - from <= CUE_REACH && cues.has(from, end, Cue.with)
    ? { part: 'assisted', rule: 'assist-notice', confidence: 90 }
    : undefined;
};

/** "This article originally appeared at Reuters", "Provided by AFP", "SOURCE : AL JAZEERA AND NEWS AGENCIES" */
export const syndicated: Rule = ({ start, lineStart, lineEnd, end }, { text, cues, kind, named }) => {
  if (!suppliesText(kind) || speaksForThePage(text, lineStart, start)) return undefined;
  if (cues.has(Math.max(lineStart, start - CUE_REACH), Math.min(lineEnd, end + CUE_REACH), Cue.syndicated))
    return { part: 'wire', rule: 'syndication-notice', confidence: 86 };
  if (lineEnd - lineStart >= CUE_REACH) return undefined;
  const supplied = cues.find(lineStart, start, Cue.supplied);
  if (supplied >= 0 && supplied - lineStart < 3 && start - lineStart < NEAR)
    return { part: 'wire', rule: 'syndication-notice', confidence: 84 };
  const source = cues.find(lineStart, start, Cue.source);
  const picture = named(lineStart, lineEnd).some((agency) => agency.kind === 'picture');
  return source >= 0 && source - lineStart < 3 && text.slice(source, start).search(/[:：]/) >= 0 && !picture
    ? { part: 'assisted', rule: 'source-line', confidence: 84 }
    : undefined;
};

/** "By DANICA KIRKA Associated Press", "By TOI staff and Agencies" */
export const byline: Rule = ({ field, lineStart, lineEnd, start, end }, { text, kind, bounds, named }) => {
  if (!suppliesText(kind) || lineStart > bounds.bodyEnd) return undefined;
  const line = text.slice(lineStart, lineEnd).trim();
  if (field !== Field.byline && !(BYLINE.test(line) && wordsOf(line) <= WORDS_OF_BYLINE && !/[.!?]$/.test(line)))
    return undefined;
  if (/^from\b/i.test(line) && line.endsWith(':')) return { part: 'assisted', rule: 'byline', confidence: 80 };
  const before = text.slice(lineStart, start).replace(BYLINE, '');
  const joined =
    /\p{L}\s(?:staff|and|with|und|mit|et|avec|y|con|e)(?: the)?$/iu.test(before.trimEnd()) &&
    !/^\s*(?:writer|reporter)/i.test(text.slice(end, lineEnd)) &&
    named(lineStart, start).length === 0;
  return joined
    ? { part: 'assisted', rule: 'byline', confidence: 85 }
    : { part: 'wire', rule: 'byline', confidence: 88 };
};
