export const id = 590;
export const ids = [590];
export const modules = {

/***/ 19590:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   assumeAlibabaRole: () => (/* binding */ assumeAlibabaRole),
/* harmony export */   exchangeForAcr: () => (/* binding */ exchangeForAcr),
/* harmony export */   exchangeForAcrPersonal: () => (/* binding */ exchangeForAcrPersonal)
/* harmony export */ });
/* harmony import */ var _secret_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(29029);
/* harmony import */ var _exchange_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(77108);


const timeoutMs = 30_000;
async function popCore() {
    return (await Promise.all(/* import() */[__webpack_require__.e(449), __webpack_require__.e(511)]).then(__webpack_require__.t.bind(__webpack_require__, 60511, 19))).default;
}
/**
 * Enterprise Edition: the role's keys become a login of one instance, by the API action GetAuthorizationToken.
 * Source: alibabacloud.com/help, Container Registry API 2018-12-01.
 */
async function exchangeForAcr(login, deps) {
    const keys = await assumeAlibabaRole(login, deps);
    const service = acrService(login);
    const answer = await (0,_exchange_js__WEBPACK_IMPORTED_MODULE_1__/* .callService */ .cb)(service, async () => {
        const { RPCClient } = await popCore();
        const client = new RPCClient({ ...keys, endpoint: service.url.origin, apiVersion: '2018-12-01' });
        // By GET the keys' token would stand in the URL, and in every message that quotes it.
        const options = { method: 'POST', timeout: timeoutMs, agent: deps.agent(service.url) };
        return client.request('GetAuthorizationToken', { InstanceId: login.fields['instance-id'] }, options);
    }, refusalOf, deps);
    if ((0,_exchange_js__WEBPACK_IMPORTED_MODULE_1__/* .isRefusal */ .vu)(answer))
        throw acrDenied(login, answer, `cr:GetAuthorizationToken on ${login.fields['instance-id']}`);
    const { TempUsername, AuthorizationToken, ExpireTime } = answer;
    return loginOf(TempUsername, AuthorizationToken, ExpireTime);
}
/**
 * Personal Edition: the role's keys become a login of the account's registry, by `GET /tokens`.
 * Source: alibabacloud.com/help, Container Registry API 2016-06-07.
 */
async function exchangeForAcrPersonal(login, deps) {
    const keys = await assumeAlibabaRole(login, deps);
    const service = acrService(login);
    const answer = await (0,_exchange_js__WEBPACK_IMPORTED_MODULE_1__/* .callService */ .cb)(service, async () => {
        const { ROAClient } = await popCore();
        const client = new ROAClient({ ...keys, endpoint: service.url.origin, apiVersion: '2016-06-07' });
        return client.get('/tokens', {}, {}, { timeout: timeoutMs, agent: deps.agent(service.url) });
    }, refusalOf, deps);
    if ((0,_exchange_js__WEBPACK_IMPORTED_MODULE_1__/* .isRefusal */ .vu)(answer))
        throw acrDenied(login, answer, 'cr:GetAuthorizationToken');
    const { tempUserName, authorizationToken, expireDate } = answer.data ?? {};
    return loginOf(tempUserName, authorizationToken, expireDate);
}
/**
 * Alibaba's STS for an OIDC provider of the account; AssumeRoleWithOIDC takes no signature.
 * Source: alibabacloud.com/help, Security Token Service API 2015-04-01.
 */
async function assumeAlibabaRole(login, deps) {
    const title = 'Alibaba Cloud STS';
    const { registry, fields, endpoints } = login;
    const { token, claims } = await (0,_exchange_js__WEBPACK_IMPORTED_MODULE_1__/* .idToken */ .fN)(fields.audience ?? 'sts.aliyuncs.com', registry, deps);
    const url = (0,_exchange_js__WEBPACK_IMPORTED_MODULE_1__/* .serviceUrl */ .Rs)(endpoints.sts, `https://sts.${fields.region}.aliyuncs.com/`);
    const form = {
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
    };
    const { status, json } = await (0,_exchange_js__WEBPACK_IMPORTED_MODULE_1__/* .askService */ .xE)({ title, url }, { form }, deps);
    const keys = (json.Credentials ?? {});
    if (status !== 200) {
        const code = String(json.Code ?? `status ${status}`);
        throw (0,_exchange_js__WEBPACK_IMPORTED_MODULE_1__/* .denied */ .wk)({
            service: title,
            registry,
            words: `${code}: ${json.Message ?? ''}`,
            claims,
            mismatch: mismatches.find(([pattern]) => pattern.test(`${code} ${json.Message}`))?.[1],
            look: `Look at the trust policy of ${fields['role-to-assume']} (oidc:iss, oidc:aud, oidc:sub) and at the client IDs and issuer of ${fields['oidc-provider']}.`,
        });
    }
    const { AccessKeyId, AccessKeySecret, SecurityToken } = keys;
    if (![AccessKeyId, AccessKeySecret, SecurityToken].every((key) => typeof key === 'string' && key !== ''))
        throw (0,_exchange_js__WEBPACK_IMPORTED_MODULE_1__/* .nonsense */ .IE)(title, 'keys of the role');
    return {
        accessKeyId: AccessKeyId,
        accessKeySecret: AccessKeySecret,
        securityToken: SecurityToken,
    };
}
const mismatches = [
    [/audience|client ?id/i, 'aud'],
    [/issuer/i, 'iss'],
    [/subject/i, 'sub'],
];
function acrService({ fields, endpoints }) {
    return {
        title: 'Alibaba Cloud ACR',
        url: (0,_exchange_js__WEBPACK_IMPORTED_MODULE_1__/* .serviceUrl */ .Rs)(endpoints.acr, `https://cr.${fields.region}.aliyuncs.com/`),
    };
}
/** An error of pop-core that holds an answer of the service: its `code` is the service's, not that of a connection. */
function refusalOf(error) {
    const { code, data, result } = error;
    const answer = (data ?? result);
    if (!answer)
        return undefined;
    return { refused: { code: String(code), message: answer.Message ?? answer.message ?? '' } };
}
function acrDenied({ registry, fields }, { refused }, action) {
    return (0,_exchange_js__WEBPACK_IMPORTED_MODULE_1__/* .denied */ .wk)({
        service: 'Alibaba Cloud ACR',
        registry,
        words: `${refused.code}: ${refused.message}`,
        look: `Give the role ${fields['role-to-assume']} a policy that allows ${action}.`,
    });
}
function loginOf(username, password, expires) {
    const expiresAt = new Date(Number(expires));
    if (typeof username !== 'string' || typeof password !== 'string' || Number.isNaN(expiresAt.getTime()))
        throw (0,_exchange_js__WEBPACK_IMPORTED_MODULE_1__/* .nonsense */ .IE)('Alibaba Cloud ACR', 'a user name, a token and when it ends');
    return { username, password: new _secret_js__WEBPACK_IMPORTED_MODULE_0__/* .Secret */ .z(password), expiresAt };
}


/***/ }),

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


/***/ })

};
