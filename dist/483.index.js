export const id = 483;
export const ids = [483];
export const modules = {

/***/ 97483:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   exchangeForEcr: () => (/* binding */ exchangeForEcr),
/* harmony export */   exchangeForEcrPublic: () => (/* binding */ exchangeForEcrPublic)
/* harmony export */ });
/* harmony import */ var _oci_retry_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(79221);
/* harmony import */ var _secret_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(29029);
/* harmony import */ var _denial_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51058);
/* harmony import */ var _exchange_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(77108);
/* harmony import */ var _service_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(85438);
/* harmony import */ var _tag_rules_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(66118);






/** ECR Public has its API in this region only. */
const publicRegion = 'us-east-1';
/** Amazon ECR: the role's keys become a login for 12 hours, by GetAuthorizationToken. Source: docs.aws.amazon.com, ECR API reference. */
async function exchangeForEcr(login, deps) {
    const { region } = login.fields;
    const credentials = await assumeAwsRole(login, region, deps);
    const { ECRClient, GetAuthorizationTokenCommand } = await Promise.all(/* import() */[__webpack_require__.e(861), __webpack_require__.e(249)]).then(__webpack_require__.t.bind(__webpack_require__, 28249, 19));
    const client = new ECRClient({ ...awsConfig(login, 'ecr', region, deps), credentials });
    const service = await serviceOf('Amazon ECR', client, login.endpoints.ecr, secretsOf(credentials));
    const got = await ecrLogin(login, service, deps, {
        needs: 'ecr:GetAuthorizationToken',
        authorize: async () => (await client.send(new GetAuthorizationTokenCommand({}), { abortSignal: deps.signal }))
            .authorizationData?.[0],
    });
    return { ...got, tagRule: (path, now) => describeRule(login, path, client, service, now) };
}
/** By DescribeRepositories, in the account of the registry. Source: docs.aws.amazon.com, ECR API reference. */
async function describeRule({ registry }, path, client, service, deps) {
    const { DescribeRepositoriesCommand } = await Promise.all(/* import() */[__webpack_require__.e(861), __webpack_require__.e(249)]).then(__webpack_require__.t.bind(__webpack_require__, 28249, 19));
    const [registryId] = /^\d{12}(?=\.)/.exec(registry) ?? [];
    const request = new DescribeRepositoriesCommand({
        repositoryNames: [path],
        ...(registryId !== undefined && { registryId }),
    });
    const answer = await (0,_service_js__WEBPACK_IMPORTED_MODULE_3__/* .callService */ .cb)(service, () => client.send(request, { abortSignal: deps.signal }), refusalOf, deps);
    if ((0,_service_js__WEBPACK_IMPORTED_MODULE_3__/* .isRefusal */ .vu)(answer))
        throw (0,_denial_js__WEBPACK_IMPORTED_MODULE_1__/* .untold */ .r)(service, answer.refused);
    const [repository] = answer.repositories ?? [];
    return repository && (0,_tag_rules_js__WEBPACK_IMPORTED_MODULE_4__/* .ecrRule */ .hL)({ ...repository });
}
/** Amazon ECR Public; the role also needs `sts:GetServiceBearerToken`. Source: docs.aws.amazon.com, ECR Public API reference. */
async function exchangeForEcrPublic(login, deps) {
    const credentials = await assumeAwsRole(login, publicRegion, deps);
    const { ECRPUBLICClient, GetAuthorizationTokenCommand } = await Promise.all(/* import() */[__webpack_require__.e(861), __webpack_require__.e(821)]).then(__webpack_require__.t.bind(__webpack_require__, 29821, 19));
    const client = new ECRPUBLICClient({ ...awsConfig(login, 'ecr', publicRegion, deps), credentials });
    const service = await serviceOf('Amazon ECR Public', client, login.endpoints.ecr, secretsOf(credentials));
    return ecrLogin(login, service, deps, {
        needs: 'ecr-public:GetAuthorizationToken and sts:GetServiceBearerToken',
        authorize: async () => (await client.send(new GetAuthorizationTokenCommand({}), { abortSignal: deps.signal }))
            .authorizationData,
    });
}
async function ecrLogin(login, service, deps, api) {
    const answer = await (0,_service_js__WEBPACK_IMPORTED_MODULE_3__/* .callService */ .cb)(service, api.authorize, refusalOf, deps);
    if ((0,_service_js__WEBPACK_IMPORTED_MODULE_3__/* .isRefusal */ .vu)(answer)) {
        const look = `Give the role ${login.fields['role-to-assume']} a policy that allows ${api.needs}.`;
        throw (0,_denial_js__WEBPACK_IMPORTED_MODULE_1__/* .denied */ .w)(service, { registry: login.registry, words: answer.refused, look });
    }
    const [username, ...password] = Buffer.from(answer?.authorizationToken ?? '', 'base64')
        .toString('utf8')
        .split(':');
    if (!username || password.length === 0 || !answer?.expiresAt)
        throw (0,_service_js__WEBPACK_IMPORTED_MODULE_3__/* .nonsense */ .IE)(service.title, 'an authorization token and when it ends');
    return { username, password: new _secret_js__WEBPACK_IMPORTED_MODULE_0__/* .Secret */ .z(password.join(':')), expiresAt: answer.expiresAt };
}
function secretsOf({ secretAccessKey, sessionToken }) {
    return [secretAccessKey, sessionToken];
}
/** The role's keys for an hour, by AssumeRoleWithWebIdentity, which takes no signature. Source: docs.aws.amazon.com, STS API reference. */
async function assumeAwsRole(login, region, deps) {
    const { registry, fields, endpoints } = login;
    const role = fields['role-to-assume'];
    const { token, claims } = await (0,_exchange_js__WEBPACK_IMPORTED_MODULE_2__/* .idToken */ .f)(fields.audience ?? audienceOf(region), registry, deps);
    const { STSClient, AssumeRoleWithWebIdentityCommand } = await Promise.all(/* import() */[__webpack_require__.e(861), __webpack_require__.e(695)]).then(__webpack_require__.t.bind(__webpack_require__, 71695, 19));
    const client = new STSClient(awsConfig(login, 'sts', region, deps));
    const service = await serviceOf('AWS STS', client, endpoints.sts, [token.reveal()]);
    const request = new AssumeRoleWithWebIdentityCommand({
        RoleArn: role,
        RoleSessionName: 'sealift',
        WebIdentityToken: token.reveal(),
        DurationSeconds: 3600,
    });
    const answer = await (0,_service_js__WEBPACK_IMPORTED_MODULE_3__/* .callService */ .cb)(service, () => client.send(request, { abortSignal: deps.signal }), refusalOf, deps);
    if ((0,_service_js__WEBPACK_IMPORTED_MODULE_3__/* .isRefusal */ .vu)(answer)) {
        throw (0,_denial_js__WEBPACK_IMPORTED_MODULE_1__/* .denied */ .w)(service, {
            registry,
            words: answer.refused,
            claims,
            mismatches,
            look: `Look at the trust policy of ${role}: its conditions on …:aud and …:sub are compared letter by letter, and its account needs an identity provider for the issuer, with this audience. AWS says the same of a role that does not exist.`,
        });
    }
    const names = ['AccessKeyId', 'SecretAccessKey', 'SessionToken'];
    const keys = (0,_service_js__WEBPACK_IMPORTED_MODULE_3__/* .textsIn */ .Ej)(service, answer.Credentials, names, 'keys of the role');
    return {
        accessKeyId: keys.AccessKeyId,
        secretAccessKey: keys.SecretAccessKey,
        sessionToken: keys.SessionToken,
    };
}
/** As aws-actions/configure-aws-credentials has it: its README, "OIDC Audience". */
function audienceOf(region) {
    return region.startsWith('cn-') ? 'sts.amazonaws.com.cn' : 'sts.amazonaws.com';
}
/** AWS names the claim only here; any other condition is "Not authorized to perform". */
const mismatches = [
    [/^InvalidIdentityToken.*: Incorrect token audience/, 'aud'],
    [/^InvalidIdentityToken.*: No OpenIDConnect provider found/, 'iss'],
    [/^ExpiredToken/, 'exp'],
];
/** Settings of a client for one service. Tries are ours to count (`callService`). */
function awsConfig(login, name, region, deps) {
    const given = login.endpoints[name];
    const url = new URL(given ?? 'https://amazonaws.com');
    return {
        region,
        // A client takes either an address or a choice among AWS's own.
        ...(given !== undefined ? { endpoint: given, useFipsEndpoint: false } : fipsWhere(login.registry)),
        maxAttempts: 1,
        // Addresses for S3 stand-ins, in the environment or in ~/.aws/config, are no place for an OIDC token.
        ignoreConfiguredEndpointUrls: true,
        requestHandler: {
            connectionTimeout: 10_000,
            requestTimeout: 30_000,
            throwOnRequestTimeout: true,
            [url.protocol === 'http:' ? 'httpAgent' : 'httpsAgent']: deps.agent(url),
        },
    };
}
/** Who names the FIPS host of a registry gets its login from FIPS endpoints, too. */
function fipsWhere(registry) {
    return /\.dkr[.-]ecr-fips\./.test(registry) ? { useFipsEndpoint: true } : {};
}
/** The service as errors name it: at the address the SDK knows for its region and partition. */
async function serviceOf(title, { config }, given, hidden) {
    if (given !== undefined)
        return { title, url: new URL(given), hidden };
    const { url } = config.endpointProvider({
        Region: await config.region(),
        UseFIPS: await config.useFipsEndpoint(),
        UseDualStack: await config.useDualstackEndpoint(),
    });
    return { title, url, hidden };
}
/** What AWS says with a status of 400 and yet may pass: throttling, and an issuer it could not reach (STS API reference). */
const passing = /Throttl|TooManyRequests|RequestLimitExceeded|IDPCommunicationError/;
/** An error of the SDK that holds an answer of the service. */
function refusalOf(error) {
    const { $metadata } = error;
    const status = $metadata?.httpStatusCode;
    if (status === undefined)
        return undefined;
    return {
        refused: `${error.name}: ${error.message}`,
        again: (0,_oci_retry_js__WEBPACK_IMPORTED_MODULE_5__/* .isRetriedStatus */ .Mq)(status) || passing.test(error.name),
    };
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
