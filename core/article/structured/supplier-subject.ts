import type { SupplierSubject } from '../article';
import type { SupplierVocabulary } from '../supplier-vocabulary';

/** What a format says of a subject. `code` may be a QCode, `scheme` a name or the address of a vocabulary. */
export interface GivenSubject {
  code?: string;
  scheme?: string;
  uri?: string;
  name?: string;
  /** 0–100 */
  relevance?: number;
  /** 0–100 */
  confidence?: number;
}

const IPTC_CODE = /^\d{8}$/;
const LONGEST = 200;

/** Media Topics that have no Subject Code begin with 20; the first levels of both are numbered alike (IPTC, 01 to 17). */
function schemeOfNumber(code: string): SupplierSubject['scheme'] {
  return code.startsWith('20') ? 'medtop' : 'subj';
}

/** Codes of IPTC have eight digits, categories one letter; other words under their schemes are something else. */
function fits(scheme: SupplierSubject['scheme'], code: string): boolean {
  if (scheme === 'medtop' || scheme === 'subj') return IPTC_CODE.test(code);
  return scheme !== 'ap-category' || code.length === 1;
}

function aliasOf(address: string): string {
  return address
    .toLowerCase()
    .replace(/^[a-z]{3,5}:\/\//, '')
    .replace(/\/$/, '');
}

function percent(value: number | undefined): number | undefined {
  return value !== undefined && Number.isFinite(value) ? Math.max(0, Math.min(100, Math.round(value))) : undefined;
}

/**
 * A subject as a supplier's fact, or undefined when it has neither code nor name. The scheme is known by the prefix of a
 * QCode, by the name or address of a vocabulary, or by the number itself.
 */
export function supplierSubject(
  field: string,
  given: GivenSubject,
  { schemes }: SupplierVocabulary,
): SupplierSubject | undefined {
  const written = given.code?.trim().slice(0, LONGEST);
  const name = given.name?.trim().slice(0, LONGEST) || undefined;
  const uri = given.uri?.trim().slice(0, LONGEST);
  const source = written || uri;
  if (!source && !name) return undefined;
  const fact = {
    field,
    value: source ?? name!,
    ...(name !== undefined && { name }),
    ...(percent(given.relevance) !== undefined && { relevance: percent(given.relevance) }),
    ...(percent(given.confidence) !== undefined && { confidence: percent(given.confidence) }),
  };
  if (!source) return { ...fact, scheme: 'name' };
  const cut = Math.max(source.lastIndexOf('/'), source.lastIndexOf(':'));
  const code = source.slice(cut + 1);
  const hints = [given.scheme, uri && uri.slice(0, uri.lastIndexOf('/')), cut > 0 ? source.slice(0, cut) : undefined];
  for (const hint of hints) {
    const scheme = hint && schemes.get(aliasOf(hint));
    if (scheme && fits(scheme, code))
      return { ...fact, scheme: scheme === 'subj' ? schemeOfNumber(code) : scheme, code };
  }
  if (IPTC_CODE.test(code)) return { ...fact, scheme: schemeOfNumber(code), code };
  return { ...fact, scheme: 'unknown', code };
}
