import * as z from 'zod';
import type { TastedArticle } from '../../core/record/build-record';
import { isSpan } from '../../core/tag/evidence';
import type { RuleId } from '../../core/tag/tags';
import { describeTally, ratio, score, Tally } from './scores';

/** A line of a labelled corpus; which labels it has says how it is scored. */
export const labelledText = z.object({
  id: z.string(),
  text: z.string(),
  title: z.string().optional(),
  receivedAt: z.string().optional(),
  /** Editorial signals; empty for a near miss. */
  signals: z.array(z.string()).optional(),
  /** HateCheck's name of the case tested. */
  functionality: z.string().optional(),
  spans: z.array(z.object({ type: z.string(), start: z.number(), end: z.number() })).optional(),
  flags: z.array(z.string()).optional(),
});
export type LabelledText = z.infer<typeof labelledText>;

interface Scorer {
  /** @param shift code units that stand before the labelled text. */
  add(line: LabelledText, tasted: TastedArticle, shift: number): void;
  /** The lines to print. */
  report(): string[];
}

const WORST = 12;

const RULE_OF_FLAG: Record<string, RuleId[]> = {
  G: ['graphic'],
  S: ['sexual'],
  H: ['self-harm'],
  M: ['minor'],
  Q: ['profanity', 'hate'],
};
const RULE_OF_TYPE: Record<string, RuleId> = {
  EMAIL_ADDRESS: 'personal-data/email',
  PHONE_NUMBER: 'personal-data/phone',
  CREDIT_CARD: 'personal-data/card',
  IBAN_CODE: 'personal-data/iban',
  IP_ADDRESS: 'personal-data/ip',
  US_SSN: 'personal-data/ssn',
};

/** Rules that ask somebody to look: review or worse. */
function raised({ moderation }: TastedArticle): RuleId[] {
  return moderation.findings.filter(({ severity }) => severity !== 'note').map(({ rule }) => rule);
}

function noticeScorer(): Scorer {
  const bySignal = new Map<string, Tally>();
  const wrong: string[] = [];
  let nearMisses = 0;
  let falseAlarms = 0;
  return {
    add({ id, signals = [] }, { editorial }) {
      const found = new Set<string>(editorial.signals);
      for (const signal of new Set([...signals, ...found])) {
        const tally = bySignal.get(signal) ?? new Tally();
        bySignal.set(signal, tally);
        tally.addSets(
          found.has(signal) ? new Set([id]) : new Set(),
          signals.includes(signal) ? new Set([id]) : new Set(),
        );
      }
      if (signals.length === 0) {
        nearMisses++;
        if (found.size > 0) falseAlarms++;
      }
      if (signals.some((each) => !found.has(each)) || (signals.length === 0 && found.size > 0))
        wrong.push(`${id}: ${signals.join(', ') || 'none'} expected, ${[...found].join(', ') || 'none'} found`);
    },
    report: () => [
      ...[...bySignal].map(([signal, tally]) => `${signal.padEnd(20)} ${describeTally(tally)}`),
      `false alarms on near misses: ${score(ratio(falseAlarms, nearMisses))} of ${nearMisses}`,
      ...wrong.slice(0, WORST),
    ],
  };
}

function hateScorer(): Scorer {
  const cases = new Map<string, { count: number; found: number; raised: number }>();
  return {
    add({ functionality = '' }, tasted) {
      const counts = cases.get(functionality) ?? { count: 0, found: 0, raised: 0 };
      cases.set(functionality, counts);
      counts.count++;
      if (tasted.moderation.findings.some(({ rule }) => rule === 'hate')) counts.found++;
      if (raised(tasted).includes('hate')) counts.raised++;
    },
    report: () =>
      [...cases]
        .sort(([a], [b]) => a.localeCompare(b))
        .map(
          ([name, { count, found, raised: high }]) =>
            `${name.padEnd(24)} found ${score(ratio(found, count))}  raised ${score(ratio(high, count))}  of ${count}`,
        ),
  };
}

function personalDataScorer(): Scorer {
  const counts = new Map<string, { count: number; found: number }>();
  let clean = 0;
  let alarms = 0;
  return {
    add({ spans = [] }, { moderation }, shift) {
      const findings = moderation.findings.filter(({ rule }) => rule.startsWith('personal-data/'));
      if (!spans.some(({ type }) => RULE_OF_TYPE[type] !== undefined)) {
        clean++;
        if (findings.some(({ rule }) => rule !== 'personal-data/address')) alarms++;
      }
      for (const { type, start, end } of spans) {
        const rule = RULE_OF_TYPE[type];
        if (rule === undefined) continue;
        const count = counts.get(type) ?? { count: 0, found: 0 };
        counts.set(type, count);
        count.count++;
        const isFound = findings.some(
          (finding) =>
            finding.rule === rule &&
            finding.evidence.some((each) => isSpan(each) && each.start < end + shift && each.end > start + shift),
        );
        if (isFound) count.found++;
      }
    },
    report: () => [
      ...[...counts].map(
        ([type, { count, found }]) => `${type.padEnd(16)} R ${score(ratio(found, count))}  of ${count}`,
      ),
      `texts without any, in which some is found: ${score(ratio(alarms, clean))} of ${clean}`,
    ],
  };
}

function cleanScorer(): Scorer {
  const byRule = new Map<string, string[]>();
  let count = 0;
  let high = 0;
  return {
    add({ id }, tasted) {
      count++;
      const rules = raised(tasted);
      if (rules.length > 0) high++;
      for (const rule of new Set(rules)) byRule.set(rule, [...(byRule.get(rule) ?? []), id]);
    },
    report: () => [
      `raised to review or worse: ${score(ratio(high, count))} of ${count}`,
      ...[...byRule]
        .sort(([, a], [, b]) => b.length - a.length)
        .map(([rule, ids]) => `${rule.padEnd(24)} ${ids.length}: ${ids.slice(0, WORST).join(' ')}`),
    ],
  };
}

function flagScorer(): Scorer {
  const clean = cleanScorer();
  const tallies = new Map(Object.keys(RULE_OF_FLAG).map((flag) => [flag, new Tally()]));
  const missed = new Map<string, string[]>();
  return {
    add(line, tasted, shift) {
      const { id, flags = [] } = line;
      if (flags.length === 0) clean.add(line, tasted, shift);
      const rules = new Set<RuleId>(tasted.moderation.findings.map(({ rule }) => rule));
      for (const [flag, tally] of tallies) {
        const found = RULE_OF_FLAG[flag]!.some((rule) => rules.has(rule));
        tally.addSets(found ? new Set([id]) : new Set(), flags.includes(flag) ? new Set([id]) : new Set());
        if (!found && flags.includes(flag)) missed.set(flag, [...(missed.get(flag) ?? []), id]);
      }
    },
    report: () => [
      ...[...tallies].map(([flag, tally]) => `${RULE_OF_FLAG[flag]!.join('/').padEnd(24)} ${describeTally(tally)}`),
      ...[...missed].map(([flag, ids]) => `${flag} missed: ${ids.slice(0, WORST).join(' ')}`),
      'articles without flags:',
      ...clean.report(),
    ],
  };
}

/** One scorer for each kind of label. */
export const SCORERS = {
  notices: noticeScorer,
  hate: hateScorer,
  'personal data': personalDataScorer,
  flags: flagScorer,
  'clean news': cleanScorer,
};

/** Which scorer the labels of a line ask for. */
export function kindOf(line: LabelledText): keyof typeof SCORERS {
  if (line.signals !== undefined) return 'notices';
  if (line.functionality !== undefined) return 'hate';
  if (line.flags !== undefined) return 'flags';
  if (line.spans?.some(({ type }) => typeof type === 'string') || (line.spans?.length === 0 && 'template' in line))
    return 'personal data';
  return 'clean news';
}
