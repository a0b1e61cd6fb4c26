import type { RuleId, Severity } from '../tags';

/** A newsroom's policy: data, checked when a stage is set up. */
export interface ModerationPolicy {
  /** Severity of a rule where it differs from the default. */
  severities: Partial<Record<RuleId, Severity>>;
  disabled: RuleId[];
  /** Agency ids the newsroom has rights to. Empty: `agency-not-contracted` is off. */
  contracts: { text: string[]; picture: string[] };
  /** Phrases of the newsroom's own that raise a rule. */
  words: { phrase: string; rule: RuleId }[];
}

export const DEFAULT_POLICY: ModerationPolicy = {
  severities: {},
  disabled: [],
  contracts: { text: [], picture: [] },
  words: [],
};
