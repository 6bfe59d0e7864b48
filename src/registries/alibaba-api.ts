import { isRetriedStatus } from '../oci/retry.ts';
import type { AlibabaKeys } from './alibaba-keys.ts';
import type { ExchangeDeps } from './exchange.ts';
import { callService, type Service, type ServiceRefusal } from './service.ts';

/** The API of both editions in a region; `endpoint` replaces Alibaba's own address. */
export function acrService(region: string, endpoint: string | undefined, keys: AlibabaKeys): Service {
  return {
    title: 'Alibaba Cloud ACR',
    url: new URL(endpoint ?? `https://cr.${region}.aliyuncs.com/`),
    hidden: Object.values(keys),
  };
}

/** One signed call of the Enterprise Edition's API (RPC, version 2018-12-01): its answer, or its own "no". */
export function callAcr(
  service: Service,
  keys: AlibabaKeys,
  action: string,
  parameters: Readonly<Record<string, string>>,
  deps: ExchangeDeps,
): Promise<Record<string, unknown> | ServiceRefusal> {
  return callService(
    service,
    async () => {
      const { RPCClient } = await popCore();
      const client = new RPCClient({ ...keys, endpoint: service.url.origin, apiVersion: '2018-12-01' });
      // By GET the keys' token would stand in the URL, and in every message that quotes it.
      const options = { method: 'POST', timeout: timeoutMs, agent: deps.agent(service.url) };
      return client.request(action, parameters, options);
    },
    refusalOf,
    deps,
  );
}

/** One signed call of the Personal Edition's API (ROA, version 2016-06-07): its answer, or its own "no". */
export function callAcrPersonal(
  service: Service,
  keys: AlibabaKeys,
  path: string,
  deps: ExchangeDeps,
): Promise<Record<string, unknown> | ServiceRefusal> {
  return callService(
    service,
    async () => {
      const { ROAClient } = await popCore();
      const client = new ROAClient({ ...keys, endpoint: service.url.origin, apiVersion: '2016-06-07' });
      const options = { timeout: timeoutMs, agent: deps.agent(service.url) };
      const body = await client.get(path, {}, {}, options);
      // The client hands on whatever is no JSON, such as the error page of a proxy.
      if (typeof body === 'string') throw new Error('its answer is no JSON');
      return body;
    },
    refusalOf,
    deps,
  );
}

const timeoutMs = 30_000;

/** What is used of @alicloud/pop-core, whose own types leave out one of its two clients. */
interface PopCore {
  readonly RPCClient: new (
    config: ClientConfig,
  ) => {
    request(action: string, parameters: object, options: object): Promise<Record<string, unknown>>;
  };
  readonly ROAClient: new (
    config: ClientConfig,
  ) => {
    get(
      path: string,
      query: object,
      headers: object,
      options: object,
    ): Promise<Record<string, unknown> | string>;
  };
}

type ClientConfig = AlibabaKeys & { readonly endpoint: string; readonly apiVersion: string };

async function popCore(): Promise<PopCore> {
  return (await import('@alicloud/pop-core')).default as unknown as PopCore;
}

/**
 * An error of pop-core that holds an answer of the service. The answers of the gateway have `Code`, those of the
 * Personal Edition itself `code`.
 */
function refusalOf(error: Error): ServiceRefusal | undefined {
  const { data, result, statusCode, entry } = error as Error & {
    data?: GatewayError;
    result?: GatewayError;
    statusCode?: number;
    entry?: { response?: { statusCode?: number } };
  };
  const answer = data ?? result;
  if (!answer) return undefined;
  const code = String(answer.Code ?? answer.code ?? '');
  // A wrong signature is answered with all that was signed, the keys' token too.
  const [message = ''] = String(answer.Message ?? answer.message ?? '').split(/\s*server string to sign is/i);
  const status = statusCode ?? entry?.response?.statusCode ?? 0;
  return { refused: `${code}: ${message}`, again: isRetriedStatus(status) || isPassing(code) };
}

interface GatewayError {
  readonly Code?: unknown;
  readonly code?: unknown;
  readonly Message?: unknown;
  readonly message?: unknown;
}

const passing = /^(Throttling|ServiceUnavailable|InternalError)/;

/** Whether a refusal of the gateway passes by itself; some such come with status 400. */
export function isPassing(code: string): boolean {
  return passing.test(code);
}

/** What to do about `InvalidTimeStamp`. */
export const wrongClock =
  'The clock of this machine differs from that of Alibaba Cloud by more than 15 minutes: set it right.';
