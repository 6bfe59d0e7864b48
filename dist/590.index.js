export const id = 590;
export const ids = [590];
export const modules = {

/***/ 19590:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   exchangeForAcr: () => (/* binding */ exchangeForAcr),
/* harmony export */   exchangeForAcrPersonal: () => (/* binding */ exchangeForAcrPersonal)
/* harmony export */ });
/* harmony import */ var _secret_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(29029);
/* harmony import */ var _alibaba_api_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(57804);
/* harmony import */ var _alibaba_role_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(14090);
/* harmony import */ var _denial_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(51058);
/* harmony import */ var _service_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(85438);
/* harmony import */ var _tag_rules_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(66118);






/**
 * Enterprise Edition: the role's keys become a login of one instance, by the API action GetAuthorizationToken.
 * Source: Container Registry API 2018-12-01 (help.aliyun.com; client.py of PyPI's alibabacloud_cr20181201).
 */
async function exchangeForAcr(login, deps) {
    const keys = await (0,_alibaba_role_js__WEBPACK_IMPORTED_MODULE_2__/* .assumeAlibabaRole */ .J)(login, deps);
    const service = (0,_alibaba_api_js__WEBPACK_IMPORTED_MODULE_1__/* .acrService */ .gT)(login.fields.region, login.endpoints.acr, keys);
    const instance = login.fields['instance-id'];
    const answer = await (0,_alibaba_api_js__WEBPACK_IMPORTED_MODULE_1__/* .callAcr */ .tC)(service, keys, 'GetAuthorizationToken', { InstanceId: instance }, deps);
    if ((0,_service_js__WEBPACK_IMPORTED_MODULE_4__/* .isRefusal */ .vu)(answer))
        throw acrDenied(login, service, answer.refused, `cr:GetAuthorizationToken on ${instance}`);
    const { TempUsername, AuthorizationToken, ExpireTime } = answer;
    return {
        ...loginOf(service, TempUsername, AuthorizationToken, ExpireTime),
        tagRule: (path, now) => repositoryRule(instance, path, service, keys, now),
    };
}
/** By GetRepository: the namespace is the first part of the path, all the rest the repository's name. */
async function repositoryRule(InstanceId, path, service, keys, deps) {
    const [RepoNamespaceName = '', ...rest] = path.split('/');
    const named = { InstanceId, RepoNamespaceName, RepoName: rest.join('/') };
    const answer = await (0,_alibaba_api_js__WEBPACK_IMPORTED_MODULE_1__/* .callAcr */ .tC)(service, keys, 'GetRepository', named, deps);
    if ((0,_service_js__WEBPACK_IMPORTED_MODULE_4__/* .isRefusal */ .vu)(answer))
        throw (0,_denial_js__WEBPACK_IMPORTED_MODULE_3__/* .untold */ .r)(service, answer.refused);
    return (0,_tag_rules_js__WEBPACK_IMPORTED_MODULE_5__/* .acrRule */ .z0)(answer);
}
/**
 * Personal Edition: the role's keys become a login of the account's registry, by `GET /tokens`.
 * Source: Container Registry API 2016-06-07 (help.aliyun.com; PyPI's aliyun-python-sdk-cr).
 */
async function exchangeForAcrPersonal(login, deps) {
    const keys = await (0,_alibaba_role_js__WEBPACK_IMPORTED_MODULE_2__/* .assumeAlibabaRole */ .J)(login, deps);
    const service = (0,_alibaba_api_js__WEBPACK_IMPORTED_MODULE_1__/* .acrService */ .gT)(login.fields.region, login.endpoints.acr, keys);
    const answer = await (0,_alibaba_api_js__WEBPACK_IMPORTED_MODULE_1__/* .callAcrPersonal */ .Vw)(service, keys, '/tokens', deps);
    if ((0,_service_js__WEBPACK_IMPORTED_MODULE_4__/* .isRefusal */ .vu)(answer))
        throw acrDenied(login, service, answer.refused, 'cr:GetAuthorizationToken');
    const { tempUserName, authorizationToken, expireDate } = (answer.data ?? {});
    return loginOf(service, tempUserName, authorizationToken, expireDate);
}
function acrDenied({ registry, fields }, service, words, action) {
    const look = /INSTANCE_NOT_EXIST/i.test(words)
        ? `Check instance-id and region: there is no ${fields['instance-id']} in ${fields.region}.`
        : /InvalidTimeStamp/.test(words)
            ? _alibaba_api_js__WEBPACK_IMPORTED_MODULE_1__/* .wrongClock */ .oh
            : `Give the role ${fields['role-to-assume']} a policy that allows ${action}.`;
    return (0,_denial_js__WEBPACK_IMPORTED_MODULE_3__/* .denied */ .w)(service, { registry, words, look });
}
function loginOf({ title }, username, password, expires) {
    const expiresAt = new Date(Number(expires));
    if (typeof username !== 'string' || typeof password !== 'string' || Number.isNaN(expiresAt.getTime()))
        throw (0,_service_js__WEBPACK_IMPORTED_MODULE_4__/* .nonsense */ .IE)(title, 'a user name, a token and when it ends');
    return { username, password: new _secret_js__WEBPACK_IMPORTED_MODULE_0__/* .Secret */ .z(password), expiresAt };
}


/***/ }),

/***/ 57804:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Vw: () => (/* binding */ callAcrPersonal),
/* harmony export */   WG: () => (/* binding */ isPassing),
/* harmony export */   gT: () => (/* binding */ acrService),
/* harmony export */   oh: () => (/* binding */ wrongClock),
/* harmony export */   tC: () => (/* binding */ callAcr)
/* harmony export */ });
/* harmony import */ var _oci_retry_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(79221);
/* harmony import */ var _service_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(85438);


/** The API of both editions in a region; `endpoint` replaces Alibaba's own address. */
function acrService(region, endpoint, keys) {
    return {
        title: 'Alibaba Cloud ACR',
        url: new URL(endpoint ?? `https://cr.${region}.aliyuncs.com/`),
        hidden: Object.values(keys),
    };
}
/** One signed call of the Enterprise Edition's API (RPC, version 2018-12-01): its answer, or its own "no". */
function callAcr(service, keys, action, parameters, deps) {
    return (0,_service_js__WEBPACK_IMPORTED_MODULE_0__/* .callService */ .cb)(service, async () => {
        const { RPCClient } = await popCore();
        const client = new RPCClient({ ...keys, endpoint: service.url.origin, apiVersion: '2018-12-01' });
        // By GET the keys' token would stand in the URL, and in every message that quotes it.
        const options = { method: 'POST', timeout: timeoutMs, agent: deps.agent(service.url) };
        return client.request(action, parameters, options);
    }, refusalOf, deps);
}
/** One signed call of the Personal Edition's API (ROA, version 2016-06-07): its answer, or its own "no". */
function callAcrPersonal(service, keys, path, deps) {
    return (0,_service_js__WEBPACK_IMPORTED_MODULE_0__/* .callService */ .cb)(service, async () => {
        const { ROAClient } = await popCore();
        const client = new ROAClient({ ...keys, endpoint: service.url.origin, apiVersion: '2016-06-07' });
        const options = { timeout: timeoutMs, agent: deps.agent(service.url) };
        const body = await client.get(path, {}, {}, options);
        // The client hands on whatever is no JSON, such as the error page of a proxy.
        if (typeof body === 'string')
            throw new Error('its answer is no JSON');
        return body;
    }, refusalOf, deps);
}
const timeoutMs = 30_000;
async function popCore() {
    return (await Promise.all(/* import() */[__webpack_require__.e(826), __webpack_require__.e(511)]).then(__webpack_require__.t.bind(__webpack_require__, 60511, 19))).default;
}
/**
 * An error of pop-core that holds an answer of the service. The answers of the gateway have `Code`, those of the
 * Personal Edition itself `code`.
 */
function refusalOf(error) {
    const { data, result, statusCode, entry } = error;
    const answer = data ?? result;
    if (!answer)
        return undefined;
    const code = String(answer.Code ?? answer.code ?? '');
    // A wrong signature is answered with all that was signed, the keys' token too.
    const [message = ''] = String(answer.Message ?? answer.message ?? '').split(/\s*server string to sign is/i);
    const status = statusCode ?? entry?.response?.statusCode ?? 0;
    return { refused: `${code}: ${message}`, again: (0,_oci_retry_js__WEBPACK_IMPORTED_MODULE_1__/* .isRetriedStatus */ .Mq)(status) || isPassing(code) };
}
const passing = /^(Throttling|ServiceUnavailable|InternalError)/;
/** Whether a refusal of the gateway passes by itself; some such come with status 400. */
function isPassing(code) {
    return passing.test(code);
}
/** What to do about `InvalidTimeStamp`. */
const wrongClock = 'The clock of this machine differs from that of Alibaba Cloud by more than 15 minutes: set it right.';


/***/ }),

/***/ 14090:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ assumeAlibabaRole)
/* harmony export */ });
/* harmony import */ var _alibaba_api_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57804);
/* harmony import */ var _denial_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51058);
/* harmony import */ var _exchange_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(77108);
/* harmony import */ var _service_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(85438);




/**
 * Alibaba's STS for an OIDC provider of the account; AssumeRoleWithOIDC takes no signature.
 * Source: Security Token Service API 2015-04-01 (help.aliyun.com; client.py of PyPI's alibabacloud_sts20150401, where
 * the endpoint is regional).
 */
async function assumeAlibabaRole(login, deps) {
    const { registry, fields, endpoints } = login;
    // The audience of Alibaba's own action and of its Kubernetes service (aliyun/configure-aliyun-credentials-action).
    const { token, claims } = await (0,_exchange_js__WEBPACK_IMPORTED_MODULE_2__/* .idToken */ .f)(fields.audience ?? 'sts.aliyuncs.com', registry, deps);
    const service = {
        title: 'Alibaba Cloud STS',
        url: new URL(endpoints.sts ?? `https://sts.${fields.region}.aliyuncs.com/`),
        hidden: [token.reveal()],
        again: ({ json }) => (0,_alibaba_api_js__WEBPACK_IMPORTED_MODULE_0__/* .isPassing */ .WG)(String(json.Code)),
    };
    const request = () => ({
        form: {
            Action: 'AssumeRoleWithOIDC',
            Version: '2015-04-01',
            Format: 'JSON',
            Timestamp: deps
                .clock()
                .toISOString()
                .replace(/\.\d+Z$/, 'Z'),
            SignatureNonce: crypto.randomUUID(),
            RoleArn: fields['role-to-assume'],
            OIDCProviderArn: fields['oidc-provider'],
            RoleSessionName: 'sealift',
            DurationSeconds: '3600',
            OIDCToken: token.reveal(),
        },
    });
    const { status, json } = await (0,_service_js__WEBPACK_IMPORTED_MODULE_3__/* .askService */ .xE)(service, request, deps);
    if (status !== 200) {
        const words = `${json.Code ?? `status ${status}`}: ${json.Message ?? ''}`;
        throw (0,_denial_js__WEBPACK_IMPORTED_MODULE_1__/* .denied */ .w)(service, { registry, words, claims, mismatches, look: lookAt(words, fields) });
    }
    const names = ['AccessKeyId', 'AccessKeySecret', 'SecurityToken'];
    const keys = (0,_service_js__WEBPACK_IMPORTED_MODULE_3__/* .textsIn */ .Ej)(service, json.Credentials, names, 'keys of the role');
    return {
        accessKeyId: keys.AccessKeyId,
        accessKeySecret: keys.AccessKeySecret,
        securityToken: keys.SecurityToken,
    };
}
/**
 * Codes: help.aliyun.com, "STS 2015-04-01, error codes", and ACK's "RRSA, error messages". What the conditions of a trust
 * policy compare, the subject above all, is only "There is no permission".
 */
const mismatches = [
    [/AudienceNotMatch/, 'aud'],
    [/IssuerNotMatch/, 'iss'],
];
function lookAt(words, fields) {
    const [role, provider] = [fields['role-to-assume'], fields['oidc-provider']];
    if (/AudienceNotMatch/.test(words))
        return `Add this audience to the client IDs of ${provider} and to oidc:aud in the trust policy of ${role}, or set audience to the one that stands there.`;
    if (/IssuerNotMatch/.test(words))
        return `Compare the issuer URL of ${provider} and oidc:iss in the trust policy of ${role} with the issuer of the token.`;
    if (/No such OIDC Provider/i.test(words))
        return `Check oidc-provider: there is no ${provider}.`;
    if (/EntityNotExist\.Role/.test(words))
        return `Check role-to-assume: there is no ${role}.`;
    if (/InvalidTimeStamp/.test(words))
        return _alibaba_api_js__WEBPACK_IMPORTED_MODULE_0__/* .wrongClock */ .oh;
    return `Look at the trust policy of ${role}: its principal must be ${provider}, and its conditions on oidc:sub, oidc:aud and oidc:iss must hold for this token.`;
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
