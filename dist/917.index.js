export const id = 917;
export const ids = [917];
export const modules = {

/***/ 96917:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   exchangeForAzureAcr: () => (/* binding */ exchangeForAzureAcr)
/* harmony export */ });
/* harmony import */ var _secret_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(29029);
/* harmony import */ var _denial_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51058);
/* harmony import */ var _exchange_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(77108);
/* harmony import */ var _jwt_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(54460);
/* harmony import */ var _service_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(85438);





/** The user name under which a registry takes a refresh token. */
const username = '00000000-0000-0000-0000-000000000000';
/** What a refresh token lives when it does not say so itself. */
const refreshTokenSeconds = 3 * 3600;
/** The same in every cloud: DEFAULT_AUDIENCE of PyPI's azure-containerregistry. */
const registryScope = 'https://containerregistry.azure.net/.default';
/**
 * A federated credential of an Entra application or managed identity: the OIDC token becomes an Entra token, and the
 * registry exchanges that for a refresh token of its own. Source: learn.microsoft.com, "Microsoft identity platform and
 * the OAuth 2.0 client credentials flow", and the registry's docs/AAD-OAuth.md in Azure/acr.
 */
async function exchangeForAzureAcr(login, deps) {
    const sentAt = deps.clock().getTime();
    const entraToken = await entra(login, deps);
    const { registry, fields, endpoints } = login;
    const url = new URL(endpoints.registry ?? `https://${registry}/oauth2/exchange`);
    const service = { title: 'Azure Container Registry', url, hidden: [entraToken] };
    const form = {
        grant_type: 'access_token',
        // The registry's own name: behind a custom domain only the endpoint tells it.
        service: url.host,
        tenant: fields['tenant-id'],
        access_token: entraToken,
    };
    const { status, json } = await (0,_service_js__WEBPACK_IMPORTED_MODULE_3__/* .askService */ .xE)(service, { form }, deps);
    if (status !== 200) {
        const [problem] = Array.isArray(json.errors)
            ? json.errors
            : [];
        throw (0,_denial_js__WEBPACK_IMPORTED_MODULE_1__/* .denied */ .w)(service, {
            registry,
            words: [problem?.code, problem?.message].filter(Boolean).join(': ') || `status ${status}`,
            look: `Give the application ${fields['client-id']} the role AcrPush on this registry, and check that the registry belongs to tenant ${fields['tenant-id']}.`,
        });
    }
    const { refresh_token: token } = (0,_service_js__WEBPACK_IMPORTED_MODULE_3__/* .textsIn */ .Ej)(service, json, ['refresh_token'], 'a refresh token');
    return {
        username,
        password: new _secret_js__WEBPACK_IMPORTED_MODULE_0__/* .Secret */ .z(token),
        expiresAt: (0,_jwt_js__WEBPACK_IMPORTED_MODULE_4__/* .jwtExpiry */ .l)(token) ?? new Date(sentAt + refreshTokenSeconds * 1000),
    };
}
async function entra({ registry, fields, endpoints }, deps) {
    const cloud = cloudOf(new URL(endpoints.registry ?? `https://${registry}/`).hostname);
    const { token, claims } = await (0,_exchange_js__WEBPACK_IMPORTED_MODULE_2__/* .idToken */ .f)(fields.audience ?? cloud.audience, registry, deps);
    const authority = endpoints.entra ?? cloud.authority;
    const service = {
        title: 'Microsoft Entra',
        url: new URL(`${encodeURIComponent(fields['tenant-id'])}/oauth2/v2.0/token`, authority),
        hidden: [token.reveal()],
    };
    const form = {
        grant_type: 'client_credentials',
        client_id: fields['client-id'],
        scope: registryScope,
        client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
        client_assertion: token.reveal(),
    };
    const { status, json } = await (0,_service_js__WEBPACK_IMPORTED_MODULE_3__/* .askService */ .xE)(service, { form }, deps);
    if (status !== 200) {
        const words = [json.error, json.error_description].filter(Boolean).join(': ');
        throw (0,_denial_js__WEBPACK_IMPORTED_MODULE_1__/* .denied */ .w)(service, {
            registry,
            words: words || `status ${status}`,
            claims,
            mismatches,
            look: unknownParty.test(words)
                ? `Look at client-id ${fields['client-id']} and tenant-id ${fields['tenant-id']}: the application must exist in that tenant.`
                : `Look at the federated credentials of the application ${fields['client-id']}: issuer, subject and audience are compared letter by letter.`,
        });
    }
    return (0,_service_js__WEBPACK_IMPORTED_MODULE_3__/* .textsIn */ .Ej)(service, json, ['access_token'], 'an access token').access_token;
}
/**
 * Entra's error codes for a claim that does not match a federated credential.
 * Source: learn.microsoft.com, "Microsoft Entra authentication and authorization error codes"; Azure/login, issue 517.
 */
const mismatches = [
    [/AADSTS700211\b/, 'iss'],
    [/AADSTS700212\b/, 'aud'],
    // With an 8 at the end it would match but for capital letters.
    [/AADSTS7002138?\b/, 'sub'],
    [/AADSTS700024\b/, 'exp'],
];
/** An unknown application, and an unknown tenant. */
const unknownParty = /AADSTS(700016|90002|900023)\b/;
/** Azure in China and for the US government have authorities and audiences of their own. */
function cloudOf(host) {
    const of = (authority, suffix) => ({
        authority: `https://${authority}/`,
        audience: `api://AzureADTokenExchange${suffix}`,
    });
    if (host.endsWith('.azurecr.cn'))
        return of('login.partner.microsoftonline.cn', 'China');
    return host.endsWith('.azurecr.us')
        ? of('login.microsoftonline.us', 'USGov')
        : of('login.microsoftonline.com', '');
}


/***/ }),

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
