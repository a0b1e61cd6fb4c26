import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dataFolder } from '../../adapters/node/data-folder';
import { ConfigurationError } from '../../core/errors';
import { MEDIA_TOPICS, NAME_LANGUAGES } from '../../core/tag/topics/vocabulary';
import type { VocabularyChange, VocabularyRow } from '../../core/tag/topics/vocabulary-update';
import {
  diffVocabularies,
  formatVocabulary,
  mergeVocabularies,
  readIptcVocabulary,
} from '../../core/tag/topics/vocabulary-update';
import { root } from '../root';
import type { DataUpdate } from './data-update';

function shippedRows(): VocabularyRow[] {
  return dataFolder(root)
    .rows(MEDIA_TOPICS)
    .map((row) => ({
      code: row.code!,
      parent: row.parent!,
      retired: row.retired!,
      subjectcode: row.subjectcode!,
      name: row.name!,
      names: Object.fromEntries(NAME_LANGUAGES.map((language) => [language, row[language] ?? ''])),
      definition: row.definition!,
    }));
}

function describe({ added, retired, renamed, moved }: VocabularyChange): string[] {
  return [
    ...added.map(({ code, name }) => `added    ${code}  ${name}`),
    ...retired.map(({ code, name }) => `retired  ${code}  ${name}`),
    ...renamed.map(({ code, from, to }) => `renamed  ${code}  ${from} → ${to}`),
    ...moved.map(({ code, from, to }) => `moved    ${code}  from ${from || 'the top'} to ${to || 'the top'}`),
    `${added.length} added, ${retired.length} retired, ${renamed.length} renamed, ${moved.length} moved.`,
  ];
}

/** The IPTC Media Topics, from the JSON that cv.iptc.org serves. */
export const mediaTopics: DataUpdate = {
  name: 'media-topics',
  summary: 'The IPTC Media Topics, from the JSON that cv.iptc.org serves.',
  read(file) {
    let newer: ReturnType<typeof readIptcVocabulary>;
    try {
      newer = readIptcVocabulary(readFileSync(file, 'utf8'));
    } catch (cause) {
      throw new ConfigurationError(`${file} is not a Media Topics file: ${(cause as Error).message}`, { cause });
    }
    const before = shippedRows();
    return {
      report: describe(diffVocabularies(before, newer.rows)),
      apply() {
        const today = new Date().toISOString().slice(0, 10);
        const comment = `IPTC Media Topic NewsCodes, version ${newer.released || today}. CC BY 4.0, (c) IPTC, https://iptc.org. Written by: copytaster data update media-topics FILE`;
        writeFileSync(
          join(root, 'data', MEDIA_TOPICS),
          formatVocabulary(mergeVocabularies(before, newer.rows, today), comment),
        );
      },
    };
  },
};
