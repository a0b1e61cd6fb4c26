import { callerOf } from '../../lambdas/callers';

const ROLE = 'arn:aws:iam::111122223333:role/desk-editors';

it.each([
  [
    'a token of an editor',
    { jwt: { claims: { 'cognito:groups': '[staff editors]', email: 'anna@desk.example' } } },
    'editor',
    'anna@desk.example',
  ],
  ['a token of somebody else', { jwt: { claims: { groups: 'staff', sub: '12' } } }, 'reader', '12'],
  [
    'a role of editors',
    { iam: { userArn: 'arn:aws:sts::111122223333:assumed-role/desk-editors/anna' } },
    'editor',
    'arn:aws:sts::111122223333:assumed-role/desk-editors/anna',
  ],
  [
    'another role',
    { iam: { userArn: 'arn:aws:sts::111122223333:assumed-role/dashboards/app' } },
    'reader',
    'arn:aws:sts::111122223333:assumed-role/dashboards/app',
  ],
  ['nobody', {}, 'reader', 'unknown'],
  ['a claim that is no text', { jwt: { claims: { groups: ['editors'], sub: 7 } } }, 'reader', 'unknown'],
])('%s', (_, authorizer, role, name) => {
  expect(callerOf(authorizer, ['editors', ROLE])).toEqual({ role, name });
});
