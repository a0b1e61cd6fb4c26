import type { SupplierCredit, SupplierFact, SupplierFacts, SupplierSubject } from '../article';
import { noSupplierFacts } from '../article';
import { AUTOMATIC_TITLE } from '../containers/document';
import { parsePrintedDate } from '../printed-dates';
import type { GivenDetails } from '../rendering';
import type { LinkedObject } from './json-ld';
import { linkedArticle, nameOf, namesOf, typesOf } from './json-ld';
import type { MarkupElement } from './markup-tree';
import { collapse, elementsOf, wordsOf } from './markup-tree';
import { normal } from './page-blocks';

/** What a page's head and its JSON-LD say of the article. */
export interface PageFacts {
  details: GivenDetails;
  supplier: SupplierFacts;
  /** Titles of the page and headlines of the article, as they stand. */
  headlines: string[];
  /** JSON-LD's articleBody. */
  articleBody?: string;
}

const LONGEST_FIELD = 500;
const MAX_SUBJECTS = 60;
/** Between a headline and the name of the site. */
const TITLE_PARTS = [' | ', ' - ', ' – ', ' — ', ' :: ', ' » ', ' · ', ' • '];
/** schema.org's kinds of article that are kinds of text. */
const GENRE_OF_TYPE = /^(Analysis|AskPublic|Background|Opinion|Review|Advertiser|Satirical)\w*Article$/;

/** `<meta>` by name or property, in lower case; the first of each, and all of `article:tag`. */
function metasOf(root: MarkupElement): { first: Map<string, string>; tags: string[] } {
  const first = new Map<string, string>();
  const tags: string[] = [];
  for (const { name, attributes } of elementsOf(root)) {
    if (name !== 'meta') continue;
    const key = (attributes.property ?? attributes.name ?? attributes.itemprop)?.toLowerCase();
    const content = collapse((attributes.content ?? '').slice(0, LONGEST_FIELD));
    if (!key || content === '') continue;
    if (key === 'article:tag') tags.push(content);
    if (!first.has(key)) first.set(key, content);
  }
  return { first, tags };
}

/** RFC 3339 as machines write it, or a date as people do. */
function dateOf(value: string | undefined, timeZone: string | undefined): string | undefined {
  if (!value) return undefined;
  return parsePrintedDate(value.replace(/([+-]\d\d)(\d\d)$/, '$1:$2'), timeZone);
}

/** A headline without the name of the site at its end, known by the site's own name or by the headline that stands on the page. */
export function withoutSiteName(title: string, sites: readonly string[], shown: readonly string[]): string {
  for (const part of TITLE_PARTS) {
    const at = title.lastIndexOf(part);
    if (at <= 0) continue;
    const before = title.slice(0, at).trim();
    const after = normal(title.slice(at + part.length));
    if (sites.some((site) => normal(site) === after) || shown.some((each) => normal(each) === normal(before)))
      return before;
  }
  return title;
}

/** A title that somebody wrote. */
const ownTitle = (words: string) => (AUTOMATIC_TITLE.test(words) ? undefined : words);

/** Reads what a page says of itself: JSON-LD, OpenGraph and other `<meta>`, `<title>`, `<h1>`, `<time>`. */
export function pageFacts(root: MarkupElement, timeZone?: string): PageFacts {
  const linked = linkedArticle(root) ?? {};
  const { first: metas, tags } = metasOf(root);
  const meta = (...names: string[]) => names.map((name) => metas.get(name)).find((value) => value !== undefined);
  const text = (value: unknown) => {
    const name = nameOf(value);
    return name && collapse(name.slice(0, LONGEST_FIELD));
  };

  let title: string | undefined;
  let language: string | undefined;
  const h1s: string[] = [];
  let writer: string | undefined;
  const times: string[] = [];
  for (const element of elementsOf(root)) {
    if (element.name === 'title') title ??= ownTitle(wordsOf(element));
    else if (element.name === 'html') language ??= element.attributes.lang;
    else if (element.name === 'a' && element.attributes.rel === 'author') writer ??= wordsOf(element) || undefined;
    else if (element.name === 'h1') h1s.push(wordsOf(element));
    else if (element.name === 'time' && element.attributes.datetime) times.push(element.attributes.datetime);
  }
  const publisher = meta('og:site_name') ?? text(linked.publisher);
  const ogTitle = meta('og:title', 'twitter:title');
  const linkedHeadline = text(linked.headline);
  const shown = h1s.filter((each) => each !== '');
  const sites = [publisher, text(linked.publisher)].filter((each) => each !== undefined);
  const given =
    ogTitle ?? linkedHeadline ?? (title && shown.find((each) => title.startsWith(each))) ?? title ?? shown[0];
  const headline = given && withoutSiteName(given, sites, [...shown, ...(linkedHeadline ? [linkedHeadline] : [])]);

  const authors = namesOf(linked.author).filter((name) => !/^https?:/.test(name));
  const author = meta('author', 'byl', 'dc.creator', 'parsely-author', 'sailthru.author', 'article:author');
  const by = authors.join(', ') || (author && !/^https?:/.test(author) ? author : writer);
  const firstCreated = dateOf(
    text(linked.datePublished) ??
      meta(
        'article:published_time',
        'datepublished',
        'og:published_time',
        'dc.date.issued',
        'parsely-pub-date',
        'date',
      ) ??
      times[0],
    timeZone,
  );
  const versionCreated = dateOf(
    text(linked.dateModified) ?? meta('article:modified_time', 'datemodified', 'og:updated_time', 'lastmod'),
    timeZone,
  );
  const details: GivenDetails = {
    headline: headline && collapse(headline),
    by: by && collapse(by.slice(0, LONGEST_FIELD)),
    publisher,
    section: text(linked.articleSection) ?? meta('article:section', 'parsely-section', 'section'),
    language: (text(linked.inLanguage) ?? language ?? meta('og:locale', 'language'))
      ?.slice(0, 20)
      .split(/[-_]/)[0]!
      .toLowerCase(),
    firstCreated,
    versionCreated: versionCreated ?? firstCreated,
    copyrightNotice: text(linked.copyrightNotice) ?? meta('copyright', 'dc.rights', 'rights'),
  };
  for (const key of Object.keys(details) as (keyof GivenDetails)[]) if (!details[key]) delete details[key];
  if (details.language && !/^[a-z]{2,3}$/.test(details.language)) delete details.language;
  return {
    details,
    supplier: supplierFacts(linked, meta('news_keywords', 'keywords'), tags),
    headlines: [title, ogTitle, linkedHeadline, headline, ...shown].filter((each): each is string => !!each),
    ...(typeof linked.articleBody === 'string' && { articleBody: linked.articleBody }),
  };
}

function supplierFacts(linked: LinkedObject, keywords: string | undefined, tags: readonly string[]): SupplierFacts {
  const facts = noSupplierFacts();
  const own = Array.isArray(linked.keywords) ? namesOf(linked.keywords) : (nameOf(linked.keywords)?.split(',') ?? []);
  const add = (field: string, names: readonly string[]) => {
    for (const name of names) {
      const value = collapse(name.slice(0, LONGEST_FIELD));
      const known = facts.subjects.some((each) => each.value.toLowerCase() === value.toLowerCase());
      if (/\p{L}/u.test(value) && !known && facts.subjects.length < MAX_SUBJECTS)
        facts.subjects.push({ field, value, scheme: 'name', name: value } satisfies SupplierSubject);
    }
  };
  add('keywords', own);
  add('article:tag', tags);
  add('meta.keywords', keywords?.split(',') ?? []);
  const credit = (field: string, value: unknown, role: SupplierCredit['role']) => {
    for (const name of namesOf(value)) facts.credits.push({ field, value: name.slice(0, LONGEST_FIELD), role });
  };
  for (const field of ['sourceOrganization', 'provider', 'creditText', 'copyrightHolder'])
    credit(field, linked[field], 'text');
  const writers = (Array.isArray(linked.author) ? linked.author : [linked.author]) as unknown[];
  for (const writer of writers)
    if (
      typeof writer === 'object' &&
      writer !== null &&
      typesOf(writer as LinkedObject).some((type) => type.endsWith('Organization'))
    )
      credit('author', writer, 'text');
  const images = (Array.isArray(linked.image) ? linked.image : [linked.image]) as unknown[];
  for (const image of images)
    if (typeof image === 'object' && image !== null) {
      credit('image.creditText', (image as LinkedObject).creditText, 'picture');
      credit('image.creator', (image as LinkedObject).creator, 'picture');
    }
  for (const type of typesOf(linked)) {
    const genre = GENRE_OF_TYPE.exec(type)?.[1];
    if (genre) facts.genres.push({ field: '@type', value: genre });
  }
  for (const value of namesOf(linked.genre)) facts.genres.push({ field: 'genre', value } satisfies SupplierFact);
  for (const field of ['contentLocation', 'locationCreated'])
    for (const name of namesOf(linked[field])) facts.places.push({ field, value: name, scheme: 'name', name });
  return facts;
}
