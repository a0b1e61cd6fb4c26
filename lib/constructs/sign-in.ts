import { Duration, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import type { IHttpRouteAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpIamAuthorizer, HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { Mfa, OAuthScope, UserPool, UserPoolDomain } from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import type { PageConfig } from '../../core/page-headers';
import type { SignInSettings, StageConfig } from '../stage-config';
import { serviceName } from '../stage-config';

/** Cognito names groups in this claim of every token. */
const COGNITO_CLAIM = 'cognito:groups';
/** Groups of a user pool that nobody has set up yet. */
const COGNITO_ROLES: StageConfig['roles'] = { editors: 'editor', uploaders: 'uploader' };
/** A shift: whoever comes back the next day signs in again. */
const REFRESH_HOURS = 12;

/** Who gets into the API, and as what. */
export interface SignIn {
  authorizer: IHttpRouteAuthorizer;
  /** What the page needs to know to sign somebody in. */
  page?: PageConfig['signIn'];
}

function makesPool({ dashboard, signIn }: StageConfig): boolean {
  return dashboard !== 'none' && !signIn;
}

/** Groups and ARNs of a stage, and the role of each. */
export function rolesOf(config: StageConfig): StageConfig['roles'] {
  return makesPool(config) && Object.keys(config.roles).length === 0 ? COGNITO_ROLES : config.roles;
}

/** The claim of tokens that names groups. */
export function rolesClaimOf({ signIn }: StageConfig): string {
  return signIn?.rolesClaim ?? COGNITO_CLAIM;
}

/** Unique in the whole region, over all accounts: that is what the number of the account is for. */
function domainPrefix(scope: Construct, config: StageConfig): string {
  return `${serviceName(config)}-${Stack.of(scope).account}`;
}

/** The origins the page speaks to when it signs somebody in. */
export function signInOrigins(scope: Construct, config: StageConfig): string[] {
  const { signIn } = config;
  if (signIn) return [...new Set([signIn.issuer, ...signIn.origins].map((url) => new URL(url).origin))];
  const { region } = Stack.of(scope);
  return [
    `https://cognito-idp.${region}.amazonaws.com`,
    `https://${domainPrefix(scope, config)}.auth.${region}.amazoncognito.com`,
  ];
}

/**
 * Tokens of the stage's issuer; where there is a page and no issuer, of a user pool of our own; without a page, IAM
 * signatures.
 * @param pageUrl where the page is, if there is one
 */
export function signInOf(scope: Construct, config: StageConfig, pageUrl: string | undefined): SignIn {
  if (config.signIn) return ofIssuer(config.signIn);
  if (pageUrl === undefined) return { authorizer: new HttpIamAuthorizer() };
  return new OwnUserPool(scope, 'SignIn', { config, pageUrl }).signIn;
}

function ofIssuer({ issuer, clientId, audience = [clientId], scopes }: SignInSettings): SignIn {
  return {
    authorizer: new HttpJwtAuthorizer('SignIn', issuer, { jwtAudience: audience }),
    page: { issuer, clientId, scopes, ...(audience[0] !== clientId && { audience: audience[0] }) },
  };
}

/** A Cognito user pool for a stage that has no sign-in yet: people are added by an administrator, and bring a second factor. */
class OwnUserPool extends Construct {
  readonly signIn: SignIn;

  constructor(scope: Construct, id: string, { config, pageUrl }: { config: StageConfig; pageUrl: string }) {
    super(scope, id);
    const pool = new UserPool(this, 'Users', {
      selfSignUpEnabled: false,
      signInAliases: { email: true },
      mfa: Mfa.REQUIRED,
      mfaSecondFactor: { otp: true, sms: false },
      passwordPolicy: {
        minLength: 12,
        requireLowercase: true,
        requireUppercase: true,
        requireDigits: true,
        requireSymbols: true,
      },
      deletionProtection: config.production,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    Validations.of(pool).acknowledge({
      id: 'AwsSolutions-COG8',
      reason:
        'The plus plan costs extra for each user; a newsroom that wants its threat protection brings its own issuer.',
    });
    for (const group of Object.keys(rolesOf(config)).filter((name) => !name.startsWith('arn:')))
      pool.addGroup(`Group-${group}`, { groupName: group });
    new UserPoolDomain(this, 'Domain', {
      userPool: pool,
      cognitoDomain: { domainPrefix: domainPrefix(this, config) },
    });
    const scopes = [OAuthScope.OPENID, OAuthScope.EMAIL];
    const client = pool.addClient('Page', {
      generateSecret: false,
      authFlows: {},
      oAuth: { flows: { authorizationCodeGrant: true }, scopes, callbackUrls: [pageUrl], logoutUrls: [pageUrl] },
      accessTokenValidity: Duration.hours(1),
      idTokenValidity: Duration.hours(1),
      refreshTokenValidity: Duration.hours(REFRESH_HOURS),
      preventUserExistenceErrors: true,
      enableTokenRevocation: true,
    });
    const { region } = Stack.of(this);
    const issuer = `https://cognito-idp.${region}.amazonaws.com/${pool.userPoolId}`;
    const clientId = client.userPoolClientId;
    this.signIn = {
      authorizer: new HttpJwtAuthorizer('SignIn', issuer, { jwtAudience: [clientId] }),
      page: { issuer, clientId, scopes: scopes.map(({ scopeName }) => scopeName) },
    };
  }
}
