/**
 * What a caller may do; each may do what those before it may. none: signed in, and of no group that the stage lets in;
 * reader: dashboards and feeds; uploader: adds articles; editor: sees held copy, corrects and decides.
 */
export const ROLES = ['none', 'reader', 'uploader', 'editor'] as const;
export type Role = (typeof ROLES)[number];

/** Whether a role may do what `needed` may. */
export function isAtLeast(role: Role, needed: Role): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(needed);
}
