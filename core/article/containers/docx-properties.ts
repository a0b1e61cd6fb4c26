import { SaxesParser } from 'saxes';
import type { GivenDetails } from '../rendering';

/** The core properties of an Office document (ECMA-376, part 2, section 11): title, author, dates. Malformed ones say nothing. */
export function readDocxProperties(xml: string): GivenDetails {
  const values = new Map<string, string>();
  let element = '';
  const parser = new SaxesParser();
  parser.on('error', () => undefined);
  parser.on('opentag', ({ name }) => (element = name));
  parser.on('closetag', () => (element = ''));
  parser.on('text', (text) => values.set(element, text.trim()));
  parser.write(xml).close();
  const headline = values.get('dc:title');
  const by = values.get('dc:creator');
  const created = dateOf(values.get('dcterms:created'));
  const modified = dateOf(values.get('dcterms:modified')) ?? created;
  return {
    ...(headline && { headline }),
    ...(by && { by }),
    ...(created && { firstCreated: created }),
    ...(modified && { versionCreated: modified }),
  };
}

function dateOf(value: string | undefined): string | undefined {
  return value && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d)?$/.test(value) ? value : undefined;
}
