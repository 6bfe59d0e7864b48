export const id = 620;
export const ids = [620];
export const modules = {

/***/ 77108:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   IE: () => (/* binding */ nonsense),
/* harmony export */   Rs: () => (/* binding */ serviceUrl),
/* harmony export */   cb: () => (/* binding */ callService),
/* harmony export */   fN: () => (/* binding */ idToken),
/* harmony export */   vu: () => (/* binding */ isRefusal),
/* harmony export */   wk: () => (/* binding */ denied),
/* harmony export */   xE: () => (/* binding */ askService)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27406);
/* harmony import */ var _oci_body_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1515);
/* harmony import */ var _oci_registry_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(17055);
/* harmony import */ var _oci_retry_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(79221);
/* harmony import */ var _oci_retrying_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(13057);
/* harmony import */ var _source_oidc_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(55018);






const answerLimit = 1024 * 1024;
/** This job's OIDC token for `audience`; fails with `permission-missing` where none can be had. */
async function idToken(audience, registry, deps) {
    const answer = await (0,_source_oidc_js__WEBPACK_IMPORTED_MODULE_3__/* .requestOidcToken */ .I)(deps, audience);
    if (answer)
        return answer;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SealiftError */ .Pf('permission-missing', `the keyless login for ${registry} needs this job's OIDC token, which it may not ask for`, {
        hint: 'Give the job "permissions: id-token: write"; pull requests from forks never get one. Outside GitHub Actions give username and password.',
    });
}
/** Posts a form or JSON to a service; tried again where that may help. Follows no redirect. */
function askService(service, request, deps, headers = {}) {
    const operation = {
        registry: service.title,
        target: service.title,
        verb: `ask ${service.url.host}`,
    };
    const [type, body] = 'form' in request
        ? ['application/x-www-form-urlencoded', new URLSearchParams(request.form).toString()]
        : ['application/json', JSON.stringify(request.json)];
    return (0,_oci_retrying_js__WEBPACK_IMPORTED_MODULE_2__/* .retrying */ .R$)(async () => {
        try {
            const response = await deps.http({
                method: 'POST',
                url: service.url,
                headers: { accept: 'application/json', 'content-type': type, ...headers },
                body,
                signal: deps.signal,
            });
            if ((0,_oci_retry_js__WEBPACK_IMPORTED_MODULE_4__/* .isRetriedStatus */ .Mq)(response.status))
                throw await (0,_oci_registry_error_js__WEBPACK_IMPORTED_MODULE_1__/* .answerError */ .n)(response, operation, deps.clock());
            const bytes = await (0,_oci_body_js__WEBPACK_IMPORTED_MODULE_5__/* .readBody */ .x8)(response, answerLimit);
            if (!bytes)
                throw new _oci_registry_error_js__WEBPACK_IMPORTED_MODULE_1__/* .RegistryError */ .gl('network-failed', `${service.title} answered more than 1 MiB`);
            const text = bytes.toString('utf8');
            return { status: response.status, text, json: objectIn(text) };
        }
        catch (error) {
            throw (0,_oci_registry_error_js__WEBPACK_IMPORTED_MODULE_1__/* .exchangeError */ .mH)(error, operation, deps.signal);
        }
    }, deps);
}
/**
 * Calls a vendor's SDK, which signs and sends its own requests: tried again while no answer comes. `said` reads the
 * service's own refusal out of an error; undefined: there was no answer.
 */
function callService(service, work, said, deps) {
    const operation = {
        registry: service.title,
        target: service.title,
        verb: `ask ${service.url.host}`,
    };
    return (0,_oci_retrying_js__WEBPACK_IMPORTED_MODULE_2__/* .retrying */ .R$)(async () => {
        try {
            return await interruptible(work(), deps.signal);
        }
        catch (error) {
            const refusal = error instanceof Error && !deps.signal.aborted ? said(error) : undefined;
            if (refusal)
                return refusal;
            throw deps.signal.aborted
                ? (0,_oci_registry_error_js__WEBPACK_IMPORTED_MODULE_1__/* .exchangeError */ .mH)(error, operation, deps.signal)
                : (0,_oci_registry_error_js__WEBPACK_IMPORTED_MODULE_1__/* .connectionError */ .$t)(error, operation);
        }
    }, deps);
}
function isRefusal(answer) {
    return typeof answer === 'object' && answer !== null && 'refused' in answer;
}
/** Not every SDK can be stopped; the run goes on without its answer then. */
function interruptible(work, signal) {
    signal.throwIfAborted();
    return new Promise((resolve, reject) => {
        const stop = () => reject(signal.reason);
        signal.addEventListener('abort', stop, { once: true });
        work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
    });
}
/**
 * The error for an exchange that was denied: `registry-unauthorized`, with the claims a trust policy can ask for. The
 * token itself is in no part of it.
 */
function denied({ service, registry, words, claims, mismatch, look }) {
    const about = mismatch ? ` because "${mismatch}" does not match` : '';
    const sent = claims ? ` This job's token says ${claimsText(claims)}.` : '';
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SealiftError */ .Pf('registry-unauthorized', `${service} denied the login for ${registry}${about}: ${printable(words)}`, { hint: `${look}${sent}` });
}
/** An answer that makes no sense, in the words of an error. */
function nonsense(service, lacks) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SealiftError */ .Pf('network-failed', `${service} answered without ${lacks}`, {
        hint: 'Check the address in endpoints, if one is set there; something between may have answered in its place.',
    });
}
/** The address of a service: the caller's, else the vendor's. */
function serviceUrl(given, usual) {
    return new URL(given ?? usual);
}
const shownClaims = [
    'iss',
    'aud',
    'sub',
    'repository',
    'repository_id',
    'repository_owner_id',
    'ref',
    'environment',
    'event_name',
    'job_workflow_ref',
];
function claimsText(claims) {
    return shownClaims
        .filter((name) => claims[name] !== undefined)
        .map((name) => `${name}: ${printable(String(claims[name]))}`)
        .join(', ');
}
function printable(text) {
    const line = text.replaceAll(/[\p{C}\p{Z}]+/gu, ' ').trim();
    return line.length > 500 ? `${line.slice(0, 500)}…` : line;
}
function objectIn(text) {
    try {
        const value = JSON.parse(text);
        return typeof value === 'object' && value !== null ? value : {};
    }
    catch {
        return {};
    }
}


/***/ }),

/***/ 70620:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   exchangeForTcr: () => (/* binding */ exchangeForTcr)
/* harmony export */ });
/* harmony import */ var _secret_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(29029);
/* harmony import */ var _exchange_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(77108);


const timeoutSeconds = 30;
/**
 * The role's keys become a login of one instance for an hour, by the API action CreateInstanceToken.
 * Source: cloud.tencent.com/document/api, TCR 2019-09-24.
 */
async function exchangeForTcr(login, deps) {
    const title = 'Tencent Cloud TCR';
    const { registry, fields, endpoints } = login;
    const credential = await assumeTencentRole(login, deps);
    const url = (0,_exchange_js__WEBPACK_IMPORTED_MODULE_1__/* .serviceUrl */ .Rs)(endpoints.tcr, 'https://tcr.tencentcloudapi.com/');
    const answer = await (0,_exchange_js__WEBPACK_IMPORTED_MODULE_1__/* .callService */ .cb)({ title, url }, async () => {
        const { CommonClient } = await Promise.all(/* import() */[__webpack_require__.e(449), __webpack_require__.e(388)]).then(__webpack_require__.t.bind(__webpack_require__, 37388, 19));
        const client = new CommonClient('tcr.tencentcloudapi.com', '2019-09-24', {
            credential,
            region: fields.region,
            profile: {
                httpProfile: {
                    endpoint: url.host,
                    protocol: `${url.protocol}//`,
                    reqTimeout: timeoutSeconds,
                    agent: deps.agent(url),
                },
            },
        });
        const request = { RegistryId: fields['instance-id'], TokenType: 'temp', Desc: 'sealift' };
        return client.request('CreateInstanceToken', request, { signal: deps.signal });
    }, refusalOf, deps);
    if ((0,_exchange_js__WEBPACK_IMPORTED_MODULE_1__/* .isRefusal */ .vu)(answer)) {
        throw (0,_exchange_js__WEBPACK_IMPORTED_MODULE_1__/* .denied */ .wk)({
            service: title,
            registry,
            words: `${answer.refused.code}: ${answer.refused.message}`,
            look: `Give the role ${fields['role-to-assume']} a policy that allows tcr:CreateInstanceToken on ${fields['instance-id']} in ${fields.region}.`,
        });
    }
    const { Username, Token, ExpTime } = answer;
    const expiresAt = new Date(Number(ExpTime));
    if (typeof Username !== 'string' || typeof Token !== 'string' || Number.isNaN(expiresAt.getTime()))
        throw (0,_exchange_js__WEBPACK_IMPORTED_MODULE_1__/* .nonsense */ .IE)(title, 'a user name, a token and when it ends');
    return { username: Username, password: new _secret_js__WEBPACK_IMPORTED_MODULE_0__/* .Secret */ .z(Token), expiresAt };
}
/**
 * Tencent's STS for an OIDC identity provider of the account; AssumeRoleWithWebIdentity takes no signature.
 * Source: cloud.tencent.com/document/api, STS 2018-08-13.
 */
async function assumeTencentRole(login, deps) {
    const title = 'Tencent Cloud STS';
    const { registry, fields, endpoints } = login;
    const { token, claims } = await (0,_exchange_js__WEBPACK_IMPORTED_MODULE_1__/* .idToken */ .fN)(fields.audience ?? 'sts.tencentcloudapi.com', registry, deps);
    const url = (0,_exchange_js__WEBPACK_IMPORTED_MODULE_1__/* .serviceUrl */ .Rs)(endpoints.sts, 'https://sts.tencentcloudapi.com/');
    const request = {
        ProviderId: fields['oidc-provider'],
        RoleArn: fields['role-to-assume'],
        RoleSessionName: 'sealift',
        DurationSeconds: 3600,
        WebIdentityToken: token.reveal(),
    };
    const headers = {
        authorization: 'SKIP',
        'x-tc-action': 'AssumeRoleWithWebIdentity',
        'x-tc-version': '2018-08-13',
        'x-tc-region': fields.region,
        'x-tc-timestamp': String(Math.floor(deps.clock().getTime() / 1000)),
    };
    const { status, json } = await (0,_exchange_js__WEBPACK_IMPORTED_MODULE_1__/* .askService */ .xE)({ title, url }, { json: request }, deps, headers);
    const { Error: problem, Credentials: keys } = (json.Response ?? {});
    if (problem || status !== 200) {
        const words = problem ? `${problem.Code}: ${problem.Message}` : `status ${status}`;
        throw (0,_exchange_js__WEBPACK_IMPORTED_MODULE_1__/* .denied */ .wk)({
            service: title,
            registry,
            words,
            claims,
            mismatch: mismatches.find(([pattern]) => pattern.test(words))?.[1],
            look: `Look at the trust policy of ${fields['role-to-assume']} (oidc:iss, oidc:aud, oidc:sub) and at the client IDs and issuer of the identity provider ${fields['oidc-provider']}.`,
        });
    }
    const { TmpSecretId, TmpSecretKey, Token } = keys ?? {};
    if (![TmpSecretId, TmpSecretKey, Token].every((key) => typeof key === 'string' && key !== ''))
        throw (0,_exchange_js__WEBPACK_IMPORTED_MODULE_1__/* .nonsense */ .IE)(title, 'keys of the role');
    return { secretId: TmpSecretId, secretKey: TmpSecretKey, token: Token };
}
const mismatches = [
    [/audience|client ?id/i, 'aud'],
    [/issuer/i, 'iss'],
    [/subject/i, 'sub'],
];
/** An error of the SDK that holds an answer of the service has a `code`; one without an answer has none. */
function refusalOf(error) {
    const { code } = error;
    return typeof code === 'string' && code !== '' ? { refused: { code, message: error.message } } : undefined;
}


/***/ })

};
