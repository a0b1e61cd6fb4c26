import type { SupplyingAgency } from '../../tags';
import type { Rule } from '../rule';

/** What editors read of it. */
export const noContract = (role: SupplyingAgency['role'], name: string): string =>
  `No contract for ${role === 'text' ? 'texts' : 'pictures'} of ${name}.`;

/** Material of an agency that the newsroom has no contract with. Off for a role whose contracts are not listed; an unnamed agency is a note. */
export const agencyNotContracted: Rule = {
  id: 'agency-not-contracted',
  check({ provenance, policy: { contracts } }) {
    const checked = provenance.agencies.filter(({ role }) => contracts[role].length > 0);
    if (checked.length === 0) return 'not-applicable';
    const foreign = checked.filter(({ id, role }) => !contracts[role].includes(id));
    if (foreign.length === 0) return 'clean';
    return foreign.map(({ id, name, role, confidence, evidence }) => ({
      confidence,
      ...(id === 'unnamed' && { lesser: true }),
      message: noContract(role, name),
      ...{ agency: id, role, evidence },
    }));
  },
};
