import type { Answer } from '../../../src/embedded-registry/answer.ts';
import { refusal } from '../faults.ts';

/** The tag that may not change, and where. */
type OfTag = (path: string, tag: string) => Answer;

/** What registries answer to a tag that may not be written; where the words come from stands in `saysImmutable`. */
export const tagAnswers = {
  ecr: (path, tag) =>
    refusal(
      400,
      'TAG_INVALID',
      `The image tag '${tag}' already exists in the '${path}' repository and cannot be overwritten because the tag is immutable.`,
    ),
  google: (_, tag) =>
    refusal(400, 'MANIFEST_INVALID', `cannot update tag ${tag}. The repository has enabled tag immutability`),
  harbor: (path, tag) =>
    refusal(
      412,
      'PRECONDITION',
      `Failed to process request due to '${path.replace(/^[^/]+\//, '')}:${tag}' configured as immutable.`,
    ),
  quay: () => refusal(409, 'TAG_INVALID', 'tag is immutable and cannot be overwritten'),
  alibaba: () => refusal(403, 'DENIED', 'The requested tag already exists and cannot be overwritten.'),
  azure: () =>
    refusal(
      405,
      'REGISTRY_DISALLOWED_OPERATION',
      'The operation is disallowed on this registry, repository or image. View troubleshooting steps at https://aka.ms/acr/faq/#why-does-my-pull-or-push-request-fail-with-disallowed-operation',
    ),
  plain: (_, tag) => refusal(403, 'DENIED', `tag ${tag} is immutable`),
} as const satisfies Record<string, OfTag>;

/** What registries answer to everything in a repository, project or namespace that does not exist. */
export const missingAnswers = {
  /** aws/containers-roadmap and the AWS CLI use the same words. */
  ecr: (path) =>
    refusal(
      404,
      'NAME_UNKNOWN',
      `The repository with name '${path}' does not exist in the registry with id '123456789012'`,
    ),
  google: (path) => refusal(404, 'NAME_UNKNOWN', `Repository "${path}" not found`),
  harbor: (path) => refusal(404, 'NOT_FOUND', `project ${path.split('/')[0]} not found`),
  /** Harbor's answer to a robot of another project (its middleware v2auth). */
  harborUnauthorized: (path) =>
    refusal(
      401,
      'UNAUTHORIZED',
      `project ${path.split('/')[0]} not found: project ${path.split('/')[0]} not found`,
    ),
  denied: () => refusal(403, 'DENIED', 'requested access to the resource is denied'),
} as const satisfies Record<string, (path: string) => Answer>;

/** Harbor's, which Tencent TCR is built on (goharbor/harbor issues 11202 and 19983). */
export const blockedPull = refusal(
  412,
  'PROJECTPOLICYVIOLATION',
  'current image without vulnerability scanning cannot be pulled due to configured policy in \'Prevent images with vulnerability severity of "High" or higher from running.\' To continue with pull, please contact your project administrator for help.',
);

/** The same as a proxy in front of it passes it on. */
export const deniedPull = refusal(
  403,
  'DENIED',
  'image pull is denied by the deployment security policy of the namespace: vulnerability severity is high',
);

/** Docker Hub's (docker/hub-feedback issue 2464). */
export const pullLimitReached =
  'You have reached your unauthenticated pull rate limit. https://www.docker.com/increase-rate-limit';
