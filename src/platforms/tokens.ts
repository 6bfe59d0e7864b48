/** Forms of credentials that cannot be mistaken for anything else, by whose they are. */
export const tokenForms: readonly { readonly whose: string; readonly form: RegExp }[] = [
  { whose: 'a private key', form: /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----/ },
  { whose: 'an AWS access key', form: /\b(?:AKIA|ASIA)[A-Z2-7]{16}\b/ },
  { whose: 'an Alibaba Cloud access key', form: /\bLTAI[A-Za-z0-9]{12,24}\b/ },
  { whose: 'a Tencent Cloud secret id', form: /\bAKID[A-Za-z0-9]{28,36}\b/ },
  { whose: 'a Google API key', form: /\bAIza[A-Za-z0-9_-]{35}/ },
  { whose: 'a GitHub token', form: /\b(?:gh[oprsu]_[A-Za-z0-9]{36,}|github_pat_[A-Za-z0-9_]{60,})/ },
  { whose: 'a GitLab token', form: /\bglpat-[A-Za-z0-9_-]{20,}/ },
  { whose: 'an npm token', form: /\bnpm_[A-Za-z0-9]{36}/ },
  { whose: 'a PyPI token', form: /\bpypi-[A-Za-z0-9_-]{40,}/ },
  { whose: 'a Slack token', form: /\bxox[abeoprs]-[A-Za-z0-9-]{10,}/ },
  { whose: 'a Stripe key', form: /\b[rs]k_live_[A-Za-z0-9]{20,}/ },
  { whose: 'a JSON web token', form: /\beyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}/ },
  { whose: 'a password in a URL', form: /\b[a-z][a-z0-9+.-]*:\/\/[^\s:/@]*:(?![$<{])[^\s:/@]+@/i },
];

/** Whose credential stands in a text, `a GitHub token`; undefined when none does. */
export function tokenIn(text: string): string | undefined {
  return tokenForms.find(({ form }) => form.test(text))?.whose;
}

/** A text in which no credential can be read. */
export function withoutTokens(text: string): string {
  return tokenForms.reduce((left, { form }) => left.replace(new RegExp(form, `${form.flags}g`), '***'), text);
}

/** Names of variables that hold a credential, when they hold anything. */
const secretName =
  /(?:^|_)(?:PASSWORD|PASSWD|PASSPHRASE|SECRET|SECRETS|TOKEN|API_?KEY|PRIVATE_?KEY|ACCESS_?KEY|SECRET_?KEY|(?:ACCESS|SECRET)_KEY_ID|CREDENTIALS?|AUTH|DATABASE_URL|CONNECTION_STRING)$/i;

/** Values that are no credential: nothing, a switch, a number, a path, a reference to another variable. */
const noSecret = /^(?:|true|false|yes|no|none|null|on|off|\d{1,5}|\.{0,2}\/.*|\$.*|<.*>|file:.*|arn:.*)$/i;

/** Whether `NAME=value` reads like a credential by its name. */
export function isSecretNamed(name: string, value: string): boolean {
  return secretName.test(name) && !noSecret.test(value.trim());
}
