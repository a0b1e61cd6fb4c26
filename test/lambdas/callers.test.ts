import type { Authorizer } from '../../lambdas/callers';
import { callerOf } from '../../lambdas/callers';

const ARN = 'arn:aws:iam::111122223333:role/desk-editors';
const ROLES = { editors: 'editor', stringers: 'uploader', [ARN]: 'editor' };
const assumed = (role: string) => `arn:aws:sts::111122223333:assumed-role/${role}/anna`;
const groups = (claim: string): Authorizer => ({ jwt: { claims: { groups: claim, email: 'anna@desk.example' } } });

it.each<[string, Authorizer, string, string]>([
  ['a token of an editor', groups('[staff editors]'), 'editor', 'anna@desk.example'],
  ['a token of an uploader', groups('stringers'), 'uploader', 'anna@desk.example'],
  ['a token with both', groups('[stringers editors]'), 'editor', 'anna@desk.example'],
  ['a token of somebody else', { jwt: { claims: { groups: 'staff', sub: '12' } } }, 'reader', '12'],
  ['a group named like a property of every object', groups('constructor'), 'reader', 'anna@desk.example'],
  ['another claim', { jwt: { claims: { 'cognito:groups': 'editors', sub: '12' } } }, 'reader', '12'],
  ['a role of editors', { iam: { userArn: assumed('desk-editors') } }, 'editor', assumed('desk-editors')],
  ['another role', { iam: { userArn: assumed('dashboards') } }, 'reader', assumed('dashboards')],
  ['nobody', {}, 'reader', 'unknown'],
  ['a claim that is no text', { jwt: { claims: { groups: ['editors'], sub: 7 } } }, 'reader', 'unknown'],
])('%s', (_, authorizer, role, name) => {
  expect(callerOf(authorizer, { roles: ROLES, rolesClaim: 'groups' })).toEqual({ role, name });
});

it.each([
  ['staff', 'reader'],
  ['stringers', 'uploader'],
  ['visitors', 'none'],
])('where readers are named, %s is %s', (claim, role) => {
  const people = { roles: { ...ROLES, staff: 'reader' }, rolesClaim: 'groups' };
  expect(callerOf(groups(claim), people).role).toBe(role);
});
