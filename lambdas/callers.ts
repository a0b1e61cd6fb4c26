import type { Caller } from '../core/query/query-ports';

/** What API Gateway found out about who calls, as far as we look. */
export interface Authorizer {
  jwt?: { claims?: Record<string, unknown> };
  iam?: { userArn?: string };
}

/** Cognito's claim, and the one most other issuers use. */
const GROUP_CLAIMS = ['cognito:groups', 'groups'];
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

/**
 * Who calls and what they may do.
 * @param editors groups of the sign-in, or ARNs of IAM roles; everybody else who got in is a reader
 */
export function callerOf({ jwt, iam }: Authorizer, editors: readonly string[]): Caller {
  const claims = jwt?.claims ?? {};
  const userArn = iam?.userArn;
  const belongsTo = userArn ? [userArn, roleArn(userArn)] : GROUP_CLAIMS.flatMap((claim) => namesIn(claims[claim]));
  const name = userArn ?? NAME_CLAIMS.map((claim) => claims[claim]).find((each) => typeof each === 'string');
  return {
    role: belongsTo.some((each) => editors.includes(each)) ? 'editor' : 'reader',
    name: String(name ?? 'unknown'),
  };
}
