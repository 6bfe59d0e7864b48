export const id = 481;
export const ids = [481];
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

/***/ 92481:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   exchangeForArtifactRegistry: () => (/* binding */ exchangeForArtifactRegistry),
/* harmony export */   tokenTagRule: () => (/* binding */ tokenTagRule)
/* harmony export */ });
/* harmony import */ var _secret_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(29029);
/* harmony import */ var _denial_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51058);
/* harmony import */ var _exchange_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(77108);
/* harmony import */ var _service_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(85438);
/* harmony import */ var _tag_rules_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(66118);





const scope = 'https://www.googleapis.com/auth/cloud-platform';
/** The user name under which Artifact Registry takes an access token. */
const username = 'oauth2accesstoken';
/** What a federated token is taken to live where the answer does not say: as long as GitHub's own. */
const leastSeconds = 300;
/**
 * Google's Security Token Service for a workload identity provider, then, with `service-account`, its impersonation.
 * Source: cloud.google.com/iam/docs/reference/sts/rest/v1/TopLevel/token and
 * cloud.google.com/iam/docs/reference/credentials/rest/v1/projects.serviceAccounts/generateAccessToken.
 */
async function exchangeForArtifactRegistry(login, deps) {
    const provider = workloadProvider(login.fields['oidc-provider']);
    const audience = login.fields.audience ?? `https://iam.${provider.universe}/${provider.name}`;
    const identity = await (0,_exchange_js__WEBPACK_IMPORTED_MODULE_2__/* .idToken */ .f)(audience, login.registry, deps);
    const direct = await federated(login, provider, identity, deps);
    const account = login.fields['service-account'];
    const got = account === undefined
        ? direct
        : await impersonated(login, account, provider, direct.password, identity, deps);
    const api = new URL(login.endpoints.artifactregistry ?? `https://artifactregistry.${provider.universe}/`);
    return {
        ...got,
        tagRule: (path, now) => artifactRegistryTagRule({ ...login, path }, got.password, now, api),
    };
}
/** Whether tags are immutable, for a login with an access token. */
function tokenTagRule(repository, login, deps) {
    if (login.username !== username)
        return undefined;
    return artifactRegistryTagRule(repository, login.password, deps);
}
/**
 * By GET of the repository, which is the second part of a path, after the project. Source: docs.cloud.google.com,
 * Artifact Registry REST reference, projects.locations.repositories.get; for gcr.io "Transition from Container Registry".
 */
async function artifactRegistryTagRule({ registry, path }, token, deps, api = new URL('https://artifactregistry.googleapis.com/')) {
    const parts = path.split('/');
    // A project of a domain, `example.com:images`, has a part for each half.
    const project = parts.splice(0, parts[0]?.includes('.') ? 2 : 1).join(':');
    const location = /^([a-z0-9-]+)-docker\.pkg\.dev$/.exec(registry)?.[1];
    const named = location === undefined ? ofContainerRegistry[registry] : { location, name: parts[0] };
    if (!named?.name)
        return undefined;
    const place = ['projects', project, 'locations', named.location, 'repositories', named.name];
    const service = {
        title: 'Google Artifact Registry',
        url: new URL(`v1/${place.map(encodeURIComponent).join('/')}`, api),
        hidden: [token.reveal()],
    };
    const headers = { authorization: `Bearer ${token.reveal()}` };
    const answer = await (0,_service_js__WEBPACK_IMPORTED_MODULE_3__/* .askService */ .xE)(service, { method: 'GET' }, deps, headers);
    if (answer.status !== 200)
        throw (0,_denial_js__WEBPACK_IMPORTED_MODULE_1__/* .untold */ .r)(service, wordsIn(answer));
    return (0,_tag_rules_js__WEBPACK_IMPORTED_MODULE_4__/* .artifactRegistryRule */ .wS)(answer.json);
}
/** The repositories of Artifact Registry that stand behind the hosts of Container Registry. */
const ofContainerRegistry = {
    'gcr.io': { location: 'us', name: 'gcr.io' },
    'us.gcr.io': { location: 'us', name: 'us.gcr.io' },
    'eu.gcr.io': { location: 'europe', name: 'eu.gcr.io' },
    'asia.gcr.io': { location: 'asia', name: 'asia.gcr.io' },
};
/** Also takes the full resource name, `//iam.googleapis.com/projects/…`, as Google's own tools print it. */
function workloadProvider(given) {
    const [, universe = 'googleapis.com', name = given] = /^(?:https:)?\/\/iam\.([^/]+)\/(?:v1\/)?(.+)$/.exec(given) ?? [];
    return { universe, name: name.replace(/^\/+/, '') };
}
async function federated({ registry, endpoints }, { name, universe }, { token, claims }, deps) {
    const sentAt = deps.clock().getTime();
    const service = {
        title: 'Google STS',
        url: new URL(endpoints.sts ?? `https://sts.${universe}/v1/token`),
        hidden: [token.reveal()],
    };
    const request = {
        audience: `//iam.${universe}/${name}`,
        grantType: 'urn:ietf:params:oauth:grant-type:token-exchange',
        requestedTokenType: 'urn:ietf:params:oauth:token-type:access_token',
        subjectTokenType: 'urn:ietf:params:oauth:token-type:jwt',
        scope,
        subjectToken: token.reveal(),
    };
    const answer = await (0,_service_js__WEBPACK_IMPORTED_MODULE_3__/* .askService */ .xE)(service, { json: request }, deps);
    if (answer.status !== 200) {
        const words = wordsIn(answer);
        const look = `Look at the workload identity provider ${name}: ${lookAt(words)}.`;
        throw (0,_denial_js__WEBPACK_IMPORTED_MODULE_1__/* .denied */ .w)(service, { registry, words, claims, mismatches, look });
    }
    const { access_token } = (0,_service_js__WEBPACK_IMPORTED_MODULE_3__/* .textsIn */ .Ej)(service, answer.json, ['access_token'], 'an access token');
    const given = Number(answer.json.expires_in);
    const life = given > 0 ? given : leastSeconds;
    return { username, password: new _secret_js__WEBPACK_IMPORTED_MODULE_0__/* .Secret */ .z(access_token), expiresAt: new Date(sentAt + life * 1000) };
}
/** Google says which claim of the token is meant only here. */
const mismatches = [
    [/^invalid_grant: The audience in ID Token/, 'aud'],
    [/^invalid_grant: The issuer in ID Token/, 'iss'],
    [/^invalid_grant: ID Token issued at .* is stale/, 'iat'],
];
function lookAt(words) {
    if (words.startsWith('unauthorized_client'))
        return 'its attribute condition looks at the claims below';
    // The parameter "audience" is the provider's own name, not a claim of the token.
    if (/^invalid_(target|request)/.test(words))
        return "it must exist and be active, and oidc-provider must name it as projects/NUMBER/locations/global/workloadIdentityPools/POOL/providers/PROVIDER, with the project's number";
    return 'its issuer and its allowed audiences';
}
async function impersonated({ registry, endpoints }, account, { universe }, federatedToken, { claims }, deps) {
    const base = endpoints.iam ?? `https://iamcredentials.${universe}/`;
    const service = {
        title: 'Google IAM credentials',
        url: new URL(`v1/projects/-/serviceAccounts/${encodeURIComponent(account)}:generateAccessToken`, base),
        hidden: [federatedToken.reveal()],
    };
    const request = { json: { scope: [scope], lifetime: '3600s' } };
    const headers = { authorization: `Bearer ${federatedToken.reveal()}` };
    const answer = await (0,_service_js__WEBPACK_IMPORTED_MODULE_3__/* .askService */ .xE)(service, request, deps, headers);
    if (answer.status !== 200) {
        throw (0,_denial_js__WEBPACK_IMPORTED_MODULE_1__/* .denied */ .w)(service, {
            registry,
            words: wordsIn(answer),
            claims,
            look: `Give the principal of this git repository the role Workload Identity User (roles/iam.workloadIdentityUser) on ${account}; its principalSet must match an attribute that the provider maps. The project needs the IAM Service Account Credentials API.`,
        });
    }
    const what = 'an access token and its expireTime';
    const { accessToken, expireTime } = (0,_service_js__WEBPACK_IMPORTED_MODULE_3__/* .textsIn */ .Ej)(service, answer.json, ['accessToken', 'expireTime'], what);
    const expiresAt = new Date(expireTime);
    if (Number.isNaN(expiresAt.getTime()))
        throw (0,_service_js__WEBPACK_IMPORTED_MODULE_3__/* .nonsense */ .IE)(service.title, what);
    return { username, password: new _secret_js__WEBPACK_IMPORTED_MODULE_0__/* .Secret */ .z(accessToken), expiresAt };
}
/** `{error, error_description}` of the token service, `{error: {status, message}}` of the others. */
function wordsIn({ status, json }) {
    const { error, error_description: description } = json;
    if (typeof error === 'string')
        return [error, description].filter(Boolean).join(': ');
    const { status: code, message } = (error ?? {});
    return [code, message].filter(Boolean).join(': ') || `status ${status}`;
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
