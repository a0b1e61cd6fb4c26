import { ConfigurationError } from '../../errors';
import type { RuleId, Severity } from '../tags';
import { RULE_IDS, SEVERITIES } from '../tags';

/** A newsroom's policy: data, checked when a stage is set up. */
export interface ModerationPolicy {
  /** Severity of a rule where it differs from the default (docs/policy.md). */
  severities: Partial<Record<RuleId, Severity>>;
  disabled: RuleId[];
  /** Agency ids the newsroom has rights to. Empty: `agency-not-contracted` is off for that role. */
  contracts: { text: string[]; picture: string[] };
  /** Phrases of the newsroom's own that raise a rule, matched without regard to case and accents. */
  words: { phrase: string; rule: RuleId }[];
}

export const DEFAULT_POLICY: ModerationPolicy = {
  severities: {},
  disabled: [],
  contracts: { text: [], picture: [] },
  words: [],
};

/** What each rule leads to where a policy says nothing else. */
export const DEFAULT_SEVERITIES: Readonly<Record<RuleId, Severity>> = {
  embargo: 'hold',
  kill: 'block',
  withhold: 'block',
  correction: 'note',
  advisory: 'review',
  'test-message': 'hold',
  'usage-terms': 'note',
  unconfirmed: 'note',
  'agency-not-contracted': 'review',
  'personal-data/email': 'review',
  'personal-data/phone': 'review',
  'personal-data/card': 'hold',
  'personal-data/iban': 'hold',
  'personal-data/ip': 'review',
  'personal-data/ssn': 'hold',
  'personal-data/national-id': 'hold',
  'personal-data/address': 'review',
  hate: 'review',
  profanity: 'review',
  sexual: 'note',
  graphic: 'note',
  'self-harm': 'review',
  minor: 'note',
  sponsored: 'note',
  'press-release': 'note',
  satire: 'note',
  'machine-generated': 'note',
};

const KEYS = Object.keys(DEFAULT_POLICY);

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Collects what is wrong with a policy, so that one message tells all of it. */
class PolicyCheck {
  readonly problems: string[] = [];

  object(value: unknown, path: string): Record<string, unknown> {
    if (value === undefined) return {};
    if (isObject(value)) return value;
    this.problems.push(`${path} is not an object`);
    return {};
  }

  list(value: unknown, path: string): unknown[] {
    if (value === undefined) return [];
    if (Array.isArray(value)) return value as unknown[];
    this.problems.push(`${path} is not a list`);
    return [];
  }

  oneOf<T extends string>(value: unknown, allowed: readonly T[], path: string): T {
    const found = allowed.find((each) => each === value);
    if (found === undefined)
      this.problems.push(`${path} is ${JSON.stringify(value)}, but must be one of ${allowed.join(', ')}`);
    return found ?? allowed[0]!;
  }

  words(value: unknown, path: string): string {
    if (typeof value === 'string' && /[\p{L}\p{N}]/u.test(value)) return value;
    this.problems.push(`${path} is not a text with a letter or figure in it`);
    return '';
  }

  keys(value: Record<string, unknown>, allowed: readonly string[], path: string): void {
    for (const key of Object.keys(value))
      if (!allowed.includes(key)) this.problems.push(`${path}${key} is unknown; there are ${allowed.join(', ')}`);
  }
}

/**
 * Reads a newsroom's policy from JSON (docs/policy.md). What it leaves out is as in `DEFAULT_POLICY`.
 * @throws ConfigurationError naming everything that is wrong with it, each with its path.
 */
export function parsePolicy(value: unknown): ModerationPolicy {
  const check = new PolicyCheck();
  const policy = check.object(value, 'The policy');
  check.keys(policy, KEYS, '');
  const contracts = check.object(policy.contracts, 'contracts');
  check.keys(contracts, ['text', 'picture'], 'contracts.');
  const agencies = (role: 'text' | 'picture') =>
    check.list(contracts[role], `contracts.${role}`).map((id, index) => check.words(id, `contracts.${role}[${index}]`));
  const severities: ModerationPolicy['severities'] = {};
  for (const [rule, severity] of Object.entries(check.object(policy.severities, 'severities')))
    severities[check.oneOf(rule, RULE_IDS, `severities, key "${rule}",`)] = check.oneOf(
      severity,
      SEVERITIES,
      `severities.${rule}`,
    );
  const parsed: ModerationPolicy = {
    severities,
    disabled: check
      .list(policy.disabled, 'disabled')
      .map((rule, index) => check.oneOf(rule, RULE_IDS, `disabled[${index}]`)),
    contracts: { text: agencies('text'), picture: agencies('picture') },
    words: check.list(policy.words, 'words').map((each, index) => {
      const word = check.object(each, `words[${index}]`);
      check.keys(word, ['phrase', 'rule'], `words[${index}].`);
      return {
        phrase: check.words(word.phrase, `words[${index}].phrase`),
        rule: check.oneOf(word.rule, RULE_IDS, `words[${index}].rule`),
      };
    }),
  };
  if (check.problems.length > 0)
    throw new ConfigurationError(`The moderation policy is wrong: ${check.problems.join('; ')}.`);
  return parsed;
}
