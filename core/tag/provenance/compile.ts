import type { DataSource } from '../../text/data-source';
import type { LexiconBuilder } from '../../text/lexicon';
import type { TableWriter } from '../../text/table-file';
import type { Agency, AgencyKind } from './agencies';
import { AGENCIES, agencyValue, CITED_LOOK_ALIKE, Cue, LOOK_ALIKE } from './agencies';
import { creditName } from './supplier';

const listOf = (cell: string | undefined) => (cell ? cell.split('|') : []);

/** Adds the names of agencies and the words of sourcing to the lexicon, and the agencies to the tables. */
export function compileProvenance(data: DataSource, lexicon: LexiconBuilder, writer: TableWriter): void {
  const agencies = data.rows(AGENCIES).map(({ id, name, kind, home, names, short }, index): Agency => {
    for (const each of listOf(names)) {
      const match = each === each.toLowerCase() ? 'any' : 'capitalised';
      lexicon.add({ phrase: each, lexicon: 'agencies', value: agencyValue(index, false), match });
    }
    for (const each of listOf(short)) {
      const match = each === each.toUpperCase() ? 'upper' : 'any';
      lexicon.add({ phrase: each, lexicon: 'agencies', value: agencyValue(index, true), match });
    }
    const host = home && new URL(home).hostname.replace(/^www\./, '');
    return {
      id: id!,
      name: name!,
      kind: kind as AgencyKind,
      names: [id!, name!, ...listOf(names)].map(creditName),
      shortNames: [...listOf(short).map(creditName), ...(host ? [host] : [])],
    };
  });
  for (const { phrase, means } of data.rows('provenance/look-alikes.tsv')) {
    lexicon.add({ phrase: phrase!, lexicon: 'agencies', value: means === 'cited' ? CITED_LOOK_ALIKE : LOOK_ALIKE });
  }
  for (const { cue, means } of data.rows('provenance/cues.tsv')) {
    const value = Cue[means as keyof typeof Cue];
    if (value === undefined) throw new Error(`provenance/cues.tsv: ${cue} means ${means}, which is no meaning.`);
    lexicon.add({ phrase: cue!, lexicon: 'sourcing', value });
  }
  writer.addJson('provenance.agencies', agencies);
}
