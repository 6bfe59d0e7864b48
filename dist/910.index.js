export const id = 910;
export const ids = [910];
export const modules = {

/***/ 79221:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Mq: () => (/* binding */ isRetriedStatus),
/* harmony export */   mu: () => (/* binding */ parseRetryAfter),
/* harmony export */   qO: () => (/* binding */ retryDelayMs),
/* harmony export */   u3: () => (/* binding */ maximumTries)
/* harmony export */ });
/** How many times a request is sent at most, the first time included. */
const maximumTries = 5;
const firstDelayMs = 500;
const longestDelayMs = 60_000;
/** Whether the same request may succeed later: 408, 429 and every 5xx. */
function isRetriedStatus(status) {
    return status === 408 || status === 429 || status >= 500;
}
/** `Retry-After` in milliseconds from now: seconds or an HTTP date; undefined when it is neither. */
function parseRetryAfter(header, now) {
    const text = header?.trim();
    if (!text)
        return undefined;
    if (/^\d+$/.test(text))
        return Number(text) * 1000;
    const date = /[a-z]/i.test(text) ? Date.parse(text) : Number.NaN;
    return Number.isNaN(date) ? undefined : Math.max(0, date - now.getTime());
}
/**
 * Milliseconds to wait after failure number `failures` (from 1): what the registry asked for, at most
 * a minute; else 0.5 s, 1 s, 2 s …, of which `random` (0 to 1) takes off up to a half.
 */
function retryDelayMs(failures, retryAfterMs, random) {
    const wanted = retryAfterMs ?? firstDelayMs * 2 ** (failures - 1) * (1 - random / 2);
    return Math.min(longestDelayMs, Math.round(wanted));
}


/***/ }),

/***/ 56310:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DC: () => (/* binding */ hashFile),
/* harmony export */   Ux: () => (/* binding */ keepAsset),
/* harmony export */   Y: () => (/* binding */ cachedAssetPath),
/* harmony export */   p4: () => (/* binding */ copyHashed)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(76760);
/* harmony import */ var node_stream_promises__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(46466);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(27406);






/**
 * Where a release's asset is kept: `CACHE/sealift/buildx/v0.37.1/buildx-v0.37.1.linux-amd64`. Only the
 * published files are kept, never what was unpacked from them (docs/decisions/0003-tool-cache.md).
 */
function cachedAssetPath(cacheFolder, release) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(cacheFolder, 'sealift', release.name, release.version, release.asset);
}
/**
 * Copies a file and returns the SHA-256 of the bytes that were written, 64 hex digits; `undefined` when
 * there is no such file. What is checked is what will run: the original may change meanwhile.
 */
async function copyHashed(from, to) {
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256');
    try {
        await (0,node_stream_promises__WEBPACK_IMPORTED_MODULE_4__.pipeline)((0,node_fs__WEBPACK_IMPORTED_MODULE_1__.createReadStream)(from, { highWaterMark: 1024 * 1024 }), async function* (chunks) {
            for await (const chunk of chunks) {
                hash.update(chunk);
                yield chunk;
            }
        }, (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.createWriteStream)(to, { mode: 0o600 }));
        return hash.digest('hex');
    }
    catch (cause) {
        if (!isAbsent(cause))
            throw unreadable(from, cause);
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rm)(to, { force: true });
        return undefined;
    }
}
/** The SHA-256 of a file, 64 hex digits; `undefined` when there is none. */
async function hashFile(path) {
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256');
    try {
        await (0,node_stream_promises__WEBPACK_IMPORTED_MODULE_4__.pipeline)((0,node_fs__WEBPACK_IMPORTED_MODULE_1__.createReadStream)(path, { highWaterMark: 1024 * 1024 }), hash);
        return hash.digest('hex');
    }
    catch (cause) {
        if (isAbsent(cause))
            return undefined;
        throw unreadable(path, cause);
    }
}
/** Puts a verified file into the cache; a rename, so that another run sees all of it or nothing. */
async function keepAsset(from, to) {
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.mkdir)((0,node_path__WEBPACK_IMPORTED_MODULE_3__.dirname)(to), { recursive: true });
    const part = `${to}.${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(6).toString('hex')}.part`;
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.copyFile)(from, part);
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rename)(part, to);
    }
    finally {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rm)(part, { force: true });
    }
}
function isAbsent(error) {
    return ['ENOENT', 'ENOTDIR'].includes(error.code ?? '');
}
function unreadable(path, cause) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_5__/* .SealiftError */ .Pf('tool-failed', `${path} could not be read: ${cause.message}`, { cause });
}


/***/ }),

/***/ 13631:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  uq: () => (/* binding */ assetUrl),
  Ed: () => (/* binding */ chosenRelease),
  HG: () => (/* binding */ installTools)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/src/errors.js
var errors = __webpack_require__(27406);
// EXTERNAL MODULE: ./build/src/tools/asset-cache.js
var asset_cache = __webpack_require__(56310);
// EXTERNAL MODULE: ./build/src/tools/catalog.js + 1 modules
var catalog = __webpack_require__(8027);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:stream/promises"
var external_node_stream_promises_ = __webpack_require__(46466);
// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(58500);
// EXTERNAL MODULE: ./build/src/oci/retry.js
var retry = __webpack_require__(79221);
;// CONCATENATED MODULE: ./build/src/tools/download.js






/**
 * Downloads `url` into the new file `path` and returns the SHA-256 of what came, 64 hex digits.
 * Follows up to five redirects, never from https to http. Tries again on a broken connection, 408, 429
 * (`Retry-After`) and 5xx; any other answer is `network-failed` at once.
 */
async function download(url, path, deps, sleep = timer) {
    for (let attempt = 1;; attempt += 1) {
        const failure = await tryOnce(url, path, deps);
        if ('sha256' in failure)
            return failure.sha256;
        if (!failure.again || attempt === retry/* maximumTries */.u3 || deps.signal.aborted)
            throw failure.error;
        deps.log.warn(`${failure.error.message}; trying again (${attempt + 1} of ${retry/* maximumTries */.u3})`);
        await sleep((0,retry/* retryDelayMs */.qO)(attempt, failure.retryAfterMs, Math.random()), deps.signal).catch((cause) => {
            throw new errors/* SealiftError */.Pf('interrupted', `interrupted while ${url.pathname} was downloaded`, { cause });
        });
    }
}
async function tryOnce(url, path, deps) {
    const name = publicUrl(url);
    try {
        const response = await get(url, deps);
        if (response.status !== 200) {
            response.body.destroy();
            return refused(name, response, deps.clock());
        }
        const hash = (0,external_node_crypto_.createHash)('sha256');
        const length = response.headers['content-length'];
        let received = 0;
        await (0,external_node_stream_promises_.pipeline)(response.body, async function* (chunks) {
            for await (const chunk of chunks) {
                hash.update(chunk);
                received += chunk.length;
                yield chunk;
            }
        }, (0,external_node_fs_.createWriteStream)(path, { mode: 0o600 }), { signal: deps.signal });
        if (length !== undefined && Number(length) !== received) {
            throw new Error(`${received} of ${length} bytes came`);
        }
        return { sha256: hash.digest('hex') };
    }
    catch (cause) {
        if (deps.signal.aborted)
            throw new errors/* SealiftError */.Pf('interrupted', `interrupted while ${name} was downloaded`);
        if (cause instanceof errors/* SealiftError */.Pf && cause.code !== 'network-failed')
            throw cause;
        const why = cause instanceof Error ? cause.message : String(cause);
        const error = new errors/* SealiftError */.Pf('network-failed', `downloading ${name} failed: ${why}`, { cause, hint });
        return { error, again: !isUnknownHost(cause) };
    }
}
/** A name nobody knows is a final answer; a name server that did not answer (EAI_AGAIN) is not. */
function isUnknownHost(error) {
    if (!(error instanceof Error))
        return false;
    return error.code === 'ENOTFOUND' || isUnknownHost(error.cause);
}
const hint = 'Is the machine allowed to reach it? A proxy is taken from HTTPS_PROXY; tool-mirror names another place, tools-dir a folder that has the programs.';
async function get(url, deps) {
    let target = url;
    for (let hop = 0; hop <= 5; hop += 1) {
        const response = await deps.http({ method: 'GET', url: target, signal: deps.signal });
        const location = response.headers.location;
        if (![301, 302, 303, 307, 308].includes(response.status) || !location)
            return response;
        response.body.destroy();
        const next = new URL(location, target);
        if (target.protocol === 'https:' && next.protocol !== 'https:') {
            throw new errors/* SealiftError */.Pf('tool-failed', `${publicUrl(url)} redirects from https to ${next.protocol}//`);
        }
        target = next;
    }
    throw new errors/* SealiftError */.Pf('tool-failed', `${publicUrl(url)} redirects more than five times`);
}
function refused(name, response, now) {
    const { status } = response;
    return {
        error: new errors/* SealiftError */.Pf('network-failed', `downloading ${name} was answered with ${status}`, { hint }),
        again: (0,retry/* isRetriedStatus */.Mq)(status),
        retryAfterMs: (0,retry/* parseRetryAfter */.mu)(response.headers['retry-after'], now),
    };
}
/** Without the user and password a mirror's URL may hold, and without a signed query. */
function publicUrl(url) {
    return `${url.origin}${url.pathname}`;
}
const timer = (milliseconds, signal) => (0,external_node_timers_promises_.setTimeout)(milliseconds, undefined, signal && { signal });

// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
// EXTERNAL MODULE: ./build/src/tools/tar-reader.js + 3 modules
var tar_reader = __webpack_require__(72105);
;// CONCATENATED MODULE: ./build/src/tools/tar.js







/**
 * Unpacks the regular files of a `.tar.gz` that `wanted` gives a file name for, into `folder` (which must
 * exist), executable. No path of the archive is used, so none can lead out of the folder. Returns the
 * names written; a damaged archive is `tool-failed`.
 */
async function unpackTarGz(archive, folder, wanted) {
    const written = [];
    const chunkSize = 1024 * 1024;
    let file;
    try {
        await (0,external_node_stream_promises_.pipeline)((0,external_node_fs_.createReadStream)(archive, { highWaterMark: chunkSize }), (0,external_node_zlib_.createGunzip)({ chunkSize }), async (stream) => {
            const unpack = async ({ type, path }) => {
                const name = type === 'file' ? wanted(path) : undefined;
                if (name === undefined)
                    return undefined;
                const opened = await (0,promises_.open)((0,external_node_path_.join)(folder, name), 'w', 0o755);
                file = opened;
                written.push(name);
                return { write: (piece) => opened.writeFile(piece), end: () => opened.close() };
            };
            await (0,tar_reader/* readTar */.s)(stream, unpack, 'passed over');
        });
    }
    catch (cause) {
        // Of a file that was cut short; one that is whole is closed.
        await file?.close().catch(() => undefined);
        throw new errors/* SealiftError */.Pf('tool-failed', `${archive} could not be unpacked`, { cause });
    }
    return written;
}

// EXTERNAL MODULE: ./build/src/tools/tools-dir.js
var tools_dir = __webpack_require__(91312);
;// CONCATENATED MODULE: ./build/src/tools/install.js








/**
 * Makes these tools ready to run, all at once, in their order. Programs from releases are put into the
 * run folder from bytes whose SHA-256 was just checked. Rejects with `tool-missing`, `tool-checksum`,
 * `tool-version-refused`, `network-failed`.
 */
function installTools(names, options, deps) {
    return Promise.all(names.map((name) => options.toolsDir === undefined
        ? installRelease(chosenRelease(name, options), options, deps)
        : (0,tools_dir/* vouchedTool */.j)(name, options.toolsDir, options.platform, deps)));
}
/** The release these options ask for; a chosen version must come with a checksum. */
function chosenRelease(name, options) {
    const chosen = options.versions?.[name];
    if (chosen && !(0,catalog/* isSha256 */._h)(chosen.sha256)) {
        throw new errors/* SealiftError */.Pf('input-invalid', `${name} ${chosen.version} needs its SHA-256: 64 hex digits`, {
            hint: `Take it from the checksum file of ${name}'s release, or leave the version out for the pinned one.`,
        });
    }
    return (0,catalog/* releaseOf */.l7)(name, options, chosen);
}
/** Where a release's asset is downloaded from. */
function assetUrl(release, mirror) {
    const [owner = '', repo = ''] = release.gitRepository.split('/');
    const base = (mirror ?? 'https://github.com/{owner}/{repo}/releases/download')
        .replaceAll('{owner}', owner)
        .replaceAll('{repo}', repo)
        .replace(/\/+$/, '');
    try {
        return new URL(`${base}/${release.version}/${release.asset}`);
    }
    catch {
        throw new errors/* SealiftError */.Pf('input-invalid', 'tool-mirror is no URL', {
            hint: 'It looks like https://mirror.example/{owner}/{repo}/releases/download.',
        });
    }
}
async function installRelease(release, options, deps) {
    const folder = await deps.files.folder('tools', release.name);
    const file = (0,external_node_path_.join)(folder, release.asset);
    const from = (await takeCached(release, file, options, deps))
        ? 'cache'
        : await takeDownloaded(release, file, options, deps);
    const path = (0,external_node_path_.join)(folder, (0,catalog/* programName */.kX)(release.name, options.platform));
    await placePrograms(release, file, path, deps);
    return { name: release.name, version: release.version, path, folder, sha256: release.sha256, from };
}
async function takeCached(release, file, options, deps) {
    const cached = (0,asset_cache/* cachedAssetPath */.Y)(options.cacheFolder, release);
    const sha256 = await (0,asset_cache/* copyHashed */.p4)(cached, file);
    if (sha256 === undefined)
        return false;
    if (sha256 === release.sha256)
        return true;
    await (0,promises_.rm)(file, { force: true });
    deps.log.warn(`${cached} is not what ${release.gitRepository} published (SHA-256 ${sha256}, expected ${release.sha256}): it is thrown away and fetched anew`);
    await (0,promises_.rm)(cached, { force: true }).catch(() => { });
    return false;
}
async function takeDownloaded(release, file, options, deps) {
    const url = assetUrl(release, options.mirror);
    const sha256 = await download(url, file, deps, options.sleep);
    if (sha256 !== release.sha256) {
        await (0,promises_.rm)(file, { force: true });
        throw new errors/* SealiftError */.Pf('tool-checksum', `${release.asset} from ${url.host} is not the pinned one: SHA-256 is ${sha256}, expected ${release.sha256}`, {
            hint: 'Nothing was unpacked or run. Find out who changed it: the release, the mirror, or something between.',
        });
    }
    await (0,asset_cache/* keepAsset */.Ux)(file, (0,asset_cache/* cachedAssetPath */.Y)(options.cacheFolder, release)).catch((error) => deps.log.warn(`${release.asset} could not be kept for later runs: ${error.message}`));
    return 'download';
}
/** Makes the program out of the checked asset, which is gone afterwards. */
async function placePrograms(release, asset, program, deps) {
    if (asset.endsWith('.tar.gz')) {
        await unpackTarGz(asset, (0,external_node_path_.dirname)(program), (path) => wantedMember(release.name, path));
        await (0,promises_.rm)(asset);
    }
    else if (asset.endsWith('.zip')) {
        await unpackZip(asset, program, deps);
        await (0,promises_.rm)(asset);
    }
    else {
        await (0,promises_.rename)(asset, program);
    }
    await (0,promises_.chmod)(program, 0o755).catch((cause) => {
        throw new errors/* SealiftError */.Pf('tool-missing', `${release.asset} holds no ${(0,external_node_path_.basename)(program)}`, { cause });
    });
}
/** BuildKit's archive brings runc and the emulators for other architectures along; its client is not used. */
function wantedMember(name, path) {
    if (name !== 'buildkit')
        return path === (0,catalog/* programName */.kX)(name, 'linux') ? path : undefined;
    return /^bin\/(buildkitd|buildkit-(?:runc|qemu-[a-z0-9_]+))$/.exec(path)?.[1];
}
/** Only Windows' releases are zip files, and its own tar reads them. */
async function unpackZip(asset, program, deps) {
    const tar = deps.env.SystemRoot ? (0,external_node_path_.join)(deps.env.SystemRoot, 'System32', 'tar.exe') : 'tar';
    const { code, stderr } = await deps.run({
        program: tar,
        args: ['-xf', asset, '-C', (0,external_node_path_.dirname)(program), (0,external_node_path_.basename)(program)],
        env: { PATH: deps.env.PATH, SystemRoot: deps.env.SystemRoot },
        signal: deps.signal,
    });
    if (code !== 0)
        throw new errors/* SealiftError */.Pf('tool-failed', `${asset} could not be unpacked: ${stderr.trim()}`);
}


/***/ }),

/***/ 65341:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ verifyTools),
/* harmony export */   q: () => (/* binding */ listTools)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27406);
/* harmony import */ var _asset_cache_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(56310);
/* harmony import */ var _catalog_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8027);
/* harmony import */ var _install_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(13631);
/* harmony import */ var _tools_dir_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(91312);





/** What would be installed on this machine, and from where. Touches neither network nor disk. */
function listTools(options) {
    return _catalog_js__WEBPACK_IMPORTED_MODULE_2__/* .toolNames */ .$p.map((name) => {
        try {
            const release = (0,_install_js__WEBPACK_IMPORTED_MODULE_3__/* .chosenRelease */ .Ed)(name, options);
            const { version, sha256 } = release;
            const url = (0,_install_js__WEBPACK_IMPORTED_MODULE_3__/* .assetUrl */ .uq)(release, options.mirror);
            // A mirror's URL may carry a password.
            return { name, version, url: `${url.origin}${url.pathname}`, sha256 };
        }
        catch (error) {
            if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SealiftError */ .Pf) || error.code === 'input-invalid')
                throw error;
            return {
                name,
                version: options.versions?.[name]?.version ?? (0,_catalog_js__WEBPACK_IMPORTED_MODULE_2__/* .pinnedVersion */ .V2)(name),
                unavailable: error.message,
            };
        }
    });
}
/**
 * Checks what the cache holds against the pinned checksums, and changes nothing. With `toolsDir`: that
 * each program is there and runs, with the SHA-256 it has now.
 */
function verifyTools(names, options, deps) {
    return Promise.all(names.map((name) => verifyTool(name, options, deps)));
}
async function verifyTool(name, options, deps) {
    try {
        if (options.toolsDir !== undefined) {
            const { version, path } = await (0,_tools_dir_js__WEBPACK_IMPORTED_MODULE_4__/* .vouchedTool */ .j)(name, options.toolsDir, options.platform, deps);
            const actual = await (0,_asset_cache_js__WEBPACK_IMPORTED_MODULE_1__/* .hashFile */ .DC)(path);
            return { name, version, state: 'vouched', path, ...(actual && { actual }) };
        }
        const release = (0,_install_js__WEBPACK_IMPORTED_MODULE_3__/* .chosenRelease */ .Ed)(name, options);
        const path = (0,_asset_cache_js__WEBPACK_IMPORTED_MODULE_1__/* .cachedAssetPath */ .Y)(options.cacheFolder, release);
        const actual = await (0,_asset_cache_js__WEBPACK_IMPORTED_MODULE_1__/* .hashFile */ .DC)(path);
        const state = actual === undefined ? 'absent' : actual === release.sha256 ? 'verified' : 'wrong';
        return {
            name,
            version: release.version,
            state,
            path,
            expected: release.sha256,
            ...(actual && { actual }),
        };
    }
    catch (error) {
        if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SealiftError */ .Pf) || error.code === 'input-invalid')
            throw error;
        return {
            name,
            version: options.versions?.[name]?.version ?? (0,_catalog_js__WEBPACK_IMPORTED_MODULE_2__/* .pinnedVersion */ .V2)(name),
            state: 'unavailable',
            reason: error.message,
        };
    }
}


/***/ }),

/***/ 70178:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ openToolbox),
/* harmony export */   c: () => (/* binding */ installOptions)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _install_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(13631);


function openToolbox(choice, place, deps) {
    const asked = new Map();
    const ready = [];
    const install = async (name) => {
        const [tool] = await (0,_install_js__WEBPACK_IMPORTED_MODULE_1__/* .installTools */ .HG)([name], installOptions(choice, place), deps);
        ready.push(tool);
        return tool;
    };
    return {
        get(name) {
            const tool = asked.get(name) ?? install(name);
            asked.set(name, tool);
            return tool;
        },
        ready: () => [...ready],
    };
}
/** How `sealift tools` and the lines find and keep programs. */
function installOptions(choice, place) {
    return {
        platform: place.platform,
        arch: place.architecture,
        cacheFolder: choice.toolCache ?? (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(place.cache, 'tools'),
        versions: choice.toolVersions,
        ...(choice.toolsDir ? { toolsDir: choice.toolsDir } : {}),
        ...(choice.toolMirror ? { mirror: choice.toolMirror } : {}),
    };
}


/***/ }),

/***/ 91312:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   j: () => (/* binding */ vouchedTool)
/* harmony export */ });
/* unused harmony export versionIn */
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(27406);
/* harmony import */ var _catalog_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8027);




/**
 * A tool from the folder the caller vouches for. Its version is what the program says (`unknown` where it says none); there is no
 * checksum to hold it to, which `from: 'tools-dir'` tells in the record. Rejects with `tool-missing` or
 * `tool-version-refused`.
 */
async function vouchedTool(name, toolsDir, platform, deps) {
    const folder = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(toolsDir);
    const file = (0,_catalog_js__WEBPACK_IMPORTED_MODULE_3__/* .programName */ .kX)(name, platform);
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, file);
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.access)(path, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.constants.X_OK).catch((cause) => {
        const why = cause.code === 'ENOENT' ? `has no ${file}` : `has a ${file} that cannot be run (${cause.code})`;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .SealiftError */ .Pf('tool-missing', `tools-dir ${folder} ${why}`, {
            hint: `Put ${name}'s program there under the name ${file}, or leave tools-dir out so that the pinned release is fetched.`,
            cause,
        });
    });
    const version = await ownVersion(name, path, deps);
    (0,_catalog_js__WEBPACK_IMPORTED_MODULE_3__/* .refuseBadVersion */ .Un)(name, version);
    return { name, version, path, folder, from: 'tools-dir' };
}
/** How each program is asked for its version; the emulator knows none, and serves whatever it is asked. */
const versionArgs = {
    buildx: ['version'],
    buildkit: ['--version'],
    trivy: ['--version'],
    cosign: ['version'],
    'lambda-rie': undefined,
};
/** The first thing in the output that looks like a version: `v1.2.3`, with `-rc.1` and the like. */
function versionIn(output) {
    const found = /\bv?(\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?)/.exec(output);
    return found ? `v${found[1]}` : undefined;
}
async function ownVersion(name, path, deps) {
    const args = versionArgs[name];
    if (args === undefined)
        return 'unknown';
    const { code, stdout, stderr } = await deps.run({
        program: path,
        args,
        env: { PATH: deps.env.PATH, HOME: deps.env.HOME },
        timeoutMs: 30_000,
        signal: deps.signal,
    });
    // cosign has written its version to either output, by version.
    const version = versionIn(stdout) ?? versionIn(stderr);
    if (code === 0 && version)
        return version;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .SealiftError */ .Pf('tool-failed', `${path} ${args.join(' ')} gave no version (exit ${code})`, {
        hint: `Is it really ${name}, for this machine's architecture?`,
    });
}


/***/ })

};
