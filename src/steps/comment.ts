import { context, getOctokit } from '@actions/github';
import { SealiftError } from '../errors.ts';
import type { Secret } from '../secret.ts';

/** By this line the comment is found again and replaced, so that a pull request has one and not one per push. */
const marker = '<!-- sealift -->';

/** Writes the result into a comment on the pull request of this workflow run, or replaces the one of an earlier run. */
export async function commentOnPullRequest(markdown: string, token: Secret | undefined): Promise<void> {
  const { issue, repo } = context;
  if (!issue.number) return;
  if (!token) throw new SealiftError('permission-missing', 'comment: true needs github-token');
  const { issues } = getOctokit(token.reveal()).rest;
  const body = `${marker}\n${markdown}`;
  const { data: comments } = await issues.listComments({
    ...repo,
    issue_number: issue.number,
    per_page: 100,
  });
  const mine = comments.find((comment) => comment.body?.startsWith(marker));
  if (mine) await issues.updateComment({ ...repo, comment_id: mine.id, body });
  else await issues.createComment({ ...repo, issue_number: issue.number, body });
}
