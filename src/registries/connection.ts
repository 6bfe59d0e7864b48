import type { Deps } from '../deps.ts';
import type { RegistryClient } from '../oci/client.ts';
import type { Digest } from '../oci/digest.ts';
import { isLoopbackHost } from '../oci/origin.ts';
import { type Repository, repositoryName } from '../oci/reference.ts';
import { createRegistryClient } from '../oci/registry-client.ts';
import type { Meaning, Refusal } from '../oci/registry-error.ts';
import type { RegistryAccess } from '../plan/access.ts';
import type { SigningOptions } from '../plan/plan.ts';
import type { SignatureStore } from '../steps/signature-store.ts';
import { type LoginOrigin, openCredentials } from './credentials.ts';
import type { DockerLogins } from './docker-logins.ts';
import { type Recognition, type RegistryProfile, recognize } from './profile.ts';
import { isNearlyUsedUp, type RateLimit, rateLimitText, readRateLimit } from './rate-limit.ts';
import { meaningOf, meaningOfWords } from './refusal.ts';
import { readTagRule } from './tag-rule-reader.ts';
import type { TagRule } from './tag-rules.ts';

/** A registry of a run as it was taken, with the reasons; for the record. */
export interface ConnectedRegistry {
  readonly registry: string;
  readonly provider: string;
  /** How it was recognized: by the input, its host, its login challenge, or not at all. */
  readonly by: Recognition['by'];
  readonly login: LoginOrigin;
  readonly storage: 'referrers' | 'tag';
  readonly storageReason: string;
  /** As the registry said last, where it does. */
  readonly rateLimit?: RateLimit;
  /** What the vendor said of the repositories it was asked about, in the words of its settings. */
  readonly tagRules?: readonly { readonly repository: string; readonly setting: string }[];
}

/** The registries of a run, with their logins. */
export interface Connection {
  readonly client: RegistryClient;
  /** Private Docker configurations for the programs we start. */
  readonly dockerLogins: DockerLogins;
  /** How signatures are kept in a repository, and why so. */
  signatureStore(repository: Repository): SignatureStore & { readonly reason: string };
  /**
   * Which tags of a repository may not be rewritten, and what to do about that; undefined when it is not known, which
   * is not to say that they may. Asked once.
   */
  tagRule(repository: Repository): Promise<(TagRule & { readonly remedy: string }) | undefined>;
  /** Whether what refers to a digest is listed in a tag there, for want of a referrers API; as far as is known. */
  hasFallbackTag(repository: Repository, subject: Digest): Promise<boolean>;
  /** The registries of the run, as they were taken. */
  registries(): readonly ConnectedRegistry[];
  /** Ends connections; logins are renewed no more. */
  close(): void;
}

/** Opens the client, finds out what kind of registries the run has, and writes the logins the tools need. */
export async function connect(
  plan: {
    readonly repositories: readonly Repository[];
    readonly access: RegistryAccess;
    readonly sign: Pick<SigningOptions, 'storage'>;
  },
  deps: Pick<Deps, 'http' | 'agent' | 'node' | 'log' | 'clock' | 'env' | 'run' | 'files' | 'signal'>,
): Promise<Connection> {
  const { access } = plan;
  const credentials = await openCredentials(access, deps);
  const insecure = (registry: string) => access.insecureRegistries.includes(registry);
  const recognitions = new Map<string, Recognition>();
  const recognition = (registry: string) =>
    recognitions.get(registry) ?? recognize(registry, access.providers.get(registry));
  const limits = new Map<string, RateLimit>();
  const client = createRegistryClient({
    http: deps.http,
    log: deps.log,
    clock: deps.clock,
    signal: deps.signal,
    credentials: credentials.lookup,
    insecure,
    chunkLimit: (registry) => recognition(registry).profile.chunkLimit,
    meaning(registry, refusal) {
      const { profile } = recognition(registry);
      return (
        meaningOf(profile, refusal) ??
        loginMeaning(profile, registry, credentials.originOf(registry), refusal)
      );
    },
    onAnswer(registry, headers) {
      const limit = readRateLimit(headers);
      if (limit) limits.set(registry, limit);
    },
    onChallenge(registry, challenge) {
      recognitions.set(registry, recognize(registry, access.providers.get(registry), challenge));
    },
  });
  const registries = [...new Set(plan.repositories.map(({ registry }) => registry))];
  const storageOf = (registry: string) => {
    const { profile } = recognition(registry);
    const asked = plan.sign.storage;
    return asked === 'auto'
      ? { storage: profile.signatureStorage, reason: profile.storageReason }
      : { storage: asked, reason: `signature-storage: ${asked}` };
  };
  const rules = new Map<string, Promise<TagRule | undefined>>();
  const settings: { repository: Repository; setting: string }[] = [];
  const findRule = async (repository: Repository) => {
    const { registry } = repository;
    const profile = async () => {
      // Some are known only by their login challenge.
      await client.contact(registry);
      return recognition(registry).profile;
    };
    const login = () => credentials.lookup(registry);
    const rule = await readTagRule(repository, { client, profile, login }, deps);
    if (rule) settings.push({ repository, setting: rule.setting });
    return rule;
  };
  return {
    client,
    dockerLogins: await credentials.writeDockerLogins(registries),
    signatureStore({ registry }) {
      return {
        registry: client,
        plainHttp: isLoopbackHost(registry.replace(/:\d+$/, '')) || insecure(registry),
        meaning: (words) => meaningOfWords(recognition(registry).profile, registry, words),
        ...storageOf(registry),
      };
    },
    async tagRule(repository) {
      const name = repositoryName(repository);
      const asked = rules.get(name) ?? findRule(repository);
      rules.set(name, asked);
      const rule = await asked;
      const remedy = recognition(repository.registry).profile.immutability?.remedy ?? '';
      return rule && { ...rule, remedy };
    },
    async hasFallbackTag(repository, subject) {
      const { referrers } = recognition(repository.registry).profile;
      return referrers === 'asked'
        ? client.lacksReferrersApi(repository, subject)
        : referrers === 'fallback-tag';
    },
    registries: () =>
      registries.map((registry) => {
        const { profile, by } = recognition(registry);
        const { storage, reason } = storageOf(registry);
        const login = credentials.originOf(registry);
        const rateLimit = limits.get(registry);
        const tagRules = settings
          .filter(({ repository }) => repository.registry === registry)
          .map(({ repository, setting }) => ({ repository: repositoryName(repository), setting }));
        return {
          registry,
          provider: profile.provider,
          by,
          login,
          storage,
          storageReason: reason,
          ...(rateLimit && { rateLimit }),
          ...(tagRules.length > 0 && { tagRules }),
        };
      }),
    close() {
      for (const [registry, limit] of limits)
        if (isNearlyUsedUp(limit)) deps.log.warn(`${registry}: ${rateLimitText(limit)}`);
      credentials.close();
      client.close();
    },
  };
}

/** What a "no" to nobody in particular means, and what a login for this registry is made of. */
function loginMeaning(
  { title, login, page }: RegistryProfile,
  registry: string,
  origin: LoginOrigin,
  { status }: Refusal,
): Meaning | undefined {
  if (origin !== 'none' || (status !== 401 && status !== 403)) return undefined;
  return {
    hint: `There is no login for ${registry} (${title}): give ${login}; see docs/registries/${page}.md.`,
  };
}
