/** Files of one purpose that a container does not need. */
export interface WasteKind {
  /** Also the id of the finding. */
  readonly id: string;
  /** Goes after a size: `30 MB are …`. */
  readonly title: string;
  readonly path: RegExp;
  readonly fix: string;
}

/** What a file is kept for, when the image could do without it; `exists` tells whether another path is there. */
export function wasteKindOf(path: string, exists: (path: string) => boolean): WasteKind | undefined {
  const kind = kinds.find((one) => one.path.test(path));
  if (kind?.id !== 'python-bytecode') return kind;
  // Compiled modules without their source are the program itself.
  const source = path.replace(/(?:__pycache__\/)?([^/.]+)(?:\.[^/]+)?\.pyc$/, '$1.py');
  return exists(source) ? kind : undefined;
}

const home = '(?:^|^root/|^home/[^/]+/)';

/** The first that fits counts. */
const kinds: readonly WasteKind[] = [
  {
    id: 'apt-cache',
    title: 'lists and archives of apt',
    path: /^var\/(?:lib\/apt\/lists|cache\/apt)\//,
    fix: 'RUN --mount=type=cache,target=/var/lib/apt --mount=type=cache,target=/var/cache/apt …, or rm -rf /var/lib/apt/lists/* in the step that installs.',
  },
  {
    id: 'apk-cache',
    title: 'the cache of apk',
    path: /^(?:var\/cache\/apk|etc\/apk\/cache)\//,
    fix: 'apk add --no-cache.',
  },
  {
    id: 'dnf-cache',
    title: 'the cache of dnf or yum',
    path: /^var\/(?:cache\/(?:dnf|yum|libdnf5)|lib\/dnf\/repos)\//,
    fix: 'dnf clean all in the step that installs.',
  },
  {
    id: 'pip-cache',
    title: 'the cache of pip, uv or poetry',
    path: new RegExp(`${home}\\.cache/(?:pip|uv|pypoetry|pipenv)/`),
    fix: 'PIP_NO_CACHE_DIR=1, or RUN --mount=type=cache,target=/root/.cache.',
  },
  {
    id: 'npm-cache',
    title: 'the cache of npm, yarn or pnpm',
    path: new RegExp(
      `${home}(?:\\.npm/_(?:cacache|logs|npx)|\\.cache/(?:yarn|node|node-gyp)|\\.local/share/pnpm/store|\\.yarn/berry/cache)/|^usr/local/share/\\.cache/`,
    ),
    fix: 'RUN --mount=type=cache,target=/root/.npm npm ci, or npm cache clean --force in the same step.',
  },
  {
    id: 'go-cache',
    title: 'the caches of Go',
    path: new RegExp(`${home}(?:\\.cache/go-build|go/pkg/mod)/`),
    fix: 'Build in a stage of its own and copy the program, or use RUN --mount=type=cache.',
  },
  {
    id: 'cargo-cache',
    title: 'the caches of Cargo',
    path: new RegExp(`${home}\\.cargo/(?:registry|git)/|^usr/local/cargo/(?:registry|git)/`),
    fix: 'Build in a stage of its own and copy the program, or use RUN --mount=type=cache.',
  },
  {
    id: 'java-cache',
    title: 'the caches of Maven or Gradle',
    path: new RegExp(`${home}(?:\\.m2/repository|\\.gradle/caches)/`),
    fix: 'Build in a stage of its own and copy the archive, or use RUN --mount=type=cache.',
  },
  {
    id: 'git-folder',
    title: 'the history of git',
    path: /(?:^|\/)\.git\//,
    fix: 'Add .git to .dockerignore.',
  },
  {
    id: 'python-bytecode',
    title: 'compiled Python modules beside their source',
    path: /\.pyc$/,
    fix: 'PYTHONDONTWRITEBYTECODE=1 while building; keep them where a fast start is worth more than the bytes, for a read-only system cannot make them later.',
  },
  {
    id: 'package-documentation',
    title: 'manuals, documentation and translations',
    path: /^usr\/(?:local\/)?share\/(?:doc|man|info|locale|gtk-doc|help)\//,
    fix: 'Start from a slim base image, or exclude them (path-exclude in /etc/dpkg/dpkg.cfg.d, tsflags=nodocs for dnf).',
  },
  {
    id: 'source-maps',
    title: 'source maps',
    path: /\.(?:[cm]?js|css|d\.[cm]?ts)\.map$/,
    fix: 'Leave them out of the build for production, or copy only *.js.',
  },
  {
    id: 'node-modules-development',
    title: 'what packages of node_modules carry for their developers',
    path: /(?:^|\/)node_modules\/(?:(?:.+\/)?(?:\.cache|\.bin-cache|@types|typescript|eslint|jest|vitest|webpack|test|tests|__tests__|docs?|examples?|coverage)\/|.+\.(?:d\.[cm]?ts|tsbuildinfo|md|markdown)$)/i,
    fix: 'npm ci --omit=dev, or bundle the program into one file.',
  },
  {
    id: 'tests',
    title: 'tests',
    path: /(?:^|\/)(?:site-packages|dist-packages)\/.+\/tests?\/|^(?:app|src|opt\/app|usr\/src\/app|var\/task)\/(?:tests?|__tests__|spec)\//,
    fix: 'Add them to .dockerignore.',
  },
  {
    id: 'logs',
    title: 'logs of the build',
    path: /^var\/log\/|(?:^|\/)npm-debug\.log$/,
    fix: 'Delete them in the step that writes them.',
  },
];
