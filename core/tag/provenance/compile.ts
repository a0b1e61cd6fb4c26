import type { DataSource } from '../../text/data-source';
import type { CaseRule, LexiconBuilder } from '../../text/lexicon';
import type { TableWriter } from '../../text/table-file';
import type { Agency, AgencyKind } from './agencies';
import { AGENCIES, agencyValue, nickValue, CITED_LOOK_ALIKE, Cue, LOOK_ALIKE, otherSense } from './agencies';
import { creditName } from './supplier';

const isUpper = (name: string) => name === name.toUpperCase();
/** Whether a name begins and ends with a word that has a capital, which is what the lexicon can ask for: not "iStock", "Fars news agency". */
const hasCapitals = (name: string) => {
  const words = name.split(' ');
  return [words[0]!, words.at(-1)!].every((word) => word[0] !== word[0]!.toLowerCase() || isUpper(word));
};
/** How running text introduces an agency by its short name. */
const CALLED = [
  '* news agency',
  '* news service',
  'news agency *',
  'news service *',
  'nachrichtenagentur *',
  'agence *',
  'agencia *',
  'agência *',
  'agenzia *',
  'persbureau *',
];
/** How a short name must be written. */
const caseOf = (name: string): CaseRule =>
  isUpper(name) ? 'upper' : hasCapitals(name) ? 'capitalised' : name === name.toLowerCase() ? 'lower' : 'any';
const listOf = (cell: string | undefined) => (cell ? cell.split('|') : []);

function lookAlike(means: string | undefined, agencies: readonly Agency[]): number {
  if (!means) return LOOK_ALIKE;
  if (means === 'cited') return CITED_LOOK_ALIKE;
  const index = agencies.findIndex(({ id }) => id === means);
  if (index < 0) throw new Error(`provenance/look-alikes.tsv: ${means} is no agency.`);
  return otherSense(index);
}

/** Adds the names of agencies and the words of sourcing to the lexicon, and the agencies to the tables. */
export function compileProvenance(data: DataSource, lexicon: LexiconBuilder, writer: TableWriter): void {
  const agencies = data.rows(AGENCIES).map(({ id, name, kind, home, names, short, nick, language }, index): Agency => {
    const add = (phrase: string, value: number, match: CaseRule) =>
      lexicon.add({ phrase, lexicon: 'agencies', value, match });
    for (const each of listOf(names)) add(each, agencyValue(index, false), hasCapitals(each) ? 'capitalised' : 'any');
    for (const each of listOf(short)) add(each, agencyValue(index, true), caseOf(each));
    for (const each of listOf(nick)) add(each, nickValue(index), caseOf(each));
    for (const each of new Set([...listOf(short), ...listOf(nick)].map((one) => one.toLowerCase()))) {
      // "Wafa news agency", "Nachrichtenagentur Belga": sure, however the letters are written.
      if (!each.includes(' '))
        for (const form of CALLED) add(form.replace('*', each), agencyValue(index, false), 'any');
    }
    const host = home && new URL(home).hostname.replace(/^www\./, '');
    // "Petra" and "Beta" begin names of people and firms: a word that is no sure name counts alone only.
    const isSure = (each: string) => each.includes(' ') || [...listOf(names), ...listOf(short)].includes(each);
    const own = [id!, name!];
    return {
      id: id!,
      name: name!,
      kind: kind as AgencyKind,
      ...(language && { language }),
      names: [...own.filter(isSure), ...listOf(names)].map(creditName),
      letters: [...listOf(short), ...listOf(nick)],
      shortNames: [...own, ...listOf(short), ...listOf(nick), ...(host ? [host] : [])].map(creditName),
    };
  });
  for (const { phrase, means } of data.rows('provenance/look-alikes.tsv')) {
    lexicon.add({ phrase: phrase!, lexicon: 'agencies', value: lookAlike(means, agencies) });
  }
  for (const { cue, means } of data.rows('provenance/cues.tsv')) {
    const value = Cue[means as keyof typeof Cue];
    if (value === undefined) throw new Error(`provenance/cues.tsv: ${cue} means ${means}, which is no meaning.`);
    lexicon.add({ phrase: cue!, lexicon: 'sourcing', value });
  }
  writer.addJson('provenance.agencies', agencies);
}
