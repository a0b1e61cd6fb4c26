import type { LexiconBuilder } from '../../text/lexicon';
import type { TableFile, TableWriter } from '../../text/table-file';
import type { Reading } from '../reading';
import { NO_FEATURE } from './features';

/** The commonest English words that no other language we meet shares as common words. */
const FUNCTION_WORDS =
  'the of and to for that with was is by from it his has have are they this their which been were'.split(' ');
/** English prose has a share near .25 of these, other languages below .03. */
const ENGLISH_SHARE = 0.08;
/** Headlines and listings may have none: texts of fewer tokens count as English when the model knows this share of them. */
const SHORT_TEXT = 40;
const SHORT_TEXT_SHARE = 0.6;

export function compileLanguage(lexicon: LexiconBuilder, writer: TableWriter): void {
  const words = FUNCTION_WORDS.map((word) => lexicon.word(word));
  const flags = new Uint8Array(Math.max(...words) + 1);
  for (const word of words) flags[word] = 1;
  writer.add('topics.functionWords', flags);
}

/** Tells whether a text is English: the article's own language when it has one, else by its function words. */
export function englishTest(tables: TableFile): (reading: Reading) => boolean {
  const functionWords = tables.u8('topics.functionWords');
  const featureOfWord = tables.u16('topics.featureOfWord');
  return ({ article, analysis: { tokenCount, word } }) => {
    const { language } = article.details;
    if (language !== undefined) return /^en(?:$|-)/i.test(language);
    let seen = 0;
    let known = 0;
    for (let token = 0; token < tokenCount; token++) {
      const id = word[token]!;
      if (functionWords[id] === 1) seen++;
      if (id < featureOfWord.length && featureOfWord[id] !== NO_FEATURE) known++;
    }
    return seen >= ENGLISH_SHARE * tokenCount || (tokenCount < SHORT_TEXT && known > SHORT_TEXT_SHARE * tokenCount);
  };
}
