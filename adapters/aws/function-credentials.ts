import { fromEnv } from '@aws-sdk/credential-provider-env';

/**
 * Stands in for `@aws-sdk/credential-provider-node` in the bundles of functions (lib/bundled-code.ts): Lambda puts the
 * credentials of the role into the environment, so that profiles, single sign-on and the metadata of an instance, a
 * sixth of the bundle, are never asked.
 */
export const defaultProvider = (): ReturnType<typeof fromEnv> => fromEnv();
