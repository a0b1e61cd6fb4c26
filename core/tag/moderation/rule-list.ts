import type { Rule } from './rule';
import { advisory } from './rules/advisory';
import { agencyNotContracted } from './rules/agency-not-contracted';
import { correction } from './rules/correction';
import { embargo } from './rules/embargo';
import { graphic } from './rules/graphic';
import { hate } from './rules/hate';
import { kill } from './rules/kill';
import { machineGenerated } from './rules/machine-generated';
import { minor } from './rules/minor';
import { personalAddress } from './rules/personal-data-address';
import { personalCard } from './rules/personal-data-card';
import { personalEmail } from './rules/personal-data-email';
import { personalIban } from './rules/personal-data-iban';
import { personalIp } from './rules/personal-data-ip';
import { personalNationalId } from './rules/personal-data-national-id';
import { personalPhone } from './rules/personal-data-phone';
import { personalSsn } from './rules/personal-data-ssn';
import { pressRelease } from './rules/press-release';
import { profanity } from './rules/profanity';
import { satire } from './rules/satire';
import { selfHarm } from './rules/self-harm';
import { sexual } from './rules/sexual';
import { sponsored } from './rules/sponsored';
import { testMessage } from './rules/test-message';
import { unconfirmed } from './rules/unconfirmed';
import { usageTerms } from './rules/usage-terms';
import { withhold } from './rules/withhold';

/** Every rule there is, in the order their findings are listed. */
export const RULES: readonly Rule[] = [
  embargo,
  kill,
  withhold,
  correction,
  advisory,
  testMessage,
  usageTerms,
  unconfirmed,
  agencyNotContracted,
  personalEmail,
  personalPhone,
  personalCard,
  personalIban,
  personalIp,
  personalSsn,
  personalNationalId,
  personalAddress,
  hate,
  profanity,
  sexual,
  graphic,
  selfHarm,
  minor,
  sponsored,
  pressRelease,
  satire,
  machineGenerated,
];
