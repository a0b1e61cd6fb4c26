import type { Article } from '../../article/article';
import type { Evidence } from '../evidence';
import type { Agency } from './agencies';
import type { Role } from './role';

/** What the provider, source and credit fields of a structured format say. They count before any word of the text. */
export function supplierRoles(
  { supplier }: Article,
  agencies: readonly Agency[],
): { agency: Agency; role: Role; evidence: Evidence }[] {
  return supplier.credits.flatMap(({ field, value, role }) => {
    const agency = agencyNamed(value, agencies);
    if (!agency) return [];
    const part =
      role === 'picture' || agency.kind === 'picture' ? 'picture' : agency.kind === 'release' ? 'release' : 'wire';
    return [
      {
        agency,
        role: { part, rule: 'supplier-credit', confidence: 97 },
        evidence: { field, value, rule: 'supplier-credit' },
      },
    ];
  });
}

/** The agency whose id or name the words of a field are, or begin with. */
function agencyNamed(value: string, agencies: readonly Agency[]): Agency | undefined {
  const words = value.trim().toLowerCase().replace(/^the /, '');
  return agencies.find(({ id, name }) =>
    [id, name].some((each) => {
      const known = each.toLowerCase().replace(/^the /, '');
      return (
        words === known || words.startsWith(`${known} `) || words.startsWith(`${known}/`) || words.endsWith(`/${known}`)
      );
    }),
  );
}
