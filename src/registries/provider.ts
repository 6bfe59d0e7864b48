import type { Credential } from '../oci/credential.ts';

/** The registries Sealift knows, by the names the input `provider` takes. */
export const providers = [
  'docker-hub',
  'ghcr',
  'alibaba-acr',
  'alibaba-acr-personal',
  'tencent-tcr',
  'tencent-tcr-personal',
  'aws-ecr',
  'aws-ecr-public',
  'google-artifact-registry',
  'azure-acr',
  'harbor',
  'quay',
  'gitlab',
  'other',
] as const;

export type Provider = (typeof providers)[number];

export function isProvider(name: string): name is Provider {
  return providers.some((provider) => provider === name);
}

interface KeylessNeeds {
  readonly required: readonly KeylessField[];
  readonly optional: readonly KeylessField[];
  /** The services asked, whose addresses the input `endpoints` may replace. */
  readonly endpoints: readonly string[];
}

/** What a login without a stored secret may need to know, by the names of the inputs. */
export const keylessFields = [
  'role-to-assume',
  'oidc-provider',
  'service-account',
  'client-id',
  'tenant-id',
  'connection-id',
  'instance-id',
  'region',
  'audience',
] as const;

export type KeylessField = (typeof keylessFields)[number];

/**
 * The providers that take this run's OIDC token in place of a password, and what each must be told; the region is
 * read from the host where that says it.
 */
export const keylessNeeds = {
  'docker-hub': { required: ['connection-id'], optional: ['audience'], endpoints: ['token'] },
  'alibaba-acr': {
    required: ['role-to-assume', 'oidc-provider', 'instance-id', 'region'],
    optional: ['audience'],
    endpoints: ['sts', 'acr'],
  },
  'alibaba-acr-personal': {
    required: ['role-to-assume', 'oidc-provider', 'region'],
    optional: ['audience'],
    endpoints: ['sts', 'acr'],
  },
  'tencent-tcr': {
    required: ['role-to-assume', 'oidc-provider', 'instance-id', 'region'],
    optional: ['audience'],
    endpoints: ['sts', 'tcr'],
  },
  'aws-ecr': {
    required: ['role-to-assume', 'region'],
    optional: ['audience'],
    endpoints: ['sts', 'ecr'],
  },
  'aws-ecr-public': {
    required: ['role-to-assume'],
    optional: ['audience'],
    endpoints: ['sts', 'ecr'],
  },
  'google-artifact-registry': {
    required: ['oidc-provider'],
    optional: ['service-account', 'audience'],
    endpoints: ['sts', 'iam', 'artifactregistry'],
  },
  'azure-acr': {
    required: ['client-id', 'tenant-id'],
    optional: ['audience'],
    endpoints: ['entra', 'registry'],
  },
} as const satisfies Partial<Record<Provider, KeylessNeeds>>;

export type KeylessProvider = keyof typeof keylessNeeds;

/** What a field of a keyless login looks like, and how to say that. */
export interface FieldForm {
  readonly pattern: RegExp;
  readonly form: string;
}

const uuid = {
  pattern: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i,
  form: 'a UUID, as in 01234567-89ab-4cde-8f01-23456789abcd',
};
const awsRole = { pattern: /^arn:aws[a-z-]*:iam::\d{12}:role\/\S+$/, form: 'arn:aws:iam::ACCOUNT:role/NAME' };

const ramFields = {
  'role-to-assume': { pattern: /^acs:ram::\d+:role\/\S+$/, form: 'acs:ram::ACCOUNT:role/NAME' },
  'oidc-provider': {
    pattern: /^acs:ram::\d+:oidc-provider\/\S+$/,
    form: 'acs:ram::ACCOUNT:oidc-provider/NAME',
  },
};

/** A part of a host name at most: tokens are sent to hosts that are made of it. */
const region = { pattern: /^[a-z0-9-]+$/, form: 'a region as the cloud writes it, as in eu-central-1' };

/** The fields whose form is known, so that what cannot be right is found before a cloud says no. */
export function fieldForm(provider: KeylessProvider, field: KeylessField): FieldForm | undefined {
  return field === 'region' ? region : fieldForms[provider]?.[field];
}

const fieldForms: Partial<Record<KeylessProvider, Partial<Record<KeylessField, FieldForm>>>> = {
  // docker/login-action, src/dockerhub.ts
  'docker-hub': { 'connection-id': uuid },
  'alibaba-acr': {
    ...ramFields,
    'instance-id': { pattern: /^cri-[a-z0-9]+$/, form: 'the ID of an instance, cri-…' },
  },
  'alibaba-acr-personal': ramFields,
  'tencent-tcr': {
    'role-to-assume': {
      pattern: /^qcs::cam::uin\/\d+:role(Name)?\/\S+$/,
      form: 'qcs::cam::uin/ACCOUNT:roleName/NAME',
    },
    'instance-id': { pattern: /^tcr-[a-z0-9]+$/, form: 'the ID of an instance, tcr-…' },
  },
  'aws-ecr': { 'role-to-assume': awsRole },
  'aws-ecr-public': { 'role-to-assume': awsRole },
  'google-artifact-registry': {
    'oidc-provider': {
      pattern:
        /^((https:)?\/\/iam\.[a-z0-9.-]+\/(v1\/)?|\/)?projects\/\d+\/locations\/[a-z0-9-]+\/workloadIdentityPools\/[a-z0-9-]+\/providers\/[a-z0-9-]+$/,
      form: "projects/NUMBER/locations/global/workloadIdentityPools/POOL/providers/PROVIDER, with the project's number",
    },
    'service-account': { pattern: /^\S+@\S+$|^\d+$/, form: 'NAME@PROJECT.iam.gserviceaccount.com' },
  },
  // A tenant may also be named by a domain.
  'azure-acr': { 'client-id': uuid },
};

export function isKeylessProvider(provider: Provider): provider is KeylessProvider {
  return Object.hasOwn(keylessNeeds, provider);
}

/**
 * A login by this run's OIDC token, one kind for each provider. The fields a provider requires are there; its optional
 * ones may be. `username` is Docker Hub's organisation.
 */
export type KeylessLogin<P extends KeylessProvider = KeylessProvider> = {
  [Q in P]: {
    readonly kind: 'keyless';
    readonly registry: string;
    readonly provider: Q;
    readonly username: string | undefined;
    readonly fields: Readonly<Record<(typeof keylessNeeds)[Q]['required'][number], string>> &
      Readonly<Partial<Record<KeylessField, string>>>;
    readonly endpoints: Readonly<Partial<Record<(typeof keylessNeeds)[Q]['endpoints'][number], string>>>;
  };
}[P];

/** A login by a name and a password or token. */
export interface PasswordLogin extends Credential {
  readonly kind: 'password';
  readonly registry: string;
}

export type Login = PasswordLogin | KeylessLogin;
