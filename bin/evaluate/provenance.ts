import * as z from 'zod';
import { readNdjsonFile } from '../../adapters/node/ndjson';
import { PROVENANCE_STATUSES } from '../../core/tag/tags';
import type { Evaluation } from './evaluation';
import { describeTally, ratio, score, Tally } from './scores';

const copyLine = z.object({
  id: z.string(),
  text: z.string(),
  status: z.enum(PROVENANCE_STATUSES).default('none'),
  agencies: z.array(z.object({ name: z.string(), role: z.string() })).default([]),
});

const WORST = 25;

export const evaluation: Evaluation = {
  name: 'provenance',
  summary: 'whose copy it is, against labelled articles',
  help: `Each line: {"id", "text", "status"?: wire | assisted | release | photo | cited | none, "agencies"?: [{"name": an id of
data/provenance/agencies.tsv, "role": text | picture}]}. A line without a status is taken for ordinary news without sourcing.
Prints accuracy and confusion of the status, precision, recall and F1 of agency with role, and how often wire or assisted is
claimed of articles that have no sourcing.`,
  async run(corpora, desk, print) {
    for (const corpus of corpora) {
      const confusion = new Map<string, number>();
      const roles = new Tally();
      let right = 0;
      let of = 0;
      let unsourced = 0;
      let claimed = 0;
      const mistakes: string[] = [];
      for await (const { id, text, status, agencies } of readNdjsonFile(corpus, copyLine)) {
        const [tasted] = await desk.taste({ bytes: Buffer.from(text), contentType: 'text/plain' });
        if (!tasted) continue;
        const { provenance } = tasted;
        of++;
        if (provenance.status === status) right++;
        const cell = `${status} → ${provenance.status}`;
        confusion.set(cell, (confusion.get(cell) ?? 0) + 1);
        const pairs = (list: readonly { name: string; role: string }[]) =>
          new Set(list.map(({ name, role }) => `${name} ${role}`));
        const found = pairs(provenance.agencies.map((agency) => ({ name: agency.id, role: agency.role })));
        const gold = pairs(agencies);
        roles.addSets(found, gold);
        if (status === 'none' || status === 'cited') {
          unsourced++;
          if (provenance.status === 'wire' || provenance.status === 'assisted') claimed++;
        }
        const extra = provenance.agencies.filter((agency) => !gold.has(`${agency.id} ${agency.role}`));
        const missed = [...gold].filter((each) => !found.has(each));
        if (provenance.status !== status || extra.length + missed.length > 0) {
          const why = [
            ...extra.flatMap((agency) => agency.evidence),
            ...(provenance.status === status ? [] : provenance.evidence),
          ];
          const shown = why
            .slice(0, 3)
            .map((each) =>
              'start' in each
                ? `${each.rule} “${text.slice(Math.max(0, each.start - 30), each.end + 15).replace(/\s+/g, ' ')}”`
                : each.rule,
            );
          mistakes.push(
            `${cell}  ${id}: extra ${extra.map((agency) => `${agency.id} ${agency.role}`).join(', ') || 'none'}; missed ${missed.join(', ') || 'none'}; ${shown.join('; ')}`,
          );
        }
      }
      print(corpus);
      print(`status:          ${score(ratio(right, of))} of ${of}`);
      print(`agency and role: ${describeTally(roles)}`);
      print(`wire or assisted claimed of ${unsourced} without sourcing: ${score(ratio(claimed, unsourced))}`);
      print('confusion (gold → found):');
      for (const gold of PROVENANCE_STATUSES) {
        const row = PROVENANCE_STATUSES.map(
          (found) => [found, confusion.get(`${gold} → ${found}`) ?? 0] as const,
        ).filter(([, count]) => count > 0);
        if (row.length > 0) print(`  ${gold.padEnd(9)} ${row.map(([found, count]) => `${found} ${count}`).join('  ')}`);
      }
      print('mistakes:');
      for (const mistake of mistakes.slice(0, WORST)) print(`  ${mistake}`);
    }
  },
};
