import type { ImageConfig } from '../oci/descriptor.ts';
import type { SmokeReport } from './smoke-report.ts';
import { isSecretNamed, tokenIn, withoutTokens } from './tokens.ts';

/** The report with what looks like a secret taken out of all that the image itself said. Pure. */
export function withoutSecrets(report: SmokeReport, { config }: ImageConfig): SmokeReport {
  const values = (config?.Env ?? []).flatMap((pair) => {
    const [, name = '', value = ''] = /^([^=]*)=(.*)$/s.exec(pair) ?? [];
    return value.length > 3 && (isSecretNamed(name, value) || tokenIn(value) !== undefined) ? [value] : [];
  });
  const clean = (text: string) =>
    withoutTokens(values.reduce((left, value) => left.replaceAll(value, '***'), text));
  const { answer, startFailure } = report;
  return {
    ...report,
    ...(startFailure !== undefined && { startFailure: clean(startFailure) }),
    ...(answer && { answer: { ...answer, body: clean(answer.body) } }),
    output: report.output.map(clean),
  };
}
