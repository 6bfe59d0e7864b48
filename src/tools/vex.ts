import { parseRepository, repositoryName } from '../oci/reference.ts';

/**
 * An OpenVEX document whose statements about our own image (`pkg:oci/…` products) are about the packages
 * they name, so that they hold while the image is not in a registry yet: Trivy knows an image's package URL
 * only by its digest there. A statement about the whole image, without subcomponents, stays as it is, and so
 * does one about another image or one digest of it. Other documents (CycloneDX, CSAF) come back unchanged. Pure.
 */
export function vexForLayout(text: string, repository: string | undefined): string {
  const document = readObject(text);
  const statements = document?.statements;
  if (!document || !Array.isArray(statements) || repository === undefined) return text;
  return JSON.stringify({
    ...document,
    statements: statements.map((statement: Statement) =>
      Array.isArray(statement?.products)
        ? { ...statement, products: statement.products.flatMap((product) => packagesOf(product, repository)) }
        : statement,
    ),
  });
}

interface Product {
  readonly '@id'?: string;
  readonly identifiers?: { readonly purl?: string };
  readonly subcomponents?: readonly Product[];
}

interface Statement {
  readonly products?: readonly Product[];
}

function packagesOf(product: Product, repository: string): readonly Product[] {
  const purl = product?.identifiers?.purl ?? product?.['@id'];
  const parts = product?.subcomponents;
  if (!purl || !Array.isArray(parts) || parts.length === 0) return [product];
  return isOurImage(purl, repository) ? [product, ...parts] : [product];
}

/** A digest cannot be known before the build, so a package URL that names one is about an image of before. */
function isOurImage(purl: string, repository: string): boolean {
  const match = /^pkg:oci\/([^@?]+)(?:\?(.*))?$/.exec(purl);
  if (!match) return false;
  const url = new URLSearchParams(match[2]).get('repository_url');
  if (url !== null) return sameRepository(url, repository);
  return decodeURIComponent(match[1] ?? '') === repository.split('/').at(-1);
}

function sameRepository(url: string, repository: string): boolean {
  const name = (text: string) => repositoryName(parseRepository(text.toLowerCase()));
  try {
    return name(url) === name(repository);
  } catch {
    return false;
  }
}

function readObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}
