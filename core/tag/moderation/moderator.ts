import { TextAnalyser } from '../../text/analysis';
import type { TableFile } from '../../text/table-file';
import type { Signal } from '../../article/article';
import type { Reading } from '../reading';
import { decisionOf } from '../decision';
import type { Editorial, Finding, Moderation, Provenance } from '../tags';
import { openClock } from './clock/clock-words';
import { CueReader } from './cue-matches';
import { createCustomWords } from './custom-words';
import { isSignal, NOTICE_SIGNALS } from './cues';
import type { SourcedNotice } from './notices/notices-of-item';
import { readKillTarget } from './notices/kill-target';
import { latestEmbargo, noticesOfItem } from './notices/notices-of-item';
import { findNumberRuns, tokensWithFigures } from './personal-data/number-runs';
import type { ModerationPolicy } from './policy';
import { DEFAULT_SEVERITIES } from './policy';
import type { Copy, Issue } from './rule';
import { RULES } from './rule-list';
import { placeFactor } from './rules/weighted-rule';
import { ThemeReader } from './themes';

export interface ModerationResult {
  moderation: Moderation;
  editorial: Editorial;
}

/** Needs the provenance too, since rights to agency copy are a matter of moderation. */
export type Moderator = (reading: Reading, provenance: Provenance) => ModerationResult;

/**
 * Makes the moderator from the compiled tables and a newsroom's policy.
 * @param timeZone IANA zone of embargo times that name none; without it such times stay without offset.
 */
export function createModerator(tables: TableFile, policy: ModerationPolicy, timeZone?: string): Moderator {
  const cues = new CueReader(tables);
  const themes = new ThemeReader(tables);
  const noticeReader = { analyser: new TextAnalyser(tables), words: openClock(tables), timeZone };
  const findCustomWords = createCustomWords(tables, policy.words);
  const rules = RULES.filter(({ id }) => !policy.disabled.includes(id));

  return (reading, provenance) => {
    const notices = noticesOfItem(reading, noticeReader);
    const figures = tokensWithFigures(reading.analysis);
    cues.read(reading.analysis);
    themes.read(cues, (first) => placeFactor(first, reading));
    const copy: Copy = {
      reading,
      provenance,
      policy,
      cues,
      themes,
      notices,
      figures,
      numbers: findNumberRuns(reading.analysis, figures),
    };
    const custom = findCustomWords(reading);
    const findings: Finding[] = [];
    for (const { id, check } of rules) {
      const answer = check(copy);
      if (typeof answer !== 'string') for (const issue of answer) findings.push(finding(id, issue, policy));
      for (const { rule, issue } of custom) if (rule === id) findings.push(finding(id, issue, policy));
    }
    const editorial = editorialOf(notices);
    const recalls = readKillTarget(reading, editorial);
    return {
      moderation: { decision: decisionOf(findings), findings },
      editorial: { ...editorial, ...(recalls && { recalls }) },
    };
  };
}

function finding(rule: Finding['rule'], { lesser, ...issue }: Issue, policy: ModerationPolicy): Finding {
  const severity = lesser ? 'note' : (policy.severities[rule] ?? DEFAULT_SEVERITIES[rule]);
  return { rule, severity, ...issue };
}

function editorialOf(notices: readonly SourcedNotice[]): Editorial {
  const said = new Set<Signal>(notices.map(({ signal }) => signal));
  const signals = NOTICE_SIGNALS.filter(isSignal).filter((signal) => said.has(signal));
  const pubStatus = said.has('kill') ? 'canceled' : said.has('withhold') ? 'withheld' : 'usable';
  const embargoedUntil = latestEmbargo(notices);
  return { pubStatus, ...(embargoedUntil !== undefined && { embargoedUntil }), signals };
}
