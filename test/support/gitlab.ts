/** A parsed `.gitlab-ci.yml`, as far as our example goes. */
export interface GitlabFile {
  readonly variables: Readonly<Record<string, string>>;
  readonly [job: string]: unknown;
}

interface Job {
  readonly script?: readonly string[];
  readonly rules?: readonly { readonly if: string; readonly when?: string }[];
}

/** The jobs a pipeline with these variables has: the first rule that holds decides, without one there is no job. */
export function jobsOf(
  file: GitlabFile,
  variables: Readonly<Record<string, string>>,
): { started: string[]; byHand: string[] } {
  const chosen = Object.entries(file).flatMap(([name, job]) => {
    const { script, rules } = job as Job;
    const rule = script && rules?.find((one) => holds(one.if, variables));
    return rule ? [{ name, byHand: rule.when === 'manual' }] : [];
  });
  const names = (byHand: boolean) => chosen.filter((job) => job.byHand === byHand).map(({ name }) => name);
  return { started: names(false), byHand: names(true) };
}

/** `&&` of variables, comparisons and patterns (https://docs.gitlab.com/ci/jobs/job_rules/#cicd-variable-expressions). */
function holds(expression: string, variables: Readonly<Record<string, string>>): boolean {
  return expression.split('&&').every((term) => {
    const [, name = '', operator, right = ''] =
      /^\$(\w+)(?:\s+(==|=~)\s+(.+))?$/.exec(term.trim()) ?? unreadable(term);
    const left = variables[name];
    if (operator === undefined) return left !== undefined && left !== '';
    if (operator === '=~') return left !== undefined && new RegExp(right.slice(1, -1)).test(left);
    return left === (right.startsWith('$') ? variables[right.slice(1)] : right.slice(1, -1));
  });
}

function unreadable(term: string): never {
  throw new Error(`the tests cannot read the rule "${term}"`);
}
