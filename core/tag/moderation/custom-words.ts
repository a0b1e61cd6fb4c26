import type { TableFile } from '../../text/table-file';
import { tokenize, TokenBuffer, TokenFlag } from '../../text/tokens';
import { span } from '../evidence';
import type { Reading } from '../reading';
import type { RuleId } from '../tags';
import type { ModerationPolicy } from './policy';
import type { Issue } from './rule';

interface CustomPhrase {
  rule: RuleId;
  /** Word hashes, as `TextAnalysis.hash`. */
  hashes: number[];
}

/** Finds a newsroom's own phrases; the compiled lexicon knows only what ships. */
export type CustomWords = (reading: Reading) => { rule: RuleId; issue: Issue }[];

/** Makes the matcher of the policy's word list. */
export function createCustomWords(tables: TableFile, words: ModerationPolicy['words']): CustomWords {
  if (words.length === 0) return () => [];
  const characters = { classes: tables.u8('text.classes'), folds: tables.u16('text.folds') };
  const byFirst = new Map<number, CustomPhrase[]>();
  const buffer = new TokenBuffer();
  for (const { phrase, rule } of words) {
    tokenize(phrase, characters, buffer);
    const hashes = [...buffer.hash.subarray(0, buffer.count)];
    byFirst.set(hashes[0]!, [...(byFirst.get(hashes[0]!) ?? []), { rule, hashes }]);
  }
  return ({ analysis }) => {
    const { text, tokenCount, hash, flags, start, end } = analysis;
    const issues = new Map<RuleId, Issue>();
    for (let token = 0; token < tokenCount; token++) {
      for (const { rule, hashes } of byFirst.get(hash[token]!) ?? []) {
        const isThere = hashes.every(
          (each, offset) =>
            token + offset < tokenCount &&
            hash[token + offset] === each &&
            (offset === 0 || (flags[token + offset]! & TokenFlag.joined) !== 0),
        );
        if (!isThere) continue;
        const issue = issues.get(rule) ?? {
          confidence: 100,
          message: 'Has words of the newsroom’s own list.',
          evidence: [],
        };
        issue.evidence.push(span(text, start[token]!, end[token + hashes.length - 1]!, 'custom-word'));
        issues.set(rule, issue);
      }
    }
    return [...issues].map(([rule, issue]) => ({ rule, issue }));
  };
}
