import type { Secret } from '../secret.ts';

/** A user of a registry, and a password or token. */
export interface Credential {
  readonly username: string;
  readonly password: Secret;
}

/** Finds the login for a registry; `undefined` means anonymous. */
export type CredentialLookup = (registry: string) => Promise<Credential | undefined>;

/** The user name under which Docker stores an identity token: the password is an OAuth refresh token. */
export const identityTokenUser = '<token>';

/** The `Authorization` header of the Basic scheme. */
export function basicAuthorization({ username, password }: Credential): string {
  return `Basic ${Buffer.from(`${username}:${password.reveal()}`).toString('base64')}`;
}
