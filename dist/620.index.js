export const id = 620;
export const ids = [620];
export const modules = {

/***/ 51058:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   r: () => (/* binding */ untold),
/* harmony export */   w: () => (/* binding */ denied)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27406);
/* harmony import */ var _oci_registry_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(17055);


/**
 * The error for an exchange that was denied: `registry-unauthorized`, with the claims a trust policy can ask for. What
 * the service must not repeat, the token above all, is in no part of it.
 */
function denied({ title, hidden }, { registry, words, claims, mismatches = [], look }) {
    const mismatch = mismatches.find(([pattern]) => pattern.test(words))?.[1];
    const about = mismatch ? ` because "${mismatch}" does not match` : '';
    const sent = claims ? ` This job's token says ${claimsText(claims)}.` : '';
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SealiftError */ .Pf('registry-unauthorized', `${title} denied the login for ${registry}${about}: ${(0,_oci_registry_error_js__WEBPACK_IMPORTED_MODULE_1__/* .printable */ .g$)(words, hidden)}`, { hint: `${look}${sent}` });
}
/** The error for a question that a service does not answer, in its words. */
function untold({ title, hidden }, words) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SealiftError */ .Pf('could-not-check', `${title} does not tell: ${(0,_oci_registry_error_js__WEBPACK_IMPORTED_MODULE_1__/* .printable */ .g$)(words, hidden)}`);
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
        .map((name) => `${name}: ${(0,_oci_registry_error_js__WEBPACK_IMPORTED_MODULE_1__/* .printable */ .g$)(String(claims[name]))}`)
        .join(', ');
}


/***/ }),

/***/ 77108:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ idToken)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27406);
/* harmony import */ var _source_oidc_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(55018);


/** This job's OIDC token for `audience`; fails with `permission-missing` where none can be had. */
async function idToken(audience, registry, deps) {
    const answer = await (0,_source_oidc_js__WEBPACK_IMPORTED_MODULE_1__/* .requestOidcToken */ .I)(deps, audience);
    if (answer)
        return answer;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SealiftError */ .Pf('permission-missing', `the keyless login for ${registry} needs this job's OIDC token, which it may not ask for`, {
        hint: 'Give the job "permissions: id-token: write"; pull requests from forks never get one. Outside GitHub Actions give username and password.',
    });
}


/***/ }),

/***/ 85438:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ej: () => (/* binding */ textsIn),
/* harmony export */   IE: () => (/* binding */ nonsense),
/* harmony export */   cb: () => (/* binding */ callService),
/* harmony export */   vu: () => (/* binding */ isRefusal),
/* harmony export */   xE: () => (/* binding */ askService)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27406);
/* harmony import */ var _oci_body_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1515);
/* harmony import */ var _oci_registry_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(17055);
/* harmony import */ var _oci_retry_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(79221);
/* harmony import */ var _oci_retrying_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(13057);





const answerLimit = 1024 * 1024;
/**
 * Posts a form or JSON to a service, or asks it by GET; tried again where that may help. What holds a timestamp or a
 * nonce is made anew for every try. Fails with `network-failed` where the service is not at its address; follows no
 * redirect.
 */
async function askService(service, request, deps, headers = {}) {
    const operation = operationOf(service);
    const answer = await (0,_oci_retrying_js__WEBPACK_IMPORTED_MODULE_2__/* .retrying */ .R$)(async () => {
        try {
            const asked = forThisTry(request);
            const response = await deps.http({
                url: service.url,
                ...sentBy(asked, forThisTry(headers)),
                signal: deps.signal,
            });
            if ((0,_oci_retry_js__WEBPACK_IMPORTED_MODULE_3__/* .isRetriedStatus */ .Mq)(response.status))
                throw await (0,_oci_registry_error_js__WEBPACK_IMPORTED_MODULE_1__/* .answerError */ .n)(response, operation, deps.clock());
            const bytes = await (0,_oci_body_js__WEBPACK_IMPORTED_MODULE_4__/* .readBody */ .x8)(response, answerLimit);
            if (!bytes)
                throw new _oci_registry_error_js__WEBPACK_IMPORTED_MODULE_1__/* .RegistryError */ .gl('network-failed', `${service.title} answered more than 1 MiB`);
            const text = bytes.toString('utf8');
            const answer = { status: response.status, text, json: objectIn(text) };
            if (service.again?.(answer))
                throw putOff(service, text);
            return answer;
        }
        catch (error) {
            throw (0,_oci_registry_error_js__WEBPACK_IMPORTED_MODULE_1__/* .exchangeError */ .mH)(error, operation, deps.signal);
        }
    }, deps);
    if (isElsewhere(answer))
        throw nonsense(`${service.title} at ${service.url.host}`, `what it gives (status ${answer.status})`);
    return answer;
}
function sentBy(asked, headers) {
    const accept = 'application/json';
    if ('method' in asked)
        return { method: 'GET', headers: { accept, ...headers } };
    const [type, body] = 'form' in asked
        ? ['application/x-www-form-urlencoded', new URLSearchParams(asked.form).toString()]
        : ['application/json', JSON.stringify(asked.json)];
    return { method: 'POST', headers: { accept, 'content-type': type, ...headers }, body };
}
/** A redirect, or a web server's own word for an address where nothing is: no service says no like this. */
function isElsewhere({ status, text }) {
    return (status >= 300 && status < 400) || ((status === 404 || status === 405) && !/^\s*[{[]/.test(text));
}
/**
 * Calls a vendor's SDK, which signs and sends its own requests: tried again while no answer comes. `said` reads the
 * service's own refusal out of an error; undefined: there was no answer.
 */
function callService(service, work, said, deps) {
    const operation = operationOf(service);
    return (0,_oci_retrying_js__WEBPACK_IMPORTED_MODULE_2__/* .retrying */ .R$)(async () => {
        try {
            deps.signal.throwIfAborted();
            return await interruptible(work(), deps.signal);
        }
        catch (thrown) {
            // A parser throws what is no error and holds the whole answer: that goes no further.
            const error = thrown instanceof Error ? thrown : new Error('its answer could not be read');
            if (deps.signal.aborted)
                throw (0,_oci_registry_error_js__WEBPACK_IMPORTED_MODULE_1__/* .exchangeError */ .mH)(error, operation, deps.signal);
            const refusal = said(error);
            if (!refusal)
                throw (0,_oci_registry_error_js__WEBPACK_IMPORTED_MODULE_1__/* .connectionError */ .$t)(error, operation);
            if (refusal.again)
                throw putOff(service, refusal.refused);
            return refusal;
        }
    }, deps);
}
function forThisTry(value) {
    return typeof value === 'function' ? value() : value;
}
function operationOf({ title, url, hidden }) {
    return { registry: title, target: title, verb: `ask ${url.host}`, ...(hidden && { hidden }) };
}
/** The error for a "not now" that its status does not tell. */
function putOff(service, words) {
    return new _oci_registry_error_js__WEBPACK_IMPORTED_MODULE_1__/* .RegistryError */ .gl('registry-unavailable', `${service.title}: ask ${service.url.host} was put off: ${(0,_oci_registry_error_js__WEBPACK_IMPORTED_MODULE_1__/* .printable */ .g$)(words, service.hidden)}`, { retriable: true, hint: `${service.title} is busy or in trouble; running again later is safe.` });
}
function isRefusal(answer) {
    return typeof answer === 'object' && answer !== null && 'refused' in answer;
}
/** Not every SDK can be stopped; the run goes on without its answer then. */
function interruptible(work, signal) {
    return new Promise((resolve, reject) => {
        const stop = () => reject(signal.reason);
        signal.addEventListener('abort', stop, { once: true });
        work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
    });
}
/** Fields of an answer that must each be a text and not empty; fails with `network-failed` when one is not. */
function textsIn({ title }, answer, names, what) {
    const fields = new Map(Object.entries(answer ?? {}));
    const texts = names.map((name) => [name, fields.get(name)]);
    if (!texts.every(([, text]) => typeof text === 'string' && text !== ''))
        throw nonsense(title, what);
    return Object.fromEntries(texts);
}
/** An answer that makes no sense, in the words of an error. */
function nonsense(service, lacks) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .SealiftError */ .Pf('network-failed', `${service} answered without ${lacks}`, {
        hint: 'Check the address in endpoints, if one is set there; something between may have answered in its place.',
    });
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
/* harmony import */ var _denial_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51058);
/* harmony import */ var _exchange_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(77108);
/* harmony import */ var _service_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(85438);
/* harmony import */ var _tag_rules_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(66118);





/**
 * The role's keys become a login of one instance for an hour, by the API action CreateInstanceToken.
 * Source: TCR API 2019-09-24 (cloud.tencent.com/document/api/1141; PyPI's tencentcloud-sdk-python-tcr).
 */
async function exchangeForTcr(login, deps) {
    const { registry, fields, endpoints } = login;
    const keys = await assumeTencentRole(login, deps);
    const service = {
        title: 'Tencent Cloud TCR',
        url: new URL(endpoints.tcr ?? 'https://tcr.tencentcloudapi.com/'),
        hidden: Object.values(keys),
        again: isPassing,
    };
    const ask = (action, more, now) => callTcr(service, keys, fields.region, action, { RegistryId: fields['instance-id'], ...more }, now);
    const answer = await ask('CreateInstanceToken', { TokenType: 'temp', Desc: 'sealift' }, deps);
    const words = refusalIn(answer);
    if (words !== undefined) {
        const [role, instance] = [fields['role-to-assume'], fields['instance-id']];
        const look = /SignatureExpire/.test(words)
            ? clock
            : /NotFound/.test(words)
                ? `Check instance-id and region: there is no ${instance} in ${fields.region}.`
                : `Give the role ${role} a policy that allows tcr:CreateInstanceToken on ${instance} in ${fields.region}.`;
        throw (0,_denial_js__WEBPACK_IMPORTED_MODULE_1__/* .denied */ .w)(service, { registry, words, look });
    }
    const { Username, Token, ExpTime } = responseIn(answer);
    const expiresAt = dateOf(ExpTime);
    // The documentation's own example gives the name of a user, a number of digits, without quotes.
    if (!['string', 'number'].includes(typeof Username) || typeof Token !== 'string' || !expiresAt)
        throw (0,_service_js__WEBPACK_IMPORTED_MODULE_3__/* .nonsense */ .IE)(service.title, 'a user name, a token and when it ends');
    return {
        username: String(Username),
        password: new _secret_js__WEBPACK_IMPORTED_MODULE_0__/* .Secret */ .z(Token),
        expiresAt,
        tagRule: (path, now) => namespaceRule(path, service, ask, now),
    };
}
const pageSize = 100;
/** By DescribeImmutableTagRules, page after page. The namespace is the first part of a path. Source: as above. */
async function namespaceRule(path, service, ask, deps) {
    const [namespace = '', ...rest] = path.split('/');
    const found = [];
    for (let page = 1;; page += 1) {
        const answer = await ask('DescribeImmutableTagRules', { Page: page, PageSize: pageSize }, deps);
        const words = refusalIn(answer);
        if (words !== undefined)
            throw (0,_denial_js__WEBPACK_IMPORTED_MODULE_1__/* .untold */ .r)(service, words);
        const { Rules: rules, Total: total } = responseIn(answer);
        if (!Array.isArray(rules) || typeof total !== 'number')
            return undefined;
        found.push(...rules);
        if (found.length >= total)
            return (0,_tag_rules_js__WEBPACK_IMPORTED_MODULE_4__/* .tcrRule */ .kr)(found, namespace, rest.join('/'));
        if (rules.length === 0)
            return undefined;
    }
}
/** One signed call of TCR's API. */
async function callTcr(service, keys, region, action, request, deps) {
    const sign = await signer(service, keys, request);
    return (0,_service_js__WEBPACK_IMPORTED_MODULE_3__/* .askService */ .xE)(service, { json: request }, deps, () => {
        const seconds = secondsOf(deps.clock());
        return {
            ...commonHeaders(action, '2019-09-24', region, seconds),
            'x-tc-token': keys.token,
            ...sign(seconds),
        };
    });
}
/**
 * Tencent's STS for an OIDC identity provider of the account; AssumeRoleWithWebIdentity takes no signature.
 * Source: STS API 2018-08-13 (cloud.tencent.com/document/product/1312/73070; PyPI's tencentcloud-sdk-python-sts).
 */
async function assumeTencentRole(login, deps) {
    const { registry, fields, endpoints } = login;
    // The client ID that Tencent's Kubernetes service gives its identity providers (TKE, "OIDC resource access control");
    // there is none for GitHub: whatever stands in the provider will do.
    const { token, claims } = await (0,_exchange_js__WEBPACK_IMPORTED_MODULE_2__/* .idToken */ .f)(fields.audience ?? 'sts.cloud.tencent.com', registry, deps);
    const service = {
        title: 'Tencent Cloud STS',
        url: new URL(endpoints.sts ?? 'https://sts.tencentcloudapi.com/'),
        hidden: [token.reveal()],
        again: isPassing,
    };
    const request = {
        ProviderId: fields['oidc-provider'],
        RoleArn: fields['role-to-assume'],
        RoleSessionName: 'sealift',
        DurationSeconds: 3600,
        WebIdentityToken: token.reveal(),
    };
    const answer = await (0,_service_js__WEBPACK_IMPORTED_MODULE_3__/* .askService */ .xE)(service, { json: request }, deps, () => ({
        ...commonHeaders('AssumeRoleWithWebIdentity', '2018-08-13', fields.region, secondsOf(deps.clock())),
        authorization: 'SKIP',
    }));
    const words = refusalIn(answer);
    if (words !== undefined) {
        const [role, provider] = [fields['role-to-assume'], fields['oidc-provider']];
        const look = /SignatureExpire/.test(words)
            ? clock
            : `Look at the trust policy of ${role} (oidc:iss, oidc:aud, oidc:sub), and at the client IDs and the issuer of the identity provider ${provider}.`;
        throw (0,_denial_js__WEBPACK_IMPORTED_MODULE_1__/* .denied */ .w)(service, { registry, words, claims, mismatches, look });
    }
    const { Credentials } = responseIn(answer);
    const names = ['TmpSecretId', 'TmpSecretKey', 'Token'];
    const keys = (0,_service_js__WEBPACK_IMPORTED_MODULE_3__/* .textsIn */ .Ej)(service, Credentials, names, 'keys of the role');
    return { secretId: keys.TmpSecretId, secretKey: keys.TmpSecretKey, token: keys.Token };
}
/** All troubles with the token have one code (InvalidParameter.WebIdentityTokenError); only its words may tell more. */
const mismatches = [
    [/\b(aud|audience|client ?id)\b/i, 'aud'],
    [/\b(iss|issuer)\b/i, 'iss'],
    [/\b(sub|subject)\b/i, 'sub'],
];
const clock = 'The clock of this machine differs from that of Tencent Cloud by more than 5 minutes: set it right.';
function commonHeaders(action, version, region, seconds) {
    return {
        'x-tc-action': action,
        'x-tc-version': version,
        'x-tc-region': region,
        'x-tc-timestamp': String(seconds),
    };
}
/**
 * Makes the headers that sign a request at a time, by the signer of Tencent's SDK. The SDK's client would take the name
 * of the service from the first label of the endpoint, and a broken connection for an answer.
 */
async function signer({ url }, keys, request) {
    const { default: imported } = await Promise.all(/* import() */[__webpack_require__.e(826), __webpack_require__.e(523)]).then(__webpack_require__.t.bind(__webpack_require__, 72523, 19));
    // A default export of a CommonJS module stands one level down in Node.js, and not where a test runner unwraps it.
    const sdk = 'sign3' in imported ? imported : imported.default;
    return (timestamp) => ({
        // What is signed is the name without the port.
        host: url.hostname,
        authorization: sdk.sign3({
            method: 'POST',
            url: url.href,
            payload: Buffer.from(JSON.stringify(request)),
            timestamp,
            service: 'tcr',
            secretId: keys.secretId,
            secretKey: keys.secretKey,
            multipart: false,
            boundary: '',
            headers: { 'Content-Type': 'application/json' },
        }),
    });
}
function responseIn({ json }) {
    return (json.Response ?? {});
}
/** The words of a "no"; undefined: there is none. */
function refusalIn(answer) {
    const { Error: problem } = responseIn(answer);
    if (problem)
        return `${problem.Code}: ${problem.Message}`;
    return answer.status === 200 ? undefined : `status ${answer.status}`;
}
/** Other codes below InternalError (ErrUnauthorized, ErrNotExist) are there to stay. */
const passing = /^(RequestLimitExceeded|InternalError(\.(SystemError|Unknown|UnknownError|DbError))?$)/;
function isPassing(answer) {
    return passing.test(responseIn(answer).Error?.Code ?? '');
}
function secondsOf(date) {
    return Math.floor(date.getTime() / 1000);
}
/** "A timestamp without unit" says the documentation: what would be seconds of the far future are milliseconds. */
function dateOf(timestamp) {
    const value = Number(timestamp);
    if (!Number.isFinite(value) || value <= 0)
        return undefined;
    return new Date(value < 1e11 ? value * 1000 : value);
}


/***/ })

};
