export const id = 707;
export const ids = [707];
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

/***/ 18707:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   exchangeForDockerHub: () => (/* binding */ exchangeForDockerHub)
/* harmony export */ });
/* harmony import */ var _secret_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(29029);
/* harmony import */ var _denial_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51058);
/* harmony import */ var _exchange_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(77108);
/* harmony import */ var _jwt_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(54460);
/* harmony import */ var _service_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(85438);





/** Docker gives 300 seconds unasked, and at least an hour when asked (docker/login-action, pull request 1068). */
const lifeSeconds = 3600;
/** What a token lives at least, where neither the answer nor the token says. */
const leastSeconds = 300;
/**
 * Docker Hub's token exchange (RFC 8693) for an OIDC connection of an organization; the user is the organization.
 * Source: docker/login-action, src/dockerhub.ts; docs.docker.com/enterprise/security/oidc-connections.
 */
async function exchangeForDockerHub(login, deps) {
    const { registry, fields, endpoints, username = '' } = login;
    const sentAt = deps.clock().getTime();
    const { token, claims } = await (0,_exchange_js__WEBPACK_IMPORTED_MODULE_2__/* .idToken */ .f)(fields.audience ?? 'https://identity.docker.com', registry, deps);
    const service = {
        title: 'Docker Hub',
        url: new URL(endpoints.token ?? 'https://identity.docker.com/oauth/token'),
        hidden: [token.reveal()],
    };
    const form = {
        grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
        subject_token: token.reveal(),
        subject_token_type: 'urn:ietf:params:oauth:token-type:id_token',
        connection_id: fields['connection-id'],
        expires_in: String(lifeSeconds),
    };
    const { status, json } = await (0,_service_js__WEBPACK_IMPORTED_MODULE_3__/* .askService */ .xE)(service, { form }, deps);
    if (status !== 200) {
        const words = [json.error, json.error_description, json.message].filter((part) => typeof part === 'string');
        throw (0,_denial_js__WEBPACK_IMPORTED_MODULE_1__/* .denied */ .w)(service, {
            registry,
            words: words.join(': ') || `status ${status}`,
            claims,
            look: `Look at the OIDC connection ${fields['connection-id']} of ${username}: it must be active, and one of its rulesets must match the subject (sub).`,
        });
    }
    const { access_token: password } = (0,_service_js__WEBPACK_IMPORTED_MODULE_3__/* .textsIn */ .Ej)(service, json, ['access_token'], 'an access token');
    const seconds = Number(json.expires_in);
    const told = seconds > 0 ? new Date(sentAt + seconds * 1000) : (0,_jwt_js__WEBPACK_IMPORTED_MODULE_4__/* .jwtExpiry */ .l)(password);
    return {
        username,
        password: new _secret_js__WEBPACK_IMPORTED_MODULE_0__/* .Secret */ .z(password),
        expiresAt: told ?? new Date(sentAt + leastSeconds * 1000),
    };
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

/***/ 54460:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   l: () => (/* binding */ jwtExpiry)
/* harmony export */ });
/** When a JSON web token says that it ends; undefined for any other token. */
function jwtExpiry(token) {
    try {
        const payload = Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8');
        const { exp } = JSON.parse(payload);
        return typeof exp === 'number' ? new Date(exp * 1000) : undefined;
    }
    catch {
        return undefined;
    }
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


/***/ })

};
