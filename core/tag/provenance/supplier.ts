import type { Article } from '../../article/article';
import type { Evidence } from '../evidence';
import type { Agency } from './agencies';
import type { Role } from './role';

interface SupplierRole {
  agency: Agency;
  role: Role;
  evidence: Evidence;
}

const LONGEST_CREDIT = 200;
/** A credit names so many at most: photographer, agency, partner. */
const MOST_PARTS = 8;
/** Words of a name that more words follow: "AFP Photo", "PA Media Limited". */
const LONGEST_NAME = 5;
const BETWEEN = /[/\u2013\u2014|,;&+]| - | via /i;
/** "NTB-AFP-DPA": a hyphen stands in names too, so only capitals are parted by it. */
const HYPHENATED = /^[A-Z]{2,8}(?:-[A-Z]{2,8}){1,5}$/;
const isLetter = (unit: string) => /[\p{L}\p{N}]/u.test(unit);

/** A name as credits are compared: in lower case, without "the" and without marks around it. */
export function creditName(words: string): string {
  let start = 0;
  let end = words.length;
  while (start < end && !isLetter(words[start]!)) start++;
  while (end > start && !isLetter(words[end - 1]!)) end--;
  return words
    .slice(start, end)
    .toLowerCase()
    .replace(/^the |^www\./, '');
}

/**
 * What the provider, source and credit fields of a structured format say. They count before any word of the text. A field
 * may name several: "Bo Ek/AFP", "NTB-AFP-DPA".
 */
export function supplierReader(agencies: readonly Agency[]): (article: Article) => SupplierRole[] {
  let known: { names: Map<string, Agency>; all: Map<string, Agency> } | undefined;

  function named(words: string): Agency | undefined {
    known ??= {
      names: new Map(agencies.flatMap((agency) => agency.names.map((name) => [name, agency]))),
      all: new Map(agencies.flatMap((agency) => [...agency.shortNames, ...agency.names].map((name) => [name, agency]))),
    };
    const name = creditName(words);
    const whole = known.all.get(name);
    if (whole) return whole;
    const parts = name.split(' ');
    for (let count = Math.min(parts.length - 1, LONGEST_NAME); count > 0; count--) {
      const agency = known.names.get(parts.slice(0, count).join(' '));
      if (agency) return agency;
    }
    return undefined;
  }

  function agenciesNamed(value: string): Agency[] {
    const words = value.slice(0, LONGEST_CREDIT).trim();
    const whole = named(words);
    if (whole) return [whole];
    const parts = HYPHENATED.test(words) ? words.split('-') : words.split(BETWEEN);
    return parts
      .slice(0, MOST_PARTS)
      .map(named)
      .filter((agency) => agency !== undefined);
  }

  return ({ supplier }) =>
    supplier.credits.flatMap(({ field, value, role }) =>
      agenciesNamed(value).map((agency): SupplierRole => {
        const part =
          role === 'picture' || agency.kind === 'picture' ? 'picture' : agency.kind === 'release' ? 'release' : 'wire';
        return {
          agency,
          role: { part, rule: 'supplier-credit', confidence: 97 },
          evidence: { field, value, rule: 'supplier-credit' },
        };
      }),
    );
}
