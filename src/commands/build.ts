import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { Deps } from '../deps.ts';
import { SealiftError } from '../errors.ts';
import type { Inputs } from '../inputs/inputs.ts';
import { platformText } from '../oci/descriptor.ts';
import { type Repository, repositoryName } from '../oci/reference.ts';
import type { Place } from '../place.ts';
import { createPlan } from '../plan/create.ts';
import { identityOf } from '../plan/identity.ts';
import type { Plan } from '../plan/plan.ts';
import type { Ability } from '../plan/signing.ts';
import { connect } from '../registries/connection.ts';
import type { Account } from '../report/account.ts';
import { recordedFindings } from '../report/findings.ts';
import { junitReport } from '../report/junit.ts';
import { readOidcClaims } from '../source/oidc.ts';
import type { Source } from '../source/source.ts';
import { evaluate, isEvaluation } from '../steps/build.ts';
import type { BuilderState } from '../steps/builder.ts';
import { gate, markNew, type Verdict } from '../steps/gate.ts';
import { type Image, makeImage, readyBuilder, type Workshop } from '../steps/image.ts';
import { findPublished } from '../steps/published.ts';
import { type Pushed, push, pushBlobs } from '../steps/push.ts';
import { type Reused, reuseImage } from '../steps/reuse.ts';
import type { ScanReport } from '../steps/scan.ts';
import { sign } from '../steps/sign.ts';
import { openSigner, openVerifier, type Signer, type Verifier } from '../steps/signer.ts';
import { type Approved, refuseTakenTags, tag } from '../steps/tag.ts';
import { type Verified, verify } from '../steps/verify.ts';
import { openToolbox } from '../tools/toolbox.ts';

/** What a door gives the build: the inputs, where it comes from, and where it works. */
export interface BuildRequest {
  readonly inputs: Inputs;
  readonly source: Source;
  readonly place: Place;
  readonly account: Account;
  readonly onBuilder: (state: BuilderState) => void;
}

/**
 * The main line: plan, build, scan, gate, push by digest, sign, verify, and only then tag. What happened
 * is told to the account, also when a step fails.
 */
export async function build(request: BuildRequest, deps: Deps): Promise<void> {
  const { inputs, place, account } = request;
  const plan = await account.step('plan', 'Plan', () => makePlan(request, deps));
  const tools = openToolbox(inputs, place, deps);
  const connection = await connect(plan, deps);
  const shop: Workshop = { plan, place, tools, connection, account, onBuilder: request.onBuilder };
  const { client } = connection;
  try {
    if (isEvaluation(plan.build)) return await evaluateDockerfile(shop, deps);
    const published = await account.step('look', 'Look for a published image', () =>
      findPublished(plan, client),
    );
    const earlier =
      published && (await reuseImage(published, await openReuseVerifier(shop, deps), shop, deps));
    const image = earlier?.image ?? (await makeImage(shop, deps, (content) => sendBlobsEarly(content, shop)));
    noteImage(image, earlier, account);

    const verdict = await judge(image, inputs.sarif, shop);
    if (verdict.outcome === 'refused') throw refusal(verdict);
    if (!plan.push.wanted) return account.remark(`Nothing was pushed: ${plan.push.reason}.`);

    const { digest } = image.content.root;
    await account.step('tags free', 'Check the tags that never change', () =>
      refuseTakenTags(digest, plan.tags, plan.repositories, client),
    );
    const pushed = await account.step(
      'push',
      `Push to ${plan.repositories.map(repositoryName).join(', ')}`,
      () => push(image.content, plan.repositories, client, deps),
    );
    notePushed(pushed, account);
    const approved = await approve(pushed, image, earlier, shop, deps);
    await account.step('tag', 'Write the tags', () =>
      tag(approved, plan.tags, client, deps, (tags) => account.note({ tags })),
    );
  } finally {
    account.note({
      tools: tools
        .ready()
        .map(({ name, version, sha256, from }) => ({ name, version, ...(sha256 ? { sha256 } : {}), from })),
    });
    client.close();
  }
}

/** `call: check` and the like: says what BuildKit makes of the Dockerfile, and builds nothing. */
async function evaluateDockerfile(shop: Workshop, deps: Deps): Promise<void> {
  const { account, plan, tools, connection } = shop;
  const builder = await account.step('builder', 'Get a builder ready', () => readyBuilder(shop, deps));
  try {
    const buildx = await tools.get('buildx');
    const { dockerConfig } = connection;
    const said = await account.step('call', `Evaluate the Dockerfile (${plan.build.call})`, () =>
      evaluate(plan, { buildx, builder, dockerConfig }, deps),
    );
    for (const line of said.output.trimEnd().split('\n')) deps.log.info(line);
    if (!said.passed)
      throw new SealiftError('build-failed', `call: ${said.method} found something in the Dockerfile`);
    account.remark(`The Dockerfile was evaluated (call: ${said.method}); nothing was built.`);
  } finally {
    await builder.close();
  }
}

/** Plans, and asks the OIDC token whom the certificate will name: in a reusable workflow only it knows. */
export async function makePlan({ inputs, source, account }: BuildRequest, deps: Deps): Promise<Plan> {
  const plan = createPlan(inputs, source, deps.clock(), await signingAbility(inputs, deps));
  account.note({ source: sourceRecord(source), plan: planRecord(plan) });
  for (const note of plan.notes ?? []) account.remark(note);
  if (source.dirty)
    account.remark('Tracked files differ from the commit: the image holds changes that no commit names.');
  return plan;
}

/** Whether this job gets an OIDC token, and the identity Fulcio will put into the certificate for it. */
async function signingAbility(inputs: Inputs, deps: Deps): Promise<Ability> {
  const mayNeed = inputs.cosignKey === undefined && inputs.sign !== 'off';
  const claims = mayNeed ? await readOidcClaims(deps) : undefined;
  if (!claims) return { keyless: false };
  return { keyless: true, identity: identityOf(claims, deps.env.GITHUB_SERVER_URL ?? 'https://github.com') };
}

/** Signs and verifies in every repository whose signatures were not verified yet. */
async function approve(
  pushed: readonly Pushed[],
  image: Image,
  earlier: Reused | undefined,
  shop: Workshop,
  deps: Deps,
): Promise<Approved[]> {
  const { plan, account } = shop;
  if (plan.sign.signing.mode === 'off') {
    account.note({ signature: { mode: 'off', attestations: [], verified: false } });
    account.remark('The image is not signed (sign: off): nobody can verify it.');
    return pushed.map((one) => ({ ...one, approval: 'signing-off' }));
  }
  const known = earlier?.verified;
  const lacking = pushed.filter(
    (one) => known === undefined || !isSame(one.repository, known.target.repository),
  );
  const verified = lacking.length > 0 ? await signAndVerify(lacking, image, shop, deps) : [];
  const proofs = [...(known ? [known] : []), ...verified];
  noteSignature(proofs, image, known !== undefined && lacking.length === 0, shop);
  return pushed.map((one) => ({ ...one, approval: 'signature-verified' }));
}

async function signAndVerify(
  pushed: readonly Pushed[],
  image: Image,
  shop: Workshop,
  deps: Deps,
): Promise<Verified[]> {
  const { account, connection } = shop;
  const signer = await openRunSigner(shop, deps);
  await account.step('sign', 'Sign, and attach SBOM, scan and provenance', () =>
    Promise.all(
      pushed.map((one) =>
        sign(one, image.attestations, signer, connection.signatureStore(one.repository), deps),
      ),
    ),
  );
  return account.step('verify', 'Verify the signatures, read back from the registry', () =>
    Promise.all(pushed.map((one) => verify(one, signer.verifier, connection.signatureStore(one.repository)))),
  );
}

async function openRunSigner({ plan, tools, connection, place }: Workshop, deps: Deps): Promise<Signer> {
  const { signing, ...options } = plan.sign;
  if (signing.mode === 'off') throw new TypeError('nothing signs with sign: off');
  const tool = { program: (await tools.get('cosign')).path, dockerConfig: connection.dockerConfig };
  return openSigner({ ...options, signing, publicKeyFile: join(place.report, 'cosign.pub') }, tool, deps);
}

/**
 * Checks an image that an earlier run published: the same key, or the same workflow file at whatever
 * ref, for this very commit (a tag's run finds what the branch's run signed).
 */
async function openReuseVerifier(shop: Workshop, deps: Deps): Promise<Verifier | undefined> {
  const { signing, trustedRoot } = shop.plan.sign;
  if (signing.mode === 'off') return undefined;
  if (signing.mode === 'key') return (await openRunSigner(shop, deps)).verifier;
  const { ref: _thisRun, ...identity } = signing.identity;
  const [, workflow] =
    typeof identity.subject === 'string' ? (/^(.+)@refs\/.+$/.exec(identity.subject) ?? []) : [];
  const subject = workflow
    ? { pattern: `${workflow.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}@refs/.+` }
    : identity.subject;
  const commit = identity.gitRepository ? { commit: shop.plan.source.commit } : {};
  const tool = { program: (await shop.tools.get('cosign')).path, dockerConfig: shop.connection.dockerConfig };
  return openVerifier(
    { identity: { ...identity, ...commit, subject }, ...(trustedRoot ? { trustedRoot } : {}) },
    tool,
    deps,
  );
}

/** With `overlap-upload`, blobs go up while the scan runs; nobody can pull an image without its manifest. */
async function sendBlobsEarly(content: Image['content'], { plan, connection }: Workshop): Promise<void> {
  const [repository] = plan.repositories;
  if (!plan.overlapUpload || !plan.push.wanted || !repository) return;
  await pushBlobs(content, repository, undefined, connection.client);
}

/** The verdict, and the reports that speak of it. `sarifFile`: one more file, with every platform's run in it. */
async function judge(
  image: Image,
  sarifFile: string | undefined,
  { plan, account, place }: Workshop,
): Promise<Verdict> {
  const verdict = gate(image.scan, image.platforms, image.base, plan.policy, image.baseline);
  account.note({ verdict: { outcome: verdict.outcome, reasons: verdict.reasons, counts: verdict.counts } });
  if (!image.scan) return verdict;
  const report = plan.policy.failOn === 'new' ? markNew(image.scan, image.baseline) : image.scan;
  account.note({
    scan: {
      scanner: `${report.scanner.name} ${report.scanner.version}`,
      ...(report.database
        ? {
            database: {
              updatedAt: report.database.updatedAt.toISOString(),
              repository: report.database.repository,
            },
          }
        : {}),
      findings: recordedFindings(report, verdict),
      expiredIgnores: report.expiredIgnores,
    },
  });
  const junit = join(place.report, 'junit.xml');
  await writeFile(junit, junitReport(report, verdict));
  account.file('junit', junit);
  account.file('sarif', join(place.report, 'scan'));
  if (sarifFile) await writeMergedSarif(report, resolve(place.folder, sarifFile));
  account.file('sbom', join(place.report, 'scan'));
  return verdict;
}

async function writeMergedSarif(report: ScanReport, file: string): Promise<void> {
  const documents = await Promise.all(
    report.platforms.map(
      async ({ files }) => JSON.parse(await readFile(files.sarif, 'utf8')) as { runs: unknown[] },
    ),
  );
  await mkdir(dirname(file), { recursive: true });
  await writeFile(
    file,
    JSON.stringify({ ...documents[0], runs: documents.flatMap(({ runs }) => runs) }, null, 1),
  );
}

function refusal(verdict: Verdict): SealiftError {
  return new SealiftError('gate-refused', verdict.reasons.join(' '), {
    hint: 'Nothing was published and no tag was touched. Update what is named, or put a finding that does not apply into the ignore file or a VEX document (docs/scanning.md).',
  });
}

function noteImage(image: Image, earlier: Reused | undefined, account: Account): void {
  const { root } = image.content;
  account.note({
    image: {
      digest: root.digest,
      mediaType: root.mediaType,
      ...(image.imageId ? { imageId: image.imageId } : {}),
      reused: earlier !== undefined,
      platforms: image.platforms.map((one) => ({ ...one, platform: platformText(one.platform) })),
      base: image.base,
    },
  });
  const unpinned = image.base.filter((base) => !base.digest && !base.reference.includes('@'));
  for (const base of unpinned) account.remark(`The base image ${base.reference} is not pinned by digest.`);
}

function notePushed(pushed: readonly Pushed[], account: Account): void {
  account.note({
    pushed: pushed.map(({ repository, root, transfer }) => ({
      repository: repositoryName(repository),
      digest: root.digest,
      ...transfer,
    })),
  });
}

function noteSignature(
  proofs: readonly Verified[],
  image: Image,
  reused: boolean,
  { account, connection }: Workshop,
): void {
  const [first] = proofs;
  if (!first) return;
  const store = connection.signatureStore(first.target.repository);
  account.note({
    signature: {
      mode: first.mode,
      signer: first.signer,
      ...(first.issuer ? { issuer: first.issuer } : {}),
      storage: store.storage,
      storageReason: store.reason,
      attestations: [...new Set(image.attestations.map((one) => one.type))],
      verified: true,
      verifyCommand: first.verifyCommand,
      reused,
    },
  });
}

function sourceRecord(source: Source) {
  return {
    provider: source.provider,
    ...(source.gitRepository ? { gitRepository: source.gitRepository } : {}),
    commit: source.commit,
    ref: source.ref,
    event: source.event,
    fork: source.fork,
    dirty: source.dirty,
    ...(source.run.url ? { run: source.run.url } : {}),
  };
}

function planRecord(plan: Plan) {
  return {
    repositories: plan.repositories.map(repositoryName),
    tags: plan.tags.map(({ name, kind, from }) => ({ name, kind, from })),
    version: plan.version,
    platforms: plan.build.platforms.map(platformText),
    push: plan.push,
    labels: plan.labels,
    annotations: plan.annotations,
    inputsDigest: plan.inputsDigest,
  };
}

function isSame(a: Repository, b: Repository): boolean {
  return a.registry === b.registry && a.path === b.path;
}
