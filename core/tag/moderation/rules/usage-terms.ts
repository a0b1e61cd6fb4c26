import { span } from '../../evidence';
import type { Evidence } from '../../evidence';
import type { Rule } from '../rule';

/** Rights that come with the item: no archive, a territory, a last day. */
export const usageTerms: Rule = {
  id: 'usage-terms',
  check({ reading: { article, analysis }, cues }) {
    const { usageTerms: terms, expires } = article.details;
    const evidence: Evidence[] = cues
      .of('usage-terms')
      .map(({ first, end }) =>
        span(analysis.text, analysis.start[first]!, analysis.end[end - 1]!, 'phrase:usage-terms'),
      );
    if (terms !== undefined) evidence.push({ field: 'usageTerms', value: terms, rule: 'field:usage-terms' });
    if (expires !== undefined) evidence.push({ field: 'expires', value: expires, rule: 'field:expires' });
    if (evidence.length === 0) return 'clean';
    const message =
      expires === undefined ? 'Comes with terms of use.' : `Comes with terms of use, to ${expires} at the latest.`;
    return [{ confidence: terms === undefined && expires === undefined ? 85 : 100, message, evidence }];
  },
};
