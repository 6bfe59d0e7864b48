import type { ExchangeDeps, ExchangedLogin } from './exchange.ts';
import type { KeylessLogin, KeylessProvider } from './provider.ts';

/** Turns this job's OIDC token into a login of one provider's registries. */
export type Exchange<P extends KeylessProvider> = (
  login: KeylessLogin<P>,
  deps: ExchangeDeps,
) => Promise<ExchangedLogin>;

/** Each is loaded when it is used: some bring their vendor's SDK. */
const exchanges: { readonly [P in KeylessProvider]: () => Promise<Exchange<P>> } = {
  'docker-hub': async () => (await import('./docker-hub.ts')).exchangeForDockerHub,
  'alibaba-acr': async () => (await import('./alibaba-acr.ts')).exchangeForAcr,
  'alibaba-acr-personal': async () => (await import('./alibaba-acr.ts')).exchangeForAcrPersonal,
  'tencent-tcr': async () => (await import('./tencent-tcr.ts')).exchangeForTcr,
  'aws-ecr': async () => (await import('./aws-ecr.ts')).exchangeForEcr,
  'aws-ecr-public': async () => (await import('./aws-ecr.ts')).exchangeForEcrPublic,
  'google-artifact-registry': async () =>
    (await import('./google-artifact-registry.ts')).exchangeForArtifactRegistry,
  'azure-acr': async () => (await import('./azure-acr.ts')).exchangeForAzureAcr,
};

/** Gets a login by this job's OIDC token; fails with `permission-missing`, `registry-unauthorized` or `network-failed`. */
export async function exchangeLogin<P extends KeylessProvider>(
  login: KeylessLogin<P>,
  deps: ExchangeDeps,
): Promise<ExchangedLogin> {
  const exchange = await exchanges[login.provider]();
  deps.log.debug(`logging in to ${login.registry} by this job's OIDC token`);
  return exchange(login, deps);
}
