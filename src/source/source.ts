/** What is being built from, whoever told us: a GitHub event, Jenkins' environment, or plain git. */
export interface Source {
  readonly provider: 'github' | 'jenkins' | 'gitlab' | 'git';
  /** 40 hex digits. */
  readonly commit: string;
  /** Committer date of `commit`, when git or the event knows it. */
  readonly commitDate: Date | undefined;
  /** `refs/heads/main`, `refs/tags/v1.2.3`, `refs/pull/7/merge`; on plain git the branch's or tag's. */
  readonly ref: string;
  readonly event:
    | 'push'
    | 'tag'
    | 'pull-request'
    | 'schedule'
    | 'dispatch'
    | 'release'
    | 'merge-group'
    | 'other';
  /** Branch name, when `ref` is one (on a pull request: undefined). */
  readonly branch: string | undefined;
  /** Git tag name, when `ref` is one. */
  readonly tag: string | undefined;
  readonly pullRequest:
    | {
        readonly number: number;
        readonly headRef: string;
        readonly baseRef: string;
        readonly headCommit: string | undefined;
      }
    | undefined;
  /** Base branch of a pull request, or of a tag push where the event names it. */
  readonly baseRef: string | undefined;
  readonly defaultBranch: string | undefined;
  /** True when the change comes from another git repository: nothing may be pushed or signed. */
  readonly fork: boolean;
  /** True when tracked files differ from `commit`. */
  readonly dirty: boolean;
  /** The git repository as `owner/name` on GitHub, else its path on its host. */
  readonly gitRepository: string | undefined;
  /** `https://github.com/owner/name`, without credentials. */
  readonly gitUrl: string | undefined;
  /** What the event's payload says of the repository, for labels. */
  readonly about: { readonly name?: string; readonly description?: string; readonly license?: string };
  readonly run: {
    readonly url: string | undefined;
    readonly id: string | undefined;
    readonly attempt: string | undefined;
    readonly actor: string | undefined;
    /** `owner/name/.github/workflows/x.yml@refs/heads/main`, the workflow that runs this job. */
    readonly workflowRef: string | undefined;
    /** `github-hosted` or `self-hosted`. */
    readonly runnerEnvironment: string | undefined;
  };
}
