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
/** Builds are made by others too, and only Lambda's smoke run wants its emulator. */
const optional = ['buildkit', 'lambda-rie'];
function tools(inputs, place) {
    if (inputs.toolsDir)
        return [{ what: 'tools', state: 'note', says: `from ${inputs.toolsDir}, which you vouch for` }];
    return (0,_tools_inventory_js__WEBPACK_IMPORTED_MODULE_1__/* .listTools */ .q)((0,_tools_toolbox_js__WEBPACK_IMPORTED_MODULE_2__/* .installOptions */ .c)(inputs, place)).map((tool) => ({
        what: tool.name,
        state: tool.unavailable && !optional.includes(tool.name) ? 'missing' : tool.unavailable ? 'note' : 'ok',
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


/***/ })

};
