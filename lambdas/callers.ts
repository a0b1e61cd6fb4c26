import type { Caller } from '../core/query/query-ports';
import type { Role } from '../core/query/roles';
import { isAtLeast, ROLES } from '../core/query/roles';

/** What API Gateway found out about who calls, as far as we look. */
export interface Authorizer {
  jwt?: { claims?: Record<string, unknown> };
  iam?: { userArn?: string };
}

/** What the stage says of its people. */
export interface People {
  /** Groups of the sign-in, or ARNs of IAM roles and users, and what each may do. */
  roles: Readonly<Record<string, string>>;
  /** The claim of a token that names groups. */
  rolesClaim: string;
}

const NAME_CLAIMS = ['email', 'username', 'cognito:username', 'sub'];

/** API Gateway hands a list in a claim on as text: `[a b]`. */
function namesIn(claim: unknown): string[] {
  return typeof claim === 'string' ? claim.replace(/^\[|\]$/g, '').split(/[\s,]+/) : [];
}

/** `arn:aws:sts::1:assumed-role/desk/anna` belongs to the role `arn:aws:iam::1:role/desk`. */
function roleArn(userArn: string): string {
  const assumed = /^arn:([a-z-]+):sts::(\d+):assumed-role\/([^/]+)\/[^/]+$/.exec(userArn);
  return assumed ? `arn:${assumed[1]}:iam::${assumed[2]}:role/${assumed[3]}` : userArn;
}

function roleOf(names: readonly string[], roles: People['roles']): Role {
  // Where the stage names its readers, nobody else reads; else everybody who got in does.
  const least: Role = Object.values(roles).includes('reader') ? 'none' : 'reader';
  const held = new Set(names.flatMap((name) => (Object.hasOwn(roles, name) ? [roles[name]] : [])));
  return ROLES.findLast((role) => held.has(role) && isAtLeast(role, least)) ?? least;
}

/** Who calls and what they may do: the most that any of their groups may. */
export function callerOf({ jwt, iam }: Authorizer, { roles, rolesClaim }: People): Caller {
  const claims = jwt?.claims ?? {};
  const userArn = iam?.userArn;
  const belongsTo = userArn ? [userArn, roleArn(userArn)] : namesIn(claims[rolesClaim]);
  const name = userArn ?? NAME_CLAIMS.map((claim) => claims[claim]).find((each) => typeof each === 'string');
  return { role: roleOf(belongsTo, roles), name: String(name ?? 'unknown') };
}
