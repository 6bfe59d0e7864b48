/** Who a process runs as. */
export interface ImageUser {
  readonly uid: number;
  readonly gid: number;
  readonly additionalGids: readonly number[];
  /** As the image's `/etc/passwd` says it. */
  readonly home: string | undefined;
}

/**
 * The user that USER means in an image: `name`, `uid`, `name:group`, `uid:gid`. `passwd` and `group` are the texts of
 * the image's files. Undefined for a name that they do not have. A number need not be there; its group is then root's,
 * as in Docker. Source: OCI image specification, config.md, `User`.
 */
export function imageUser(text: string, passwd: string, group: string): ImageUser | undefined {
  const [named, groupText] = text.split(':');
  const user = named || '0';
  const people = records(passwd);
  const groups = records(group);
  const isNumber = /^\d+$/.test(user);
  const entry = people.find(([name, , uid]) => (isNumber ? uid === String(Number(user)) : name === user));
  if (!entry && !isNumber) return undefined;
  const uid = entry ? Number(entry[2]) : Number(user);
  const gid = groupText ? gidOf(groupText, groups) : Number(entry?.[3] ?? 0);
  if (gid === undefined) return undefined;
  const additionalGids = groupText
    ? []
    : groups
        .filter(([, , , members = '']) => entry && members.split(',').includes(entry[0] ?? ''))
        .map(([, , id]) => Number(id));
  return { uid, gid, additionalGids, home: entry?.[5] || undefined };
}

function gidOf(text: string, groups: readonly string[][]): number | undefined {
  if (/^\d+$/.test(text)) return Number(text);
  const found = groups.find(([name]) => name === text);
  return found && Number(found[2]);
}

/** The lines of a table of accounts (passwd(5), group(5)); what has no id is none. */
function records(text: string): string[][] {
  return text
    .split('\n')
    .filter((line) => !line.startsWith('#'))
    .map((line) => line.split(':'))
    .filter(([, , id = '']) => /^\d+$/.test(id));
}
