export const id = 565;
export const ids = [565];
export const modules = {

/***/ 55565:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runDoctor: () => (/* binding */ runDoctor)
/* harmony export */ });
/* harmony import */ var _tools_docker_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(25405);
/* harmony import */ var _tools_inventory_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(65341);
/* harmony import */ var _tools_toolbox_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(70178);



/** Says what this machine can do and what is missing; changes nothing, and asks nobody but the Docker daemon. */
async function runDoctor(inputs, place, deps, print) {
    const findings = [await git(deps), ...tools(inputs, place), await builder(place, deps), ...signing(deps)];
    const width = Math.max(...findings.map(({ what }) => what.length));
    const marks = { ok: '✓', missing: '✗', note: '·' };
    print(inputs.json
        ? JSON.stringify(findings, null, 2)
        : findings.map(({ what, state, says }) => `${marks[state]} ${what.padEnd(width)}  ${says}`).join('\n'));
    return findings.some(({ state }) => state === 'missing') ? 3 : 0;
}
async function git({ run, env }) {
    try {
        const { stdout } = await run({ program: 'git', args: ['--version'], env: { PATH: env.PATH } });
        return { what: 'git', state: 'ok', says: stdout.trim() };
    }
    catch {
        return { what: 'git', state: 'note', says: 'not found; only a CI that names the commit can do without' };
    }
}
function tools(inputs, place) {
    if (inputs.toolsDir)
        return [{ what: 'tools', state: 'note', says: `from ${inputs.toolsDir}, which you vouch for` }];
    return (0,_tools_inventory_js__WEBPACK_IMPORTED_MODULE_1__/* .listTools */ .q)((0,_tools_toolbox_js__WEBPACK_IMPORTED_MODULE_2__/* .installOptions */ .c)(inputs, place)).map((tool) => ({
        what: tool.name,
        state: tool.unavailable && tool.name !== 'buildkit' ? 'missing' : tool.unavailable ? 'note' : 'ok',
        says: tool.unavailable ?? `${tool.version}, pinned by SHA-256`,
    }));
}
async function builder(place, { env, run }) {
    const what = 'builder';
    if (env.BUILDX_BUILDER)
        return { what, state: 'ok', says: `${env.BUILDX_BUILDER}, named by BUILDX_BUILDER` };
    const docker = await (0,_tools_docker_js__WEBPACK_IMPORTED_MODULE_0__/* .askDocker */ .a)(env, run);
    if (docker.answers)
        return { what, state: 'ok', says: 'docker-container: a Docker daemon answers' };
    if (place.platform !== 'linux')
        return { what, state: 'missing', says: `${docker.reason}, and the embedded BuildKit needs Linux` };
    const rights = place.uid === 0 ? '' : '; not being root, it needs rootlesskit';
    return { what, state: 'ok', says: `embedded: ${docker.reason}${rights}` };
}
function signing({ env }) {
    const keyless = Boolean(env.ACTIONS_ID_TOKEN_REQUEST_URL);
    return [
        {
            what: 'keyless signing',
            state: keyless ? 'ok' : 'note',
            says: keyless ? 'this job can get an OIDC token' : 'no OIDC token here: sign with cosign-key',
        },
    ];
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


/***/ })

};
